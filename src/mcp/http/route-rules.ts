import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { Clock } from '../../kernel/clock.js';
import { RPC } from '../engine/json-rpc.js';
import { McpOptions } from '../mcp.options.js';
import { OriginPolicy } from './origin.policy.js';
import { Refusal, refuse } from './refusal.js';
import { discardBody } from './refused-body.js';

/** Asked by machines that know us by address only: an orchestrator's probes and a scraper. They tell nothing of guests. */
const BY_ADDRESS = /^\/(health\/(live|ready|startup)|metrics)$/;

/**
 * What holds for the routes before Nest sees a request: Host and Origin are checked before the body is read, the body has
 * its own size limit, and what Fastify refuses on the MCP routes is told in JSON-RPC.
 */
@Injectable()
export class RouteRules {
  private readonly policy: OriginPolicy;

  // In the constructor, because Nest registers routes before any lifecycle hook runs.
  constructor(
    host: HttpAdapterHost,
    @Inject(McpOptions) private readonly options: McpOptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.policy = new OriginPolicy(options.allowedHosts, options.allowedOrigins);
    const fastify = host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    // Without an HTTP server (stdio) there is nothing to rule.
    if (typeof fastify?.addHook !== 'function') return;
    fastify.addHook('onRoute', (route) => this.apply(route));
  }

  private apply(route: RouteOptions): void {
    const { path } = this.options;
    if (route.url !== path && !route.url.startsWith(`${path}/`)) {
      if (route.method !== 'OPTIONS') this.guard(route);
      return;
    }
    route.bodyLimit = this.options.maxBodyBytes;
    route.onRequest = (request, reply, done) => {
      const refusal = this.policy.refusal(request.headers);
      if (refusal === undefined) done();
      else refuse(reply, null, new Refusal(403, refusal));
    };
    route.errorHandler = (error, _request, reply) => {
      const refusal = this.refusalOf(error);
      if (refusal.status === 413) discardBody(reply, this.clock);
      refuse(reply, null, refusal);
    };
  }

  /** Foreign pages are kept from the other routes too; a name we do not have (DNS rebinding) from those that show something. */
  private guard(route: RouteOptions): void {
    const byAddress = BY_ADDRESS.test(route.url);
    route.onRequest = ({ headers }, reply, done) => {
      const refusal = this.policy.refusal(byAddress ? { ...headers, host: 'localhost' } : headers);
      if (refusal === undefined) done();
      else void reply.code(403).send({ error: refusal });
    };
  }

  private refusalOf(error: { statusCode?: number; status?: unknown }): Refusal {
    const status = error.statusCode ?? (typeof error.status === 'number' ? error.status : 500);
    switch (status) {
      case 400:
        return new Refusal(400, 'The body is not valid JSON.', RPC.PARSE_ERROR);
      case 401:
        return new Refusal(401, 'Authentication is required.', RPC.SERVER_ERROR);
      case 413:
        return new Refusal(413, `The body is larger than ${this.options.maxBodyBytes} bytes.`);
      case 415:
        return new Refusal(415, 'Send application/json.');
      default:
        return new Refusal(
          status >= 400 && status < 500 ? status : 500,
          'The request was refused.',
          RPC.INTERNAL_ERROR,
        );
    }
  }
}
