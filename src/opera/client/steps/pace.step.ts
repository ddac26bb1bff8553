import type { Clock } from '../../../kernel/clock.js';
import { Tracing, TRACING_OFF } from '../../../observability/traces/tracing.js';
import type { Pace } from '../../../throttle/pace.js';
import { retryAfterSeconds } from '../../errors/retry-after.js';
import type { WireAnswer } from '../../transport/opera.transport.js';
import type { OperaObserver } from '../opera.observer.js';
import { paceRequestOf, type Next, type Outgoing, type Step } from '../step.js';

/** Waits for the call's turn at its gateway and slows everybody down when the gateway complains. */
export class PaceStep implements Step {
  constructor(
    private readonly pace: Pace,
    private readonly clock: Clock,
    private readonly observer: OperaObserver,
    private readonly tracing: Tracing = TRACING_OFF,
  ) {}

  async run(call: Outgoing, next: Next): Promise<WireAnswer> {
    const asked = this.clock.monotonic();
    if (this.tracing.on)
      await this.tracing.step('pace wait', {}, async () => this.pace.acquire(paceRequestOf(call)));
    else await this.pace.acquire(paceRequestOf(call));
    this.observer.paced?.(this.clock.monotonic() - asked);
    const answer = await next(call);
    if (answer.status === 429) {
      this.pace.slowDown(
        call.plan.link.gateway.key,
        retryAfterSeconds(answer.headers['retry-after'], this.clock.now()),
      );
    }
    return answer;
  }
}
