import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { RedisLink } from '../../redis/redis.link.js';
import { Pace } from '../pace.js';
import type { PaceSettings } from './bucket.js';
import { MemoryPace } from './memory.pace.js';
import { RedisPace } from './redis.pace.js';

/** Provides `Pace`: shared by all replicas where a Redis is configured, of this process otherwise. */
@Module({})
export class PaceModule {
  /** @param settings rate, burst and queue of every gateway */
  static forRoot(settings: PaceSettings): DynamicModule {
    return {
      module: PaceModule,
      providers: [
        {
          provide: Pace,
          inject: [Clock, { token: RedisLink, optional: true }],
          useFactory: (clock: Clock, link?: RedisLink) =>
            link?.configured === true
              ? new RedisPace(settings, clock, link)
              : new MemoryPace(settings, clock),
        },
      ],
      exports: [Pace],
    };
  }
}
