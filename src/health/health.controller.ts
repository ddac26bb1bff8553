import { Controller, Get, HttpStatus, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Authentication } from '../auth/authentication.decorator.js';
import type { AuthenticatedRequest } from '../auth/authentication.guard.js';
import type { BriefFacts, LiveFacts, ReadyFacts, StartupFacts, StatusFacts } from './health-facts.js';
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

  /** Started: 200, or 503 until everything is. */
  @Get('startup')
  @Authentication('open')
  startup(@Res({ passthrough: true }) reply: FastifyReply): StartupFacts {
    return answer(reply, this.facts.startup());
  }

  /** Everything for administrators, a little for other known callers. */
  @Get('status')
  @Authentication('caller')
  async status(
    @Req() { caller }: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatusFacts | BriefFacts> {
    return answer(reply, await this.facts.for(caller));
  }
}

function answer<Facts extends { readonly status: string }>(reply: FastifyReply, facts: Facts): Facts {
  const well = facts.status === 'ok' || facts.status === 'degraded';
  void reply
    .code(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
    .header('Cache-Control', 'no-cache, no-store, must-revalidate');
  return facts;
}
