import { Inject, Injectable } from '@nestjs/common';
import type { Effect } from '../kernel/effect.js';
import type { BusinessEvent, SecurityEvent } from './event.table.js';
import { LOG, type Log } from './logs/log.js';
import type { DegradationChange } from './degradation/degradation.js';
import { exemplarOf } from './metrics/exemplar.js';
import { Metrics } from './metrics/metrics.js';
import type { LogLevel } from './observability.options.js';
import { CallFigures } from './tracking/call-figures.js';
import { ErrorTracker } from './tracking/error-tracker.js';
import { Happenings } from './tracking/happenings.js';

/** A tool call that is over. */
export interface ToolCallFacts {
  readonly tool: string;
  readonly effect: Effect;
  readonly toolset: string;
  /** As the tool said, a question, or a fault's code. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly resultTokens: number;
  /** Attempts at OPERA on its behalf, where known. */
  readonly operaCalls?: number;
  readonly requestId?: string;
  readonly hotelId?: string;
  readonly tenant?: string;
  /** The caller's subject; never a name. */
  readonly caller?: string;
  /** What the fault kept from the client. */
  readonly internal?: string;
  /** Of the trace the call belongs to, when it is kept. */
  readonly traceId?: string;
}

export interface OperaCallFacts {
  /** `module.operationId`. */
  readonly operation: string;
  readonly statusClass: string;
  readonly durationMs: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly costMicroUsd?: number;
  readonly traceId?: string;
}

export interface CacheReadFacts {
  readonly operation: string;
  readonly hit: boolean;
  readonly layer: string;
}

/** Ids, codes and numbers; anything else is masked on its way into the line. */
export type EventFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Where the house tells what happens in it: metrics for all, a line where a person may want to read it. Knows no arguments, no
 * answers and no guests.
 */
@Injectable()
export class Telemetry {
  constructor(
    @Inject(LOG) private readonly logger: Log,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(ErrorTracker) private readonly errors: ErrorTracker,
    @Inject(CallFigures) private readonly figures: CallFigures,
    @Inject(Happenings) private readonly happenings: Happenings,
  ) {}

  /** One tool call: counted, timed and one line, as loud as its end. */
  toolCall(facts: ToolCallFacts): void {
    const { tool, effect, outcome, toolset, durationMs, resultTokens } = facts;
    const label = this.metrics.tools.of(tool);
    this.metrics.toolCalls.inc({ tool: label, effect, outcome });
    this.metrics.toolDuration.observe({
      labels: { tool: label },
      value: durationMs / 1000,
      exemplarLabels: exemplarOf(facts.traceId),
    });
    this.metrics.resultTokens.observe({ toolset }, resultTokens);
    const category = this.errors.note(facts);
    if (category !== undefined) this.metrics.errors.inc({ category });
    this.figures.note({ tool, tenant: facts.tenant, durationMs, fault: category !== undefined });
    const level = levelOf(outcome);
    if (!this.logger.isLevelEnabled(level)) return;
    const line: Record<string, unknown> = {
      tool,
      effect,
      outcome,
      durationMs: tenths(durationMs),
      requestId: facts.requestId,
      hotelId: facts.hotelId,
      caller: facts.caller,
      tenant: facts.tenant,
    };
    if (facts.internal !== undefined) line['internal'] = facts.internal;
    if (this.logger.isLevelEnabled('debug')) {
      line['toolset'] = toolset;
      line['resultTokens'] = resultTokens;
      line['operaCalls'] = facts.operaCalls;
    }
    this.logger[level](line, 'tool_call');
  }

  /** One attempt at the gateway: counted and timed; a line at DEBUG. */
  operaCall(facts: OperaCallFacts): void {
    const operation = this.metrics.operations.of(facts.operation);
    const attempt = facts.attempt > 1 ? 'retry' : 'first';
    this.metrics.operaRequests.inc({ operation, status_class: facts.statusClass, attempt });
    this.metrics.operaDuration.observe({
      labels: { operation },
      value: facts.durationMs / 1000,
      exemplarLabels: exemplarOf(facts.traceId),
    });
    const { costMicroUsd = 0 } = facts;
    if (costMicroUsd > 0) {
      this.metrics.operaCharged.inc({ operation });
      this.metrics.operaCost.inc(costMicroUsd / 1e6);
    }
    if (this.logger.isLevelEnabled('debug')) {
      this.logger.debug({ ...facts, durationMs: tenths(facts.durationMs) }, 'opera_call');
    }
  }

  /** One read through the cache: counted; a line at DEBUG. */
  cacheRead(facts: CacheReadFacts): void {
    this.metrics.cacheReads.inc({ layer: facts.layer, result: facts.hit ? 'hit' : 'miss' });
    if (this.logger.isLevelEnabled('debug')) this.logger.debug({ ...facts }, 'cache_read');
  }

  /** A cache layer was slow or broken. */
  cacheLayerFailed(layer: string, reason: string): void {
    this.metrics.cacheFailures.inc({ layer, reason });
    if (this.logger.isLevelEnabled('debug')) this.logger.debug({ layer, reason }, 'cache_layer_failed');
  }

  /** A change voided so many tags. */
  cacheInvalidated(tags: number): void {
    this.metrics.cacheInvalidations.inc(tags);
  }

  /** A quota refused a call. */
  throttleDenial(quota: string, context: string, fields: EventFields = {}): void {
    this.metrics.throttleDenials.inc({ quota, context });
    this.security('quota_exceeded', { quota, context, ...fields });
  }

  /** A request waited for its turn at the gateway. */
  paceWait(waitMs: number): void {
    this.metrics.paceWait.observe(waitMs / 1000);
  }

  /** Something happened at a hotel through us. */
  event(name: BusinessEvent, fields: EventFields): void {
    this.metrics.businessEvents.inc({ event: name });
    this.happenings.add('business', name, fields);
    this.logger.info({ kind: 'business', ...fields }, name);
  }

  /** Something that may point to an attack or to wrong rights. */
  security(name: SecurityEvent, fields: EventFields): void {
    this.metrics.securityEvents.inc({ event: name });
    this.happenings.add('security', name, fields);
    this.logger.warn({ kind: 'security', ...fields }, name);
  }

  /** An operation of a hotel does worse than usual, or does as usual again. */
  degradation({ phase, degradation }: DegradationChange): void {
    const { kind, operation, hotelId, gateway, usual, now, since } = degradation;
    const fields = { degraded: kind, operation, hotelId, gateway, usual, now, since };
    const name = phase === 'begun' ? 'degradation_begun' : 'degradation_over';
    if (phase === 'begun') this.metrics.degradations.inc({ kind });
    this.happenings.add('degradation', name, fields);
    this.logger[phase === 'begun' ? 'warn' : 'info']({ kind: 'degradation', ...fields }, name);
  }

  /** An HTTP request was answered with an error; some of them are security events. */
  httpRefused(status: number, route: string, callerKnown: boolean): void {
    this.metrics.httpRefusals.inc({ status });
    if (status === 400 || status === 413) this.security('malformed_request', { route, status });
    // Who is known and refused lacks a scope, which the door tells itself; the others came from a page or by a name that is not ours.
    if (status === 403 && !callerKnown) this.security('origin_refused', { route });
  }

  /** Any other line. `code` is a constant text such as `sandbox_started`; facts go into fields. */
  log(
    level: Exclude<LogLevel, 'silent'>,
    code: string,
    fields: Readonly<Record<string, unknown>> = {},
  ): void {
    this.logger[level](fields, code);
  }

  get level(): LogLevel {
    return this.logger.level as LogLevel;
  }

  /** Changes what is written from now on. */
  setLevel(level: LogLevel): void {
    this.logger.level = level;
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

const LOUD = new Set(['INTERNAL', 'OPERA_UNEXPECTED_SHAPE', 'OPERA_OUTCOME_UNKNOWN', 'unknown']);

function levelOf(outcome: string): 'info' | 'warn' | 'error' {
  if (LOUD.has(outcome)) return 'error';
  return outcome.startsWith('OPERA_') || outcome.startsWith('AUTH_') ? 'warn' : 'info';
}
