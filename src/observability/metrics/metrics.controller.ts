import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../../auth/authentication.decorator.js';
import { OBSERVABILITY_OPTIONS, type ResolvedObservabilityOptions } from '../observability.options.js';
import { expositionOf } from './expositions.js';
import { Metrics } from './metrics.js';

/** The scrape. Open: figures only, no label holds anything of a person, a hotel or a tenant. */
@Controller()
@Authentication('open')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(OBSERVABILITY_OPTIONS) private readonly options: ResolvedObservabilityOptions,
  ) {}

  /**
   * The registry in Prometheus' text format or, with exemplars, in OpenMetrics.
   * @throws NotFoundException when metrics have a port of their own
   */
  @Get()
  async scrape(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (this.options.metricsPort !== undefined) throw new NotFoundException();
    const { contentType, text } = await expositionOf(this.metrics.registry, request.headers.accept);
    void reply.header('Content-Type', contentType);
    return text;
  }
}
