import { z } from 'zod';

/** What HealthModule.forRoot takes. */
export const healthOptionsSchema = z.object({
  version: z.string().min(1),
  /** After SIGTERM the server says "not ready" this long before it stops taking requests, so that balancers notice. */
  drainSeconds: z.number().min(0).default(0),
  /** Where operators look further: shown by health and the console. */
  dashboardLinks: z
    .array(z.object({ name: z.string(), url: z.string() }))
    .readonly()
    .default([]),
  /** Address of the gateway that this process itself serves, when it does. */
  embeddedGatewayUrl: z.string().optional(),
  /** Longest wait for one readiness probe. */
  probeTimeoutSeconds: z.number().positive().default(3),
  /** A probe's verdict is reused this long: a scrape must not become load on the gateway. */
  probeCacheSeconds: z.number().min(0).default(5),
  /** Above this median delay of the event loop the process counts as stuck. */
  stuckEventLoopSeconds: z.number().positive().default(10),
});

export type HealthOptions = z.input<typeof healthOptionsSchema>;
export type ResolvedHealthOptions = z.output<typeof healthOptionsSchema>;

export const HEALTH_OPTIONS = Symbol('HEALTH_OPTIONS');
