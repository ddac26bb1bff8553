import { Fault } from '../kernel/fault.js';
import type { Cached } from './cache-entry.js';

/** A load in progress that equal reads may wait for. */
export interface Flight {
  /** The tag ledger's count when it began. */
  readonly asOf: number;
  readonly hashes: readonly number[];
  readonly result: Promise<Cached<unknown>>;
}

/** The leader's client went away or its time ran out: no verdict on what the waiter asked. */
export function isLeadersOwn(error: unknown): boolean {
  return error instanceof Fault
    ? error.code === 'OPERA_CANCELLED' || error.code === 'OPERA_TIMEOUT'
    : error instanceof Error && error.name === 'AbortError';
}

/** Waits for shared work until it ends or the waiter's own signal aborts; the work itself goes on. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const cancelled = () =>
    new Fault('OPERA_CANCELLED', 'The call was cancelled while it waited for an equal one.');
  if (signal.aborted) throw cancelled();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(cancelled());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}
