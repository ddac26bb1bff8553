import { Inject, Injectable, Optional } from '@nestjs/common';
import { RedisLink } from '../redis/redis.link.js';
import type { ProbeVerdict, ReadinessProbe } from './readiness-probe.js';

/** Is the shared Redis at hand. Never down: without it every replica goes on by itself. */
@Injectable()
export class RedisProbe implements ReadinessProbe {
  readonly name = 'redis';

  constructor(@Optional() @Inject(RedisLink) private readonly link?: RedisLink) {}

  /** Whether there is anything to look at. */
  get configured(): boolean {
    return this.link?.configured === true;
  }

  async look(): Promise<ProbeVerdict> {
    const { up = false, failures = 0 } = this.link?.facts() ?? {};
    return { status: up ? 'up' : 'degraded', facts: { failures } };
  }
}
