import { z } from 'zod';

/** What RedisModule.forRoot takes. Without a URL there is no Redis and nothing is ever connected. */
export const redisOptionsSchema = z.object({
  /** `redis://user:password@host:6379/0`, or `rediss://` for TLS. */
  url: z.url({ protocol: /^rediss?$/ }).optional(),
  /** First part of every key and channel, so that several installations can share one Redis. */
  prefix: z
    .string()
    .regex(/^[\w.-]{1,40}$/)
    .default('opera-mcp'),
  /** A command that is not answered for this long has failed. */
  commandTimeoutMilliseconds: z.number().int().positive().default(200),
  connectTimeoutMilliseconds: z.number().int().positive().default(2000),
  /** The start of the server waits this long for the first connection, then goes on without. */
  startWaitMilliseconds: z.number().int().min(0).default(1000),
  /** Failures in a row after which Redis is left alone for a moment, though it is connected. */
  failuresBeforeRest: z.number().int().positive().default(3),
  restMilliseconds: z.number().int().positive().default(1000),
});

export type RedisSettings = z.input<typeof redisOptionsSchema>;
export type RedisLinkOptions = z.output<typeof redisOptionsSchema>;

export const REDIS_OPTIONS = Symbol('REDIS_OPTIONS');
