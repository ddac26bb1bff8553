import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { OperaOptions } from '../opera.options.js';
import { TransportError } from '../transport/opera.transport.js';

/** What became of a change: the one who sent it never guesses. */
export type Verdict<T> =
  | {
      readonly outcome: 'done';
      readonly value: T;
      /** Seen afterwards, since its own answer was lost. */ readonly readBack: boolean;
    }
  | { readonly outcome: 'not_done'; readonly fault: Fault }
  | { readonly outcome: 'unknown'; readonly fault: Fault };

const FIRST_PAUSE_MS = 500;
/** How long after the settling time looks that fail are tried again. */
const LAST_LOOK_MS = 5000;
const LONGEST_PAUSE_MS = 2000;

/**
 * Sends a change once and, when nobody can say whether it happened, looks for it in OPERA until that is clear. A change that
 * is not seen at once may still be under way: only one that stays unseen for the whole settling time was not done, and not
 * even then when OPERA was slow or had accepted it.
 */
@Injectable()
export class ReadBack {
  constructor(
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param change sends the change; called once
   * @param look reads whether the change is there, past every cache and with time of its own: what it left behind, or undefined
   *   when there is nothing to be seen. Must recognise this change and no other, by a reference only it carries
   * @throws whatever `change` throws, unless its outcome is unclear
   */
  async settle<T>(
    context: CallContext,
    change: () => Promise<T>,
    look: (context: CallContext) => Promise<T | undefined>,
  ): Promise<Verdict<T>> {
    try {
      return { outcome: 'done', value: await change(), readBack: false };
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'OPERA_OUTCOME_UNKNOWN') throw error;
      if (!this.options.readback.enabled) return { outcome: 'unknown', fault: error };
      return this.lookUntilClear(context, error, look);
    }
  }

  private async lookUntilClear<T>(
    context: CallContext,
    fault: Fault,
    look: (context: CallContext) => Promise<T | undefined>,
  ): Promise<Verdict<T>> {
    const settled = this.clock.monotonic() + this.options.readback.settleSeconds * 1000;
    // The client may be gone and the call's time over: what was changed must be known all the same.
    const signal = new AbortController().signal;
    const grace: CallContext = { ...context, fresh: true, signal, deadline: settled + LAST_LOOK_MS };
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const began = this.clock.monotonic();
      const seen = await look(grace).then(
        (value) => ({ value }),
        () => undefined,
      );
      if (seen?.value !== undefined) return { outcome: 'done', value: seen.value, readBack: true };
      if (began >= settled && seen !== undefined) {
        return { outcome: mayStillHappen(fault) ? 'unknown' : 'not_done', fault };
      }
      // A look that failed concludes nothing; while the grace lasts there is another.
      const left = (seen === undefined ? grace.deadline : settled) - this.clock.monotonic();
      if (left <= 0 && seen === undefined) return { outcome: 'unknown', fault };
      await this.clock.sleep(Math.max(1, Math.min(pause, left)));
    }
  }
}

/** OPERA took it, or took too long: nobody knows for how much longer. */
function mayStillHappen(fault: Fault): boolean {
  const { data, status, cause } = fault.details;
  if (data?.['accepted'] === true || status === 504 || status === 408) return true;
  return cause instanceof TransportError && (cause.failure === 'timeout' || cause.failure === 'aborted');
}
