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
  /** Slots in which changes of tags are counted; fewer cost misses. */
  maxTags: z.number().int().positive().default(100_000),
  /** Folder of the embedded layer; absent: nothing is written to disk. */
  directory: z.string().optional(),
  /** Sealed bytes in the embedded layer. */
  maxDiskBytes: z
    .number()
    .int()
    .positive()
    .default(512 * 1024 * 1024),
  /** Seals what leaves memory: the current secret, then perhaps the previous one. Without one Redis gets no answers. */
  secrets: z.array(z.string().min(32)).max(2).default([]),
});

export type CacheOptions = z.input<typeof cacheOptionsSchema>;
export type ResolvedCacheOptions = z.output<typeof cacheOptionsSchema>;

export const CACHE_OPTIONS = Symbol('CACHE_OPTIONS');
