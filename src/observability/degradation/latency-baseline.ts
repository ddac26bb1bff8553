import { ChangePoint } from './change-point.js';
import { SeasonalLevel } from './seasonal-level.js';

/**
 * What counts as slower, on the logarithmic scale: a good half of the way to twice the time. Set by simulation: less would tell
 * of the moods of a network, more would find twice the time too late (degradation.spec.ts).
 */
const REFERENCE = 0.62 * Math.log(2);
/** Share of the weeks before in what is usual. */
const SEASON_SHARE = 1 / 3;
/** Differences between batches that no number of calls averages out: load of others, network. */
const COMMON_VARIANCE = 0.02;
const LEAST_VARIANCE = 0.005;
/** A single call says no more than this, so that outliers do not decide. */
const MOST_DIFFERENCE = 1;
/** How quickly the recent level follows, and the share of it that one batch can move at most. */
const FOLLOWS_MS = 30 * 60_000;
const MOST_GAIN = 0.2;
const VARIANCE_GAIN = 0.02;
/** Before this much is known nothing is told. */
const LEAST_BATCHES = 12;
const LEAST_VALUES = 30;

/**
 * How long an operation usually takes and whether it takes longer now. On the logarithmic scale, for times differ by factors;
 * the usual is the mean of what it was at this hour in the weeks before and of what it was lately.
 */
export class LatencyBaseline {
  readonly change = new ChangePoint({ threshold: 20, mostPerBatch: 4, calmBatches: 6 });
  readonly #season = new SeasonalLevel();
  #recent = Number.NaN;
  #variance = 0.25;
  #batches = 0;
  #values = 0;
  #sum = 0;
  #squares = 0;
  #inBatch = 0;
  #lastBatch = 0;
  #expected = Number.NaN;
  #latest = Number.NaN;

  /** @param now epoch milliseconds */
  add(now: number, durationMs: number): void {
    const value = Math.log(Math.max(durationMs, 0.1));
    if (Number.isNaN(this.#recent)) this.#recent = value;
    if (this.#inBatch === 0) this.#expected = this.#usualLog(now);
    const difference = Math.max(-MOST_DIFFERENCE, Math.min(MOST_DIFFERENCE, value - this.#expected));
    this.#inBatch += 1;
    this.#sum += difference;
    this.#squares += difference * difference;
    if (!this.change.changed) this.#season.add(now, value);
  }

  /** Ends a batch. @returns what it decided */
  close(now: number): 'begun' | 'over' | undefined {
    const n = this.#inBatch;
    if (n === 0) return undefined;
    const mean = this.#sum / n;
    const spread = this.#squares / n;
    this.#latest = this.#expected + mean;
    const known = this.#batches >= LEAST_BATCHES && this.#values >= LEAST_VALUES;
    const variance = Math.max(this.#variance, LEAST_VARIANCE) / n + COMMON_VARIANCE;
    const ratio = (2 * REFERENCE * (mean - REFERENCE)) / variance;
    const decided = known ? this.change.add(ratio, mean > REFERENCE) : undefined;
    if (this.change.quiet) this.#learn(now, n, mean, spread);
    this.#inBatch = this.#sum = this.#squares = 0;
    return decided;
  }

  /** Milliseconds. */
  usual(now: number): number {
    return Math.exp(this.#usualLog(now));
  }

  /** Milliseconds, of the latest batch. */
  latest(): number {
    return Math.exp(this.#latest);
  }

  /** What is slow for so long is the usual from now on. */
  accept(): void {
    this.#recent = this.#latest;
    this.change.reset();
  }

  #usualLog(now: number): number {
    const season = this.#season.at(now);
    if (season === undefined) return this.#recent;
    return SEASON_SHARE * season + (1 - SEASON_SHARE) * this.#recent;
  }

  #learn(now: number, n: number, mean: number, spread: number): void {
    this.#batches += 1;
    this.#values += n;
    const passed = this.#lastBatch === 0 ? 0 : now - this.#lastBatch;
    this.#lastBatch = now;
    const gain = Math.max(1 / (this.#batches + 1), Math.min(MOST_GAIN, 1 - Math.exp(-passed / FOLLOWS_MS)));
    // Towards the level seen, which the expected one may miss by what the season adds.
    this.#recent += gain * (this.#expected + mean - this.#recent);
    const trust = Math.max(1 / (this.#batches + 1), VARIANCE_GAIN);
    this.#variance += trust * (spread - this.#variance);
  }
}
