import type { OnApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import { callScope } from '../../kernel/call-scope.js';
import { Fault } from '../../kernel/fault.js';
import type { Clock } from '../../kernel/clock.js';
import { canonical } from '../../mcp/confirmation/canonical.js';
import type { AuditedAct, CallAudit } from '../../mcp/pipeline/call-audit.js';
import type { Log } from '../logs/log.js';
import type { Masker } from '../masking/masker.js';
import type { Metrics } from '../metrics/metrics.js';
import type { AuditOptions } from './audit.options.js';
import type { AuditChain } from './audit-chain.js';
import type { AuditEvent, AuditFacts } from './audit-entry.js';
import type { AuditSigner } from './audit-signer.js';
import type { AuditSink } from './audit-sink.js';

/** A line as operators see it. */
export interface RecentAudit extends AuditFacts {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether it reached the sink. */
  readonly kept: boolean;
}

/** Parts that do the work, put together by `openAudit`. */
export interface AuditParts {
  readonly options: Pick<AuditOptions, 'required' | 'recent'>;
  readonly sink?: AuditSink;
  readonly chain: AuditChain;
  readonly signer: AuditSigner;
  readonly masker: Masker;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly clock: Clock;
}

/** Lines after which the log, which is kept elsewhere, is told where the chain stands. */
const CHECKPOINT_LINES = 100;

/** Everybody's changes and consents, on record: who, when, where, what, how it ended. Never whose stay it was. */
export class AuditTrail implements CallAudit, OnApplicationShutdown {
  readonly #recent: RecentAudit[] = [];
  readonly #begun = new WeakMap<AuditedAct, number>();
  readonly #lines: Counter<'event' | 'result'>;
  #told = 0;

  constructor(private readonly parts: AuditParts) {
    this.#lines = new Counter({
      name: 'opera_mcp_audit_lines_total',
      help: 'Lines of the audit, by event and whether they could be written',
      labelNames: ['event', 'result'],
      registers: [parts.metrics.registry],
    });
  }

  /** The latest lines, newest first. */
  recent(limit = this.#recent.length): readonly RecentAudit[] {
    return this.#recent.toReversed().slice(0, limit);
  }

  async begun(act: AuditedAct): Promise<void> {
    this.#begun.set(act, this.parts.clock.monotonic());
    await this.must('write_begun', this.factsOf(act));
  }

  async ended(act: AuditedAct, outcome: string): Promise<void> {
    const since = this.#begun.get(act);
    const durationMs = since === undefined ? undefined : Math.round(this.parts.clock.monotonic() - since);
    const sent = callScope.getStore()?.sent;
    await this.put('write_ended', { ...this.factsOf(act), outcome, durationMs, sent });
  }

  async consent(act: AuditedAct, step: 'asked' | 'given' | 'refused', code?: string): Promise<void> {
    await this.must(`consent_${step}`, { ...this.factsOf(act), outcome: code });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.sink?.close().catch(() => undefined);
    this.checkpoint();
  }

  private async must(event: AuditEvent, facts: Omit<AuditFacts, 'event'>): Promise<void> {
    if ((await this.put(event, facts)) || !this.parts.options.required) return;
    throw new Fault('AUDIT_UNAVAILABLE', {
      message: 'Nothing was changed: the change could not be put on record.',
    });
  }

  /** @returns false when the line could not be written */
  private async put(event: AuditEvent, facts: Omit<AuditFacts, 'event'>): Promise<boolean> {
    const { sink, chain, log, clock } = this.parts;
    const line: AuditFacts = { event, ...facts };
    let kept = true;
    try {
      await sink?.write(line);
    } catch (error) {
      kept = false;
      log.error({ err: error, event }, 'audit_failed');
    }
    this.#lines.inc({ event, result: kept ? 'written' : 'failed' });
    this.remember({ ...line, at: clock.now(), kept });
    if (chain.end.seq - this.#told >= CHECKPOINT_LINES || this.#told === 0) this.checkpoint();
    return kept;
  }

  /** In the log, which leaves the machine: proof against whoever can write the files. */
  private checkpoint(): void {
    const { seq, seal } = this.parts.chain.end;
    if (seq === this.#told) return;
    this.#told = seq;
    this.parts.log.info({ seq, seal }, 'audit_checkpoint');
  }

  private remember(line: RecentAudit): void {
    this.#recent.push(line);
    if (this.#recent.length > this.parts.options.recent) this.#recent.shift();
  }

  private factsOf(act: AuditedAct): Omit<AuditFacts, 'event'> {
    const { signer, masker } = this.parts;
    const { caller, tenant, hotelId, tool, effect, requestId } = act;
    return {
      requestId,
      traceId: callScope.getStore()?.traceId,
      subject: nameless(caller, masker, signer),
      tenant: nameless(tenant, masker, signer),
      hotelId: masker.text(hotelId),
      tool,
      effect,
      args: signer.digest(canonical(act.args)),
    };
  }
}

/** Subjects are ids; some issuers make them e-mail addresses, which a digest stands for. */
function nameless(id: string, masker: Masker, signer: AuditSigner): string {
  return masker.text(id) === id ? id : `digest:${signer.digest(id)}`;
}
