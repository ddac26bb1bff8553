import { Inject, Injectable, Optional } from '@nestjs/common';
import { CacheService } from '../cache/cache.service.js';
import type { ProbeVerdict, ReadinessProbe } from './readiness-probe.js';

/** Are all layers of the cache at work. Never down: without a cache the server is slower, not out of order. */
@Injectable()
export class CacheProbe implements ReadinessProbe {
  readonly name = 'cache';

  constructor(@Optional() @Inject(CacheService) private readonly cache?: CacheService) {}

  async look(): Promise<ProbeVerdict> {
    const stats = this.cache?.stats();
    if (stats === undefined || !stats.enabled) return { status: 'up', facts: { enabled: false } };
    const resting = stats.layers.filter((layer) => layer.resting).map((layer) => layer.name);
    return resting.length === 0
      ? { status: 'up', facts: { enabled: true } }
      : { status: 'degraded', facts: { enabled: true, resting: resting.join(' ') } };
  }
}
