import type { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';

/** How long a caller can wait for something that others share. */
export interface Waiting {
  readonly signal: AbortSignal;
  /** Monotonic milliseconds. */
  readonly deadline: number;
}

/**
 * The shared promise's outcome, unless the caller's wait ends first; the shared work goes on.
 * @throws Fault OPERA_CANCELLED, OPERA_TIMEOUT
 */
export async function settleBefore<T>(shared: Promise<T>, waiting: Waiting, clock: Clock): Promise<T> {
  const cancelled = () =>
    new Fault('OPERA_CANCELLED', 'The call was cancelled while it waited for access to OPERA.');
  if (waiting.signal.aborted) throw cancelled();
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  waiting.signal.addEventListener('abort', onAbort, { once: true });
  const ended = clock.sleep(Math.max(0, waiting.deadline - clock.monotonic()), stop.signal).then(
    () => {
      throw new Fault('OPERA_TIMEOUT', 'Access to OPERA took too long.');
    },
    () => {
      throw cancelled();
    },
  );
  ended.catch(() => undefined);
  try {
    return await Promise.race([shared, ended]);
  } finally {
    waiting.signal.removeEventListener('abort', onAbort);
    stop.abort();
  }
}
