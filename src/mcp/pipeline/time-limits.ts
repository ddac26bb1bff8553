import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Slots } from '../engine/slots.js';

/** How often running calls are looked at; a call may exceed its limit by this much. */
const SWEEP_MS = 100;

/** Something with a time limit. */
export interface Watched {
  /** Clock.monotonic() milliseconds; may move while it is watched. */
  readonly deadline: number;
  /** Ends the call, which in turn ends the watch. */
  expire(): void;
}

/**
 * Ends calls that run too long. One timer for all of them: a timer per call would cost more than the check it makes.
 */
@Injectable()
export class TimeLimits implements OnApplicationShutdown {
  private readonly running = new Slots<Watched>();
  private timer?: NodeJS.Timeout;

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Watches a call until `end`. @returns what to end it by */
  watch(call: Watched): number {
    this.timer ??= setInterval(() => this.sweep(), SWEEP_MS).unref();
    return this.running.add(call);
  }

  /** Watches no longer; to be called once. */
  end(watch: number): void {
    this.running.remove(watch);
  }

  /** Ends what is over its limit now. */
  sweep(): void {
    const now = this.clock.monotonic();
    for (const call of this.running) if (call.deadline <= now) call.expire();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
