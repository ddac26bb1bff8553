import { z } from 'zod';

/** What inspect_cache answers. */
export const CacheAnswer = z.object({
  enabled: z.boolean(),
  hitRatio: z.number(),
  invalidations: z.int(),
  layers: z.array(
    z.object({
      name: z.string(),
      entries: z.int(),
      bytes: z.int(),
      hits: z.int(),
      failures: z.int(),
      resting: z.boolean(),
    }),
  ),
  tags: z.array(z.object({ tag: z.string(), entries: z.int() })),
});
export type CacheAnswer = z.infer<typeof CacheAnswer>;

/** What purge_cache answers. */
export const PurgeAnswer = z.object({ purged: z.array(z.string()) });
export type PurgeAnswer = z.infer<typeof PurgeAnswer>;
