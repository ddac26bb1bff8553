import { z } from 'zod';

/** Where spans go and how many; the names of OpenTelemetry's environment variables mean the same. */
export const tracesOptionsSchema = z.object({
  /** Base address of a collector that takes OTLP over HTTP; `/v1/traces` is added. */
  endpoint: z.string().min(1),
  /** Sent with every export, such as a key of the collector. */
  headers: z.record(z.string(), z.string()).default({}),
  /** Share of the traces begun here that is kept, 0 to 1. */
  ratio: z.number().min(0).max(1).default(1),
  /** A client that traces decides for its calls. */
  parentBased: z.boolean().default(true),
  /** Milliseconds an export may take. */
  timeoutMs: z.number().int().min(1).default(10_000),
  /** Milliseconds between exports. */
  delayMs: z.number().int().min(1).default(5000),
});

export type TracesOptions = z.output<typeof tracesOptionsSchema>;
