import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Authentication } from '../auth/authentication.decorator.js';
import type { LiveFacts, ReadyFacts, StatusFacts } from './health-facts.js';
import { HealthFacts } from './health-facts.service.js';

/** Probes for whoever runs the server. Bad news come with 503, so that no body needs to be read. */
@Controller('health')
export class HealthController {
  constructor(private readonly facts: HealthFacts) {}

  /** Alive: 200, or 503 when the event loop is stuck. */
  @Get('live')
  @Authentication('open')
  live(@Res({ passthrough: true }) reply: FastifyReply): LiveFacts {
    return answer(reply, this.facts.live());
  }

  /** Ready for requests: 200 (also when degraded), or 503. */
  @Get('ready')
  @Authentication('open')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyFacts> {
    return answer(reply, await this.facts.ready());
  }

  /** Everything, for administrators. */
  @Get('status')
  @Authentication('caller', 'opera:admin')
  async status(@Res({ passthrough: true }) reply: FastifyReply): Promise<StatusFacts> {
    return answer(reply, await this.facts.status());
  }
}

function answer<Facts extends { readonly status: string }>(reply: FastifyReply, facts: Facts): Facts {
  const well = facts.status === 'ok' || facts.status === 'degraded';
  void reply
    .code(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
    .header('Cache-Control', 'no-cache, no-store, must-revalidate');
  return facts;
}
