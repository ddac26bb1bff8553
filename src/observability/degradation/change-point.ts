/** Numbers that decide how quick and how sure a change point is. */
export interface ChangePointOptions {
  /** Log-likelihood ratio at which a change is told; the mean time to a false one grows with its exponential. */
  readonly threshold: number;
  /** Most that one batch can say, so that a hiccup of seconds is no change. */
  readonly mostPerBatch: number;
  /** Ordinary batches in a row that end it. */
  readonly calmBatches: number;
}

/**
 * Cumulative sum of log-likelihood ratios (E. S. Page: Continuous inspection schemes, Biometrika 41, 1954): of all tests with the
 * same rate of false alarms, the one that finds a lasting change soonest.
 */
export class ChangePoint {
  #sum = 0;
  #calm = 0;
  #changed = false;

  constructor(private readonly options: ChangePointOptions) {}

  get changed(): boolean {
    return this.#changed;
  }

  /** Nothing points to a change: what is seen now may be learnt as usual. */
  get quiet(): boolean {
    return !this.#changed && this.#sum < this.options.threshold / 4;
  }

  /**
   * @param ratio what the batch says for (positive) or against a change
   * @param worse the batch by itself looks changed
   * @returns what this batch decided, if anything
   */
  add(ratio: number, worse: boolean): 'begun' | 'over' | undefined {
    const { mostPerBatch, threshold, calmBatches } = this.options;
    if (this.#changed) {
      this.#calm = worse ? 0 : this.#calm + 1;
      if (this.#calm < calmBatches) return undefined;
      this.reset();
      return 'over';
    }
    this.#sum = Math.max(0, this.#sum + Math.max(-mostPerBatch, Math.min(mostPerBatch, ratio)));
    if (this.#sum < threshold) return undefined;
    this.#changed = true;
    this.#calm = 0;
    return 'begun';
  }

  reset(): void {
    this.#sum = 0;
    this.#calm = 0;
    this.#changed = false;
  }
}
