import { z } from 'zod';

/** What health_check answers. */
export const HealthAnswer = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  server: z.object({ version: z.string(), time: z.string(), uptimeSeconds: z.int() }),
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
  pace: z.object({ waiting: z.int(), requestsPerSecond: z.number(), connections: z.int().optional() }),
  errors: z.array(
    z.object({
      code: z.string(),
      tool: z.string(),
      count: z.int(),
      lastHour: z.int(),
      firstSeen: z.string(),
      lastSeen: z.string(),
      fingerprint: z.string(),
    }),
  ),
  slowOperations: z.array(z.object({ operation: z.string(), p50Ms: z.int(), p95Ms: z.int() })),
  degradations: z.array(
    z.object({
      operation: z.string(),
      kind: z.string(),
      usual: z.number(),
      now: z.number(),
      since: z.string(),
    }),
  ),
  overDegradations: z.array(z.string()).optional(),
  dashboards: z.array(z.string()).optional(),
});
export type HealthAnswer = z.infer<typeof HealthAnswer>;
