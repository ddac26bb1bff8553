import {
  type Attributes,
  context,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { asFault } from '../../kernel/fault.js';
import type { Masker } from '../masking/masker.js';

/** What a span says: codes, ids and numbers. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** A piece of work, told afterwards what it was like. */
export interface Piece {
  /** Adds what became known on the way. */
  note(facts: Facts): void;
}

const SAMPLED = 1;
const SILENT: Piece = { note: () => undefined };

/**
 * Spans of the house. Off, it is one comparison per place; on, work of a trace that is not kept costs little more. Every text
 * passes the masker, and an error is told by its code alone.
 */
export class Tracing {
  constructor(
    private readonly tracer?: Tracer,
    private readonly masker?: Masker,
    private readonly end: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Whether anybody listens. Check it before building facts. */
  get on(): boolean {
    return this.tracer !== undefined;
  }

  /**
   * Work on a request that came in: the first span of ours, under the client's when it sent a trace.
   * @param traceparent valid W3C text
   */
  serve<T>(
    name: string,
    facts: Facts,
    traceparent: string | undefined,
    work: (traceId: string) => Promise<T>,
  ): Promise<T> {
    const parent = traceparent === undefined ? ROOT_CONTEXT : remote(traceparent);
    const span = this.tracer!.startSpan(name, { kind: SpanKind.SERVER }, parent);
    if (span.isRecording()) span.setAttributes(this.shown(facts));
    return finish(span, trace.setSpan(parent, span), () => work(span.spanContext().traceId));
  }

  /** A step inside; nothing but the work itself when its trace is not kept. */
  step<T>(name: string, facts: Facts, work: (piece: Piece) => Promise<T>): Promise<T> {
    return this.inner(name, SpanKind.INTERNAL, facts, work);
  }

  /** A request to another system. */
  request<T>(name: string, facts: Facts, work: (piece: Piece) => Promise<T>): Promise<T> {
    return this.inner(name, SpanKind.CLIENT, facts, work);
  }

  /** Adds facts to the span at work, when there is one. */
  note(facts: Facts): void {
    const span = trace.getActiveSpan();
    if (span?.isRecording() === true) span.setAttributes(this.shown(facts));
  }

  /** Marks the span at work as failed. @param code of the error vocabulary */
  fail(code: string): void {
    const span = trace.getActiveSpan();
    if (span?.isRecording() === true) failed(span, code);
  }

  /** W3C text that makes the next system's spans children of the one at work. */
  traceparent(): string | undefined {
    const at = trace.getActiveSpan()?.spanContext();
    if (at === undefined) return undefined;
    return `00-${at.traceId}-${at.spanId}-0${at.traceFlags & SAMPLED}`;
  }

  /** Sends what is waiting and ends. */
  async stop(): Promise<void> {
    await this.end();
  }

  private inner<T>(
    name: string,
    kind: SpanKind,
    facts: Facts,
    work: (piece: Piece) => Promise<T>,
  ): Promise<T> {
    const around = context.active();
    if (this.tracer === undefined || trace.getSpan(around)?.isRecording() !== true) return work(SILENT);
    const span = this.tracer.startSpan(name, { kind, attributes: this.shown(facts) }, around);
    const piece = { note: (more: Facts) => void span.setAttributes(this.shown(more)) };
    return finish(span, trace.setSpan(around, span), () => work(piece));
  }

  private shown(facts: Facts): Attributes {
    const shown: Attributes = {};
    for (const [name, value] of Object.entries(facts)) {
      if (value !== undefined) shown[name] = typeof value === 'string' ? this.text(value) : value;
    }
    return shown;
  }

  private text(value: string): string {
    return this.masker === undefined ? '[masked]' : this.masker.text(value);
  }
}

/** Nobody listens. */
export const TRACING_OFF = new Tracing();

async function finish<T>(span: Span, around: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await context.with(around, work);
  } catch (error) {
    failed(span, asFault(error).code);
    throw error;
  } finally {
    span.end();
  }
}

function failed(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function remote(traceparent: string): Context {
  const [, traceId = '', spanId = '', flags = '00'] = traceparent.split('-');
  const traceFlags = Number.parseInt(flags, 16) & SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
