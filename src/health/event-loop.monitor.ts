import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Clock } from '../kernel/clock.js';

const RESOLUTION_MS = 20;
const WINDOW_MS = 60_000;
const NANOSECONDS = 1e6;

/** Milliseconds by which the event loop came late, over the last minute or so. */
export interface EventLoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Measures how late timers fire; a window of a minute is kept, so that yesterday's hiccup is not today's figure. */
@Injectable()
export class EventLoopMonitor implements OnApplicationShutdown {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #since: number;

  constructor(@Inject(Clock) private readonly clock: Clock) {
    this.#histogram.enable();
    this.#since = clock.monotonic();
  }

  delay(): EventLoopDelay {
    const figures = {
      p50Ms: late(this.#histogram.percentile(50)),
      p99Ms: late(this.#histogram.percentile(99)),
      maxMs: late(this.#histogram.max),
    };
    if (this.clock.monotonic() - this.#since > WINDOW_MS) {
      this.#histogram.reset();
      this.#since = this.clock.monotonic();
    }
    return figures;
  }

  onApplicationShutdown(): void {
    this.#histogram.disable();
  }
}

/** The sampling interval is part of what the histogram holds; an empty one holds nonsense. */
function late(nanoseconds: number): number {
  const milliseconds = nanoseconds / NANOSECONDS - RESOLUTION_MS;
  return Number.isFinite(milliseconds) && milliseconds > 0 && milliseconds < 1e9
    ? Math.round(milliseconds * 10) / 10
    : 0;
}
