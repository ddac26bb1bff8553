import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Degradation, DegradationChange, OperationPace, WatchedAttempt } from './degradation.js';
import { OperationSeries } from './operation-series.js';

const MOST_SERIES = 500;
/** Without a call for so long nobody can say that it is still so. */
const STALE_MS = 15 * 60_000;

/** Holds each operation of each hotel against what is usual for it. Bounded: the series unused for longest makes room. */
@Injectable()
export class DegradationWatch {
  readonly #series = new Map<string, OperationSeries>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** @returns degradations that began or ended; almost always none */
  note(attempt: WatchedAttempt): readonly DegradationChange[] {
    const now = this.clock.now();
    return this.#seriesOf(attempt).note(now, attempt.durationMs, attempt.failed);
  }

  /** What is degraded now. */
  current(): readonly Degradation[] {
    const now = this.clock.now();
    return [...this.#series.values()]
      .filter((series) => now - series.lastSeen < STALE_MS)
      .flatMap((series) => series.current(now));
  }

  /** Operations by their 95th percentile of this hour, slowest first; only those of `gateway` and `hotelId` when given. */
  slowest(limit: number, only: { gateway?: string; hotelId?: string } = {}): readonly OperationPace[] {
    return [...this.#series.values()]
      .map((series) => series.pace())
      .filter(({ gateway }) => only.gateway === undefined || gateway === only.gateway)
      .filter(({ hotelId }) => only.hotelId === undefined || hotelId === only.hotelId)
      .toSorted((a, b) => b.p95Ms - a.p95Ms)
      .slice(0, limit);
  }

  #seriesOf({ operation, hotelId, gateway }: WatchedAttempt): OperationSeries {
    const key = `${operation}\n${hotelId}\n${gateway}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      if (this.#series.size >= MOST_SERIES) this.#forgetOldest();
      this.#series.set(key, (series = new OperationSeries({ operation, hotelId, gateway })));
    }
    return series;
  }

  #forgetOldest(): void {
    let oldest: [string, OperationSeries] | undefined;
    for (const entry of this.#series)
      if (oldest === undefined || entry[1].lastSeen < oldest[1].lastSeen) oldest = entry;
    if (oldest !== undefined) this.#series.delete(oldest[0]);
  }
}
