import { ChangePoint } from './change-point.js';

/** Nothing fails less often than this, as far as one can know. */
const LEAST_RATE = 0.005;
/** A rate to be found: this many times the usual one, and this at least. */
const FACTOR = 4;
const LEAST_CHANGED = 0.1;
const MOST_CHANGED = 0.9;
/** Where most calls fail anyway nothing can get much worse. */
const HOPELESS = 0.6;
const FOLLOWS_MS = 6 * 3_600_000;
const MOST_GAIN = 0.02;
const LEAST_VALUES = 30;

/** How often an operation usually fails and whether it fails more often now. */
export class ErrorBaseline {
  readonly change = new ChangePoint({ threshold: 16, mostPerBatch: 4, calmBatches: 6 });
  #rate = 0;
  #values = 0;
  #inBatch = 0;
  #failed = 0;
  #lastBatch = 0;
  #latest = 0;

  add(failed: boolean): void {
    this.#inBatch += 1;
    if (failed) this.#failed += 1;
  }

  /** Ends a batch. @returns what it decided */
  close(now: number): 'begun' | 'over' | undefined {
    const n = this.#inBatch;
    if (n === 0) return undefined;
    const failures = this.#failed;
    this.#latest = failures / n;
    const usual = Math.max(LEAST_RATE, this.#rate);
    const changed = Math.min(MOST_CHANGED, Math.max(LEAST_CHANGED, FACTOR * usual));
    const known = this.#values >= LEAST_VALUES && usual < HOPELESS;
    const ratio =
      failures * Math.log(changed / usual) + (n - failures) * Math.log((1 - changed) / (1 - usual));
    const decided = known ? this.change.add(ratio, this.#latest > (usual + changed) / 2) : undefined;
    if (this.change.quiet) this.#learn(now, n);
    this.#inBatch = this.#failed = 0;
    return decided;
  }

  /** Failures per call, 0 to 1. */
  usual(): number {
    return this.#rate;
  }

  latest(): number {
    return this.#latest;
  }

  /** What fails for so long is the usual from now on. */
  accept(): void {
    this.#rate = this.#latest;
    this.change.reset();
  }

  #learn(now: number, n: number): void {
    this.#values += n;
    const passed = this.#lastBatch === 0 ? 0 : now - this.#lastBatch;
    this.#lastBatch = now;
    const gain = Math.max(n / this.#values, Math.min(MOST_GAIN, 1 - Math.exp(-passed / FOLLOWS_MS)));
    this.#rate += Math.min(1, gain) * (this.#latest - this.#rate);
  }
}
