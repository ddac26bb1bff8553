import type { Caller } from '../auth/caller.js';

/**
 * What every room needs to know of the call it works for; passed explicitly, first argument of every service method.
 */
export interface CallContext {
  readonly caller: Caller;
  /** The hotel the call is for: the argument, else the caller's, else the configured default; already allowed. */
  readonly hotelId: string;
  /** Our id of the call, on every log line. */
  readonly requestId: string;
  /** Aborted by MCP cancellation, by the client going away or by the deadline; reaches the socket. */
  readonly signal: AbortSignal;
  /** Monotonic milliseconds (Clock.monotonic) after which the call is pointless. */
  readonly deadline: number;
  /** The caller asked to bypass the cache. */
  readonly fresh?: boolean;
  /** W3C traceparent of the client, when it sent one. */
  readonly traceparent?: string;
}

/** The same context past every cache: for reads that a change rests on. */
export function freshly(context: CallContext): CallContext {
  return { ...context, fresh: true };
}

/**
 * A context for finding out what became of a change whose own time ran out or whose client went away: reads past every
 * cache, with a little time of its own.
 * @param now Clock.monotonic()
 */
export function aftermath(context: CallContext, now: number, graceMs = 10_000): CallContext {
  return { ...context, fresh: true, deadline: now + graceMs, signal: new AbortController().signal };
}
