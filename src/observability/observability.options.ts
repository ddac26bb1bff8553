import { z } from 'zod';
import { auditOptionsSchema } from './audit/audit.options.js';
import { tracesOptionsSchema } from './traces/traces.options.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What ObservabilityModule.forRoot takes. */
export const observabilityOptionsSchema = z.object({
  level: z.enum(LOG_LEVELS).default('info'),
  /** JSON lines; false for text that people read; unset: text when a terminal is written to. */
  structured: z.boolean().optional(),
  /** Leave out most of what says the same again and again. */
  sampling: z.boolean().default(true),
  /** Absent: nothing is traced. */
  traces: tracesOptionsSchema.optional(),
  audit: auditOptionsSchema.prefault({}),
  serviceName: z.string().min(1),
  version: z.string().min(1),
  /** stderr when stdout is the protocol. */
  destination: z.enum(['stdout', 'stderr']).default('stdout'),
  /** Port of `/metrics` alone; absent: it is a route of the server. 0 takes a free one. */
  metricsPort: z.int().min(0).max(65_535).optional(),
  metricsHost: z.string().min(1).default('127.0.0.1'),
  /** Texts that must never appear in a line: the configured credentials. */
  secrets: z.array(z.string().optional()).default([]),
});

export type ObservabilityOptions = z.input<typeof observabilityOptionsSchema>;
export type ResolvedObservabilityOptions = z.output<typeof observabilityOptionsSchema>;

export const OBSERVABILITY_OPTIONS = Symbol('OBSERVABILITY_OPTIONS');
