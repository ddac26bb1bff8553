import { Clock } from '../../kernel/clock.js';
import { type Day, dayOf } from './business-date.js';

/**
 * The sandbox's own time: the machine's (or a test's) clock plus an offset that the control surface may move,
 * so that an hour of token life passes without waiting. Sleeping stays real.
 */
export class SandboxClock implements Clock {
  private offsetMilliseconds = 0;

  constructor(private readonly base: Clock) {}

  now(): number {
    return this.base.now() + this.offsetMilliseconds;
  }

  monotonic(): number {
    return this.base.monotonic() + this.offsetMilliseconds;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await this.base.sleep(milliseconds, signal);
  }

  /** Moves the sandbox's time by `milliseconds`. */
  advance(milliseconds: number): void {
    this.offsetMilliseconds += milliseconds;
  }

  /** Makes the present instant `instant`, epoch milliseconds. */
  set(instant: number): void {
    this.offsetMilliseconds = instant - this.base.now();
  }

  /** Back to the underlying clock. */
  reset(): void {
    this.offsetMilliseconds = 0;
  }

  today(): Day {
    return dayOf(this.now());
  }
}
