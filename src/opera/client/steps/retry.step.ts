import type { Clock } from '../../../kernel/clock.js';
import type { OperationFact } from '../../catalogue/operation.js';
import { retryAfterSeconds } from '../../errors/retry-after.js';
import type { RetryOptions } from '../../opera.options.js';
import { TransportError, type WireAnswer } from '../../transport/opera.transport.js';
import { RetryBudget } from '../retry.budget.js';
import type { Next, Outgoing, Step } from '../step.js';

const READ_AGAIN = new Set([429, 502, 503, 504]);
/** Refused at the gateway's door: OPERA has not seen the request. */
const WRITE_AGAIN = new Set([429, 503]);
/** Failures of the connection that a further attempt may not meet. */
const PASSING = new Set(['connect', 'reset', 'timeout', 'garbled']);

/**
 * Tries again by effect, not by method: reads after anything that passes, writes only when it is certain that the request
 * did not reach OPERA. Full jitter, Retry-After honoured, bounded by the deadline, the count and the gateway's budget.
 */
export class RetryStep implements Step {
  private readonly budget: RetryBudget;

  /** @param random 0 to 1, spreads the waits */
  constructor(
    private readonly options: RetryOptions,
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {
    this.budget = new RetryBudget(options.budgetRatio);
  }

  async run(call: Outgoing, next: Next): Promise<WireAnswer> {
    const gateway = call.plan.link.gateway.key;
    this.budget.called(gateway);
    for (let retries = 0; ; retries += 1) {
      const outcome = await next(call).catch((error: unknown) => {
        if (error instanceof TransportError) return error;
        throw error;
      });
      if (!this.mayRepeat(call, outcome) || retries >= this.options.maxRetries) return settled(outcome);
      const wait = this.wait(outcome, retries);
      if (this.clock.monotonic() + wait >= call.deadline || !this.budget.take(gateway))
        return settled(outcome);
      try {
        await this.clock.sleep(wait, call.plan.context.signal);
      } catch {
        throw new TransportError('aborted', false);
      }
    }
  }

  private mayRepeat(call: Outgoing, outcome: WireAnswer | TransportError): boolean {
    if (call.plan.context.signal.aborted) return false;
    const isRead = isRepeatable(call.plan.fact);
    if (outcome instanceof TransportError) return PASSING.has(outcome.failure) && (isRead || !outcome.sent);
    return (isRead ? READ_AGAIN : WRITE_AGAIN).has(outcome.status);
  }

  private wait(outcome: WireAnswer | TransportError, retries: number): number {
    const ceiling = Math.min(
      this.options.maxDelayMilliseconds,
      this.options.baseDelayMilliseconds * 2 ** retries,
    );
    const jitter = Math.round(this.random() * ceiling);
    if (outcome instanceof TransportError) return jitter;
    const asked = retryAfterSeconds(outcome.headers['retry-after'], this.clock.now());
    // Everybody was told the same moment; the jitter keeps them from coming back as one.
    return asked === undefined ? jitter : asked * 1000 + jitter;
  }
}

/** A read, except the parts of a long job: its start counts against a limit and its result is given out once. */
function isRepeatable({ effect, async: job, id }: OperationFact): boolean {
  return effect === 'read' && id !== job?.start && id !== job?.result;
}

function settled(outcome: WireAnswer | TransportError): WireAnswer {
  if (outcome instanceof TransportError) throw outcome;
  return outcome;
}
