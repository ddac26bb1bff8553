import { P2Quantile } from '../tracking/p2-quantile.js';

const HOUR_MS = 3_600_000;
const HOURS_OF_WEEK = 168;
/** Fewer values make no hour. */
const LEAST_VALUES = 20;
/** Weight of the newest week against those before. */
const NEWEST = 0.4;

/** Median of each hour of the week, learnt from the weeks before in a few numbers. */
export class SeasonalLevel {
  readonly #medians = new Float32Array(HOURS_OF_WEEK).fill(Number.NaN);
  readonly #running = new P2Quantile(0.5);
  #hour = -1;

  /** @param now epoch milliseconds */
  add(now: number, value: number): void {
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== this.#hour) this.#turn(hour);
    this.#running.add(value);
  }

  /** What was usual at this hour in the weeks before; undefined in the first week. */
  at(now: number): number | undefined {
    const median = this.#medians[Math.floor(now / HOUR_MS) % HOURS_OF_WEEK]!;
    return Number.isNaN(median) ? undefined : median;
  }

  #turn(hour: number): void {
    const median = this.#running.value();
    if (median !== undefined && this.#running.count >= LEAST_VALUES) {
      const place = this.#hour % HOURS_OF_WEEK;
      const before = this.#medians[place]!;
      this.#medians[place] = Number.isNaN(before) ? median : before + NEWEST * (median - before);
    }
    this.#running.reset();
    this.#hour = hour;
  }
}
