import { z } from 'zod';

/** What CacheModule.forRoot takes; every limit has its unit in its name. */
export const cacheOptionsSchema = z.object({
  /** Off: every read loads, nothing is kept. */
  enabled: z.boolean().default(true),
  /** For reads whose policy names no time of its own. */
  defaultTtlSeconds: z.number().positive().default(300),
  maxMemoryEntries: z.number().int().positive().default(10_000),
  /** Estimated bytes of keys and values; the estimate is in immutable-value.ts. */
  maxMemoryBytes: z
    .number()
    .int()
    .positive()
    .default(128 * 1024 * 1024),
  /** Tags whose last change is remembered; forgetting one only costs misses. */
  maxTags: z.number().int().positive().default(100_000),
});

export type CacheOptions = z.input<typeof cacheOptionsSchema>;
export type ResolvedCacheOptions = z.output<typeof cacheOptionsSchema>;

export const CACHE_OPTIONS = Symbol('CACHE_OPTIONS');
