import { trace } from '@opentelemetry/api';

const SAMPLED = 1;
const NO_TRACE = {};

/**
 * Labels of an exemplar (OpenMetrics 1.0): the trace that a measured value belongs to, so that a dashboard can lead from a
 * bucket to a trace. Empty when nothing is traced or the trace is not kept.
 * @param traceId 32 hexadecimal digits, where known; else the active span's
 */
export function exemplarOf(traceId?: string): Record<string, string> {
  if (traceId !== undefined) return { trace_id: traceId };
  const context = trace.getActiveSpan()?.spanContext();
  if (context === undefined || (context.traceFlags & SAMPLED) === 0) return NO_TRACE;
  return { trace_id: context.traceId };
}
