import { AsyncLocalStorage } from 'node:async_hooks';

/** A change that went out to OPERA for a call. */
export interface SentChange {
  /** `module.operationId`. */
  readonly operation: string;
  /** x-request-id of the attempt, for Oracle's support. */
  readonly operaRequestId: string;
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
}

/** For whom the code that runs now is at work: what every log line, span and audit line made in the meantime carries. */
export interface CallScope {
  /** Our id of the request. */
  readonly requestId: string;
  /** The caller's subject. */
  readonly caller: string;
  readonly tenant: string;
  /** 32 hexadecimal digits: of our own trace, else of the client's. */
  traceId?: string;
  /** Changes sent to OPERA, oldest first; absent while there is none. */
  sent?: SentChange[];
}

/** More changes of one call than this are not kept one by one. */
const MOST_SENT = 50;

/**
 * The scope of the request at work, through every await. Services still take their CallContext as an argument: this is for
 * those who hear of everything and are passed nothing.
 */
export const callScope = new AsyncLocalStorage<CallScope>();

/** Remembers a change of the running call; nothing outside of one. */
export function noteSent(change: SentChange): void {
  const scope = callScope.getStore();
  if (scope === undefined) return;
  scope.sent ??= [];
  if (scope.sent.length < MOST_SENT) scope.sent.push(change);
}
