import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LOG, type Log } from './log.js';

/** Routes whose good answers are no news: tool calls have a line of their own, probes and scrapes come every few seconds. */
const QUIET = ['/mcp', '/health', '/metrics'];

/**
 * One line per HTTP request: method, route, status, duration. The route is the pattern it matched, so neither ids nor queries
 * appear; headers and bodies are never looked at. A hook instead of middleware: it costs nothing until the answer is out.
 */
@Injectable()
export class HttpLines implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as typeof this.host.httpAdapter | undefined;
    if (adapter?.getType() !== 'fastify') return;
    const fastify = adapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', async (request, reply) => this.write(request, reply));
  }

  private write(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.routeOptions.url ?? '(none)';
    const status = reply.statusCode;
    const level = status >= 500 ? 'error' : status >= 400 ? 'warn' : isQuiet(route) ? 'debug' : 'info';
    if (!this.log.isLevelEnabled(level)) return;
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    this.log[level](
      { requestId: request.id, method: request.method, route, status, durationMs },
      'http_request',
    );
  }
}

function isQuiet(route: string): boolean {
  return QUIET.some((path) => route === path || route.startsWith(`${path}/`));
}
