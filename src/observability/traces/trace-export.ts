import { context } from '@opentelemetry/api';
import type { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { Counter } from 'prom-client';
import type { Masker } from '../masking/masker.js';
import type { Metrics } from '../metrics/metrics.js';
import { AsyncContext } from './async-context.js';
import { Tracing } from './tracing.js';
import type { TracesOptions } from './traces.options.js';

type Compression = NonNullable<ConstructorParameters<typeof OTLPTraceExporter>[0]>['compression'];

const MAX_QUEUE = 4096;
const MAX_BATCH = 512;
const MAX_TEXT = 256;
const SUCCESS = 0;

/** Name and version of the service, as traces show them. */
export interface TracedService {
  readonly name: string;
  readonly version: string;
}

/**
 * Tracing with OTLP export (protobuf, gzip over HTTP). Only here is OpenTelemetry's SDK loaded. A collector that is away costs a
 * counter: spans wait in a bounded queue and are dropped when it is full.
 */
export async function startTracing(
  options: TracesOptions,
  service: TracedService,
  masker: Masker,
  metrics: Metrics,
): Promise<Tracing> {
  const [sdk, otlp, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ]);
  const { ratio, parentBased, delayMs, timeoutMs } = options;
  const root = new sdk.TraceIdRatioBasedSampler(ratio);
  const exporter = new otlp.OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...options.headers },
    timeoutMillis: timeoutMs,
    compression: 'gzip' as Compression,
  });
  const provider = new sdk.TracerProvider({
    sampler: parentBased ? new sdk.ParentBasedSampler({ root }) : root,
    spanLimits: { attributeValueLengthLimit: MAX_TEXT, attributeCountLimit: 32 },
    resource: resourceFromAttributes({ 'service.name': service.name, 'service.version': service.version }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: counted(exporter, metrics),
        maxQueueSize: MAX_QUEUE,
        maxExportBatchSize: MAX_BATCH,
        scheduledDelayMillis: delayMs,
        exportTimeoutMillis: timeoutMs,
      }),
    ],
  });
  // The first one of a process stays; all are alike.
  context.setGlobalContextManager(new AsyncContext());
  return new Tracing(provider.getTracer(service.name, service.version), masker, async () => {
    await provider.shutdown().catch(() => undefined);
  });
}

/** The exporter with a count of the spans that arrived and of those that did not. */
function counted(exporter: SpanExporter, metrics: Metrics): SpanExporter {
  const spans = new Counter({
    name: 'opera_mcp_trace_spans_total',
    help: 'Spans handed to the collector, by result',
    labelNames: ['result'],
    registers: [metrics.registry],
  });
  spans.inc({ result: 'exported' }, 0);
  spans.inc({ result: 'failed' }, 0);
  return {
    export(batch: ReadableSpan[], done) {
      exporter.export(batch, (result) => {
        const failed = (result.code as number) !== SUCCESS;
        spans.inc({ result: failed ? 'failed' : 'exported' }, batch.length);
        done({ code: SUCCESS });
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}
