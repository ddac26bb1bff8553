import { z } from 'zod';

const perMinute = () => z.number().positive();

/** What ThrottleModule.forRoot takes: quotas of those who call us. */
export const throttleOptionsSchema = z
  .object({
    enabled: z.boolean().default(true),
    /** Tool calls of one caller, weighted by the tools' cost. */
    callsPerMinute: perMinute().default(600),
    /** Calls at once after a pause; a minute's worth when absent. */
    burst: z.number().min(1).optional(),
    /** The same for calls that change something, which count for both; no limit of their own when absent. */
    writesPerMinute: perMinute().optional(),
    /** Between two midnights UTC, weighted by cost; no limit when absent. */
    dailyCallsPerCaller: z.number().int().positive().optional(),
    dailyCallsPerTenant: z.number().int().positive().optional(),
    /** Tool calls of all callers of one tenant together; twenty callers' worth when absent. */
    tenantCallsPerMinute: perMinute().optional(),
    /** Plain HTTP requests of one address, outside `skipPaths`. */
    httpRequestsPerMinute: perMinute().default(600),
    /** Routes whose requests are not counted: probes and scrapes must always get through. MCP says so itself, wherever it is mounted. */
    skipPaths: z.array(z.string()).default(['/health', '/metrics']),
    /** Callers, tenants and addresses remembered; the longest silent are forgotten first. */
    maxTracked: z.number().int().positive().default(100_000),
    /** Processes that share the quotas through Redis: without it each grants its part. */
    replicas: z.number().int().positive().default(1),
  })
  .transform((options) => ({
    ...options,
    burst: options.burst ?? Math.max(1, options.callsPerMinute),
    tenantCallsPerMinute: options.tenantCallsPerMinute ?? options.callsPerMinute * 20,
  }));

export type ThrottleOptions = z.input<typeof throttleOptionsSchema>;
export type ResolvedThrottleOptions = z.output<typeof throttleOptionsSchema>;

export const THROTTLE_OPTIONS = Symbol('THROTTLE_OPTIONS');
