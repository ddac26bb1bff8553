import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';

/** How often running calls are looked at; a call may exceed its limit by this much. */
const SWEEP_MS = 100;

interface Running {
  deadline: number;
  expire(): void;
}

/**
 * Ends calls that run too long. One timer for all of them: a timer per call would cost more than the check it makes.
 */
@Injectable()
export class TimeLimits implements OnApplicationShutdown {
  private readonly running = new Set<Running>();
  private timer?: NodeJS.Timeout;

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * Watches a call until `end`.
   * @param deadline Clock.monotonic() milliseconds; may be moved while the call runs
   */
  watch(deadline: number, expire: () => void): { deadline: number; end(): void } {
    const running: Running = { deadline, expire };
    this.running.add(running);
    this.timer ??= setInterval(() => this.sweep(), SWEEP_MS).unref();
    return Object.assign(running, { end: () => void this.running.delete(running) });
  }

  /** Ends what is over its limit now. */
  sweep(): void {
    const now = this.clock.monotonic();
    for (const running of this.running) {
      if (running.deadline > now) continue;
      this.running.delete(running);
      running.expire();
    }
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
