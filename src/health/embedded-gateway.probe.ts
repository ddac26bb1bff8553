import { Inject, Injectable } from '@nestjs/common';
import { HEALTH_OPTIONS, type ResolvedHealthOptions } from './health.options.js';
import type { ProbeVerdict, ReadinessProbe } from './readiness-probe.js';

/** Does the gateway within this process (the sandbox) answer; whatever it answers is an answer. */
@Injectable()
export class EmbeddedGatewayProbe implements ReadinessProbe {
  readonly name = 'sandbox';

  constructor(@Inject(HEALTH_OPTIONS) private readonly options: ResolvedHealthOptions) {}

  /** Whether there is anything to look at. */
  get configured(): boolean {
    return this.options.embeddedGatewayUrl !== undefined;
  }

  async look(signal: AbortSignal): Promise<ProbeVerdict> {
    const { embeddedGatewayUrl: url } = this.options;
    if (url === undefined) return { status: 'up' };
    try {
      const answer = await fetch(url, { signal });
      await answer.body?.cancel();
      return { status: 'up' };
    } catch {
      return { status: 'down', facts: { reason: 'no answer' } };
    }
  }
}
