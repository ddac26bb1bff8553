import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock } from '../kernel/clock.js';
import { RedisLink } from '../redis/redis.link.js';
import { MemoryQuotas } from './memory-quotas.js';
import { QuotaStore } from './quota-store.js';
import { RedisQuotas } from './redis-quotas.js';
import { ThrottleGuard } from './throttle.guard.js';
import { THROTTLE_OPTIONS, type ThrottleOptions, throttleOptionsSchema } from './throttle.options.js';
import { ThrottlerQuotas } from './throttler-quotas.js';

/** Quotas for everybody who calls us; its guard stands before every tool and every HTTP route. */
@Module({})
export class ThrottleModule {
  /**
   * @param given quotas; see throttle.options.ts for the defaults
   * @throws ZodError when a quota is out of range
   */
  static forRoot(given: ThrottleOptions = {}): DynamicModule {
    const options = throttleOptionsSchema.parse(given);
    const quotas = {
      provide: QuotaStore,
      inject: [Clock, { token: RedisLink, optional: true }],
      useFactory: (clock: Clock, link?: RedisLink) =>
        link?.configured === true
          ? new RedisQuotas(link, clock, options.replicas, options.maxTracked)
          : new MemoryQuotas(clock, options.maxTracked),
    };
    const accounts: DynamicModule = { module: QuotaModule, providers: [quotas], exports: [QuotaStore] };
    return {
      module: ThrottleModule,
      global: true,
      imports: [
        accounts,
        ThrottlerModule.forRootAsync({
          imports: [accounts],
          inject: [QuotaStore],
          useFactory: (store: QuotaStore) => ({
            storage: new ThrottlerQuotas(store),
            throttlers: [{ limit: options.httpRequestsPerMinute, ttl: 60_000 }],
          }),
        }),
      ],
      providers: [
        { provide: THROTTLE_OPTIONS, useValue: options },
        ThrottleGuard,
        { provide: APP_GUARD, useExisting: ThrottleGuard },
      ],
      exports: [ThrottleGuard, accounts],
    };
  }
}

/** Holds the accounts that both halves of the guard charge. */
@Module({})
class QuotaModule {}
