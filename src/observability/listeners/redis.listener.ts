import { Inject, Injectable } from '@nestjs/common';
import { RedisObserver } from '../../redis/redis-observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of Redis coming and going. */
@Injectable()
export class RedisListener implements RedisObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  redisUp(): void {
    this.telemetry.log('info', 'redis_up');
  }

  redisDown(reason: string): void {
    this.telemetry.log('warn', 'redis_down', { reason });
  }
}

/** Makes the listener the ear of the link to Redis. */
export const REDIS_LISTENER = { provide: RedisObserver, useClass: RedisListener };
