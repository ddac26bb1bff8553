import { z } from 'zod';

/** What health_check answers. */
export const HealthAnswer = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  server: z.object({ version: z.string(), uptimeSeconds: z.int() }),
  opera: z.object({
    reachable: z.boolean(),
    version: z.string().optional(),
    pingMilliseconds: z.int().optional(),
    tokenExpiresInSeconds: z.int().optional(),
    problem: z.string().optional(),
    advice: z.string().optional(),
  }),
  hotel: z.object({
    hotelId: z.string(),
    businessDate: z.string().optional(),
    problem: z.string().optional(),
  }),
  cache: z.object({
    enabled: z.boolean(),
    hitRatio: z.number(),
    entries: z.int(),
    restingLayers: z.array(z.string()).optional(),
  }),
});
export type HealthAnswer = z.infer<typeof HealthAnswer>;
