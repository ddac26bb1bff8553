import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Authentication } from '../../auth/authentication.decorator.js';
import { Metrics } from './metrics.js';

/** The scrape. Open: figures only, no label holds anything of a person or a tenant. */
@Controller()
@Authentication('open')
export class MetricsController {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  /** The registry in Prometheus' text format. */
  @Get()
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('Content-Type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
