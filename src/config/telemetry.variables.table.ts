import { z } from 'zod';
import type { VariableMeta } from './environment.table.js';

const meta = (description: string, example: string, secret?: true): VariableMeta => ({
  group: 'Logs',
  description,
  example,
  ...(secret && { secret }),
});
const text = () => z.string().trim().min(1);
const flag = () => z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] });
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** `name=value` pairs, comma separated, values percent-encoded as OpenTelemetry has them. */
const headers = () =>
  z.string().transform((value, context) => {
    const pairs = value.split(',').filter((pair) => pair.trim() !== '');
    const entries = pairs.map((pair) => /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(pair));
    if (entries.some((entry) => entry === null)) {
      context.addIssue({ code: 'custom', message: 'must be name=value pairs, comma separated' });
      return z.NEVER;
    }
    return Object.fromEntries(entries.map((entry) => [entry![1]!, decoded(entry![2]!)]));
  });

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Variables of logs beyond their level, of traces and of the audit. */
export const TELEMETRY_VARIABLES = {
  OPERA_LOG_SAMPLING: flag()
    .default(true)
    .meta(
      meta(
        'Leave out most of what says the same again and again: probes, cache reads, a line repeated many times in a few seconds. Calls, changes and errors of calls are never left out.',
        'true',
      ),
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta(
      meta(
        'Collector of traces (OTLP over HTTP, protobuf); /v1/traces is added. Without it nothing is traced and no tracing library is loaded.',
        'http://collector:4318',
      ),
    ),
  OTEL_EXPORTER_OTLP_HEADERS: headers()
    .default({})
    .meta(meta('Headers for the collector, name=value, comma separated.', 'api-key=a-key', true)),
  OTEL_EXPORTER_OTLP_TIMEOUT: whole(1, 600_000)
    .default(10_000)
    .meta(meta('Milliseconds an export may take.', '10000')),
  OTEL_BSP_SCHEDULE_DELAY: whole(1, 600_000)
    .default(5000)
    .meta(meta('Milliseconds between exports.', '5000')),
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS)
    .default('parentbased_always_on')
    .meta(
      meta(
        'Which traces are kept. parentbased: a client that traces decides for its calls. traceidratio: the share of OTEL_TRACES_SAMPLER_ARG.',
        'parentbased_traceidratio',
      ),
    ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .meta(meta('Share of traces kept by a traceidratio sampler, 0 to 1.', '0.05')),
  MCP_AUDIT_DIR: text()
    .optional()
    .meta(
      meta(
        'Folder for the record of every change and consent: hash-chained, signed files that are only appended to. One folder for each process. Needs MCP_AUDIT_KEY.',
        '/var/lib/opera-cloud-mcp/audit',
      ),
    ),
  MCP_AUDIT_STDOUT: flag()
    .default(false)
    .meta(meta('Write that record among the lines of the log instead of into files.', 'true')),
  MCP_AUDIT_KEY: z
    .string()
    .trim()
    .min(32)
    .optional()
    .meta(
      meta(
        'Signs the record: an Ed25519 private key (PEM), checked with its public key, or 32 characters and more for HMAC-SHA-256.',
        'a-key-of-32-characters-and-more-for-the-audit',
        true,
      ),
    ),
  MCP_AUDIT_MAX_MEGABYTES: whole(1, 10_240)
    .default(64)
    .meta(meta('Size at which the next file is begun; a new day (UTC) begins one too.', '64')),
  MCP_AUDIT_RETENTION_DAYS: whole(0, 36_500)
    .default(0)
    .meta(meta('Days after which files of the record are removed; 0 keeps them.', '400')),
  MCP_AUDIT_FSYNC: z
    .enum(['always', 'second', 'never'])
    .default('always')
    .meta(
      meta('When a line is forced to the disk: before the change goes on, each second, never.', 'second'),
    ),
  MCP_AUDIT_REQUIRED: flag()
    .default(true)
    .meta(
      meta(
        'Refuse a change that cannot be put on record; false lets it happen and says so in the log.',
        'false',
      ),
    ),
};
