import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Telemetry } from '../telemetry.js';

/** Hears of HTTP requests that were answered with an error, whoever answered them. Good answers cost it a comparison. */
@Injectable()
export class HttpListener implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Telemetry) private readonly telemetry: Telemetry,
  ) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as typeof this.host.httpAdapter | undefined;
    if (adapter?.getType() !== 'fastify') return;
    adapter.getInstance<FastifyInstance>().addHook('onResponse', (request, reply, done) => {
      if (reply.statusCode >= 400) {
        const known = (request as { caller?: unknown }).caller !== undefined;
        this.telemetry.httpRefused(reply.statusCode, request.routeOptions.url ?? '(none)', known);
      }
      done();
    });
  }
}
