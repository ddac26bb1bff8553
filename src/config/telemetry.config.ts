import { ConfigError } from './config.error.js';
import type { Environment } from './environment.table.js';

/** Where spans go; see TracesOptions of observability. */
export interface TracesConfig {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ratio: number;
  readonly parentBased: boolean;
  readonly timeoutMs: number;
  readonly delayMs: number;
}

/** How changes are put on record; see AuditOptions of observability. */
export interface AuditConfig {
  readonly directory?: string;
  readonly stdout: boolean;
  readonly key?: string;
  readonly maxBytes: number;
  readonly retentionDays: number;
  readonly fsync: 'always' | 'second' | 'never';
  readonly required: boolean;
}

/** Absent: nothing is traced. */
export function tracesOf(env: Environment): TracesConfig | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER: sampler } = env;
  if (endpoint === undefined || sampler === 'always_off') return undefined;
  return {
    endpoint,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS,
    ratio: sampler.endsWith('ratio') ? env.OTEL_TRACES_SAMPLER_ARG : sampler.endsWith('on') ? 1 : 0,
    parentBased: sampler.startsWith('parentbased_'),
    timeoutMs: env.OTEL_EXPORTER_OTLP_TIMEOUT,
    delayMs: env.OTEL_BSP_SCHEDULE_DELAY,
  };
}

/** @throws ConfigError when files are wanted and there is no key to sign them with */
export function auditOf(env: Environment): AuditConfig {
  const { MCP_AUDIT_DIR: directory, MCP_AUDIT_KEY: key } = env;
  if (directory !== undefined && key === undefined) {
    const problem =
      'is missing beside MCP_AUDIT_DIR: without it whoever can write the files can rewrite them';
    throw new ConfigError([{ variable: 'MCP_AUDIT_KEY', problem }]);
  }
  return {
    directory,
    stdout: env.MCP_AUDIT_STDOUT,
    key,
    maxBytes: env.MCP_AUDIT_MAX_MEGABYTES * 1024 * 1024,
    retentionDays: env.MCP_AUDIT_RETENTION_DAYS,
    fsync: env.MCP_AUDIT_FSYNC,
    required: env.MCP_AUDIT_REQUIRED,
  };
}
