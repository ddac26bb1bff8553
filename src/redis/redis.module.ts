import { type DynamicModule, Module } from '@nestjs/common';
import { REDIS_OPTIONS, redisOptionsSchema, type RedisSettings } from './redis.options.js';
import { RedisLink } from './redis.link.js';

/** Gives every room the `RedisLink`; needs KernelModule, tells a `RedisObserver` if there is one. */
@Module({})
export class RedisModule {
  /**
   * @param given URL and prefix; see redis.options.ts for the defaults
   * @throws ZodError when an option is out of range
   */
  static forRoot(given: RedisSettings = {}): DynamicModule {
    return {
      module: RedisModule,
      global: true,
      providers: [{ provide: REDIS_OPTIONS, useValue: redisOptionsSchema.parse(given) }, RedisLink],
      exports: [RedisLink],
    };
  }
}
