import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DEGRADATION_KINDS } from '../degradation/degradation.js';
import { SECURITY_EVENTS } from '../event.table.js';
import { ERROR_CATEGORIES } from '../tracking/error-category.js';
import { BoundedLabel } from './bounded-label.js';

/** Seconds; from a cached read to the longest wait for OPERA. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const TOKENS = [100, 250, 500, 1000, 2000, 4000, 6000, 10_000, 25_000];
/** More tools or operations than this are counted as `other`, so that no input makes series without end. */
const MAX_TOOLS = 300;
const MAX_OPERATIONS = 400;
const MAX_GATEWAYS = 100;

/** Everything counted, with names and units after the conventions of Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly tools = new BoundedLabel(MAX_TOOLS);
  readonly operations = new BoundedLabel(MAX_OPERATIONS);
  readonly gateways = new BoundedLabel(MAX_GATEWAYS);

  readonly toolCalls = this.counter('opera_mcp_tool_calls_total', 'Tool calls ended', [
    'tool',
    'effect',
    'outcome',
  ]);
  readonly toolDuration = this.histogram(
    'opera_mcp_tool_call_duration_seconds',
    'Time from the call of a tool to its answer',
    ['tool'],
    DURATIONS,
    true,
  );
  readonly resultTokens = this.histogram(
    'opera_mcp_tool_result_tokens',
    'Estimated size of answers',
    ['toolset'],
    TOKENS,
  );
  readonly operaRequests = this.counter('opera_mcp_opera_requests_total', 'Attempts at the gateway', [
    'operation',
    'status_class',
    'attempt',
  ]);
  readonly operaDuration = this.histogram(
    'opera_mcp_opera_request_duration_seconds',
    'Time of one attempt at the gateway',
    ['operation'],
    DURATIONS,
    true,
  );
  readonly operaCharged = this.counter(
    'opera_mcp_opera_charged_requests_total',
    'Attempts at the gateway that Oracle charges',
    ['operation'],
  );
  readonly operaCost = this.counter(
    'opera_mcp_opera_cost_usd_total',
    'Estimated price of the charged attempts in US dollars',
    [],
  );
  readonly cacheReads = this.counter('opera_mcp_cache_reads_total', 'Reads by the layer that answered', [
    'layer',
    'result',
  ]);
  readonly cacheFailures = this.counter(
    'opera_mcp_cache_layer_failures_total',
    'Slow or broken cache layers',
    ['layer', 'reason'],
  );
  readonly cacheInvalidations = this.counter(
    'opera_mcp_cache_invalidated_tags_total',
    'Tags voided by changes',
    [],
  );
  readonly throttleDenials = this.counter('opera_mcp_throttle_denials_total', 'Calls refused by a quota', [
    'quota',
    'context',
  ]);
  readonly paceWait = this.histogram(
    'opera_mcp_pace_wait_seconds',
    'Time a request waited for its turn at the gateway',
    [],
    DURATIONS,
  );
  readonly businessEvents = this.counter('opera_mcp_business_events_total', 'Changes made at hotels', [
    'event',
  ]);
  readonly securityEvents = this.counter(
    'opera_mcp_security_events_total',
    'Events that may point to misuse',
    ['event'],
  );
  readonly errors = this.counter('opera_mcp_errors_total', 'Faults told to callers, by category', [
    'category',
  ]);
  readonly httpRefusals = this.counter(
    'opera_mcp_http_refusals_total',
    'HTTP requests answered with an error, by status',
    ['status'],
  );
  readonly degradations = this.counter(
    'opera_mcp_degradations_total',
    'Degradations found: an operation of a hotel slower or failing more than it usually does',
    ['kind'],
  );

  constructor() {
    for (const event of SECURITY_EVENTS) this.securityEvents.inc({ event }, 0);
    for (const category of ERROR_CATEGORIES) this.errors.inc({ category }, 0);
    for (const kind of DEGRADATION_KINDS) this.degradations.inc({ kind }, 0);
  }

  /** A gauge that is read when it is scraped. */
  gauge(
    name: string,
    help: string,
    labels: readonly string[],
    collect: (gauge: Gauge) => void | Promise<void>,
  ): Gauge {
    return new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      collect() {
        return collect(this);
      },
    });
  }

  private counter<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Counter<Label> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /** @param exemplars the metric's `observe` takes one object, with the trace */
  private histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: readonly number[],
    exemplars = false,
  ): Histogram<Label> {
    const histogram = new Histogram<Label>({
      name,
      help,
      labelNames: [...labelNames],
      buckets: [...buckets],
      registers: [],
      enableExemplars: exemplars,
    });
    // prom-client would refuse exemplars in a registry of this format; the OpenMetrics view writes them.
    this.registry.registerMetric(histogram);
    return histogram;
  }
}
