const MARKERS = 5;

/**
 * A quantile of a stream in five numbers, without keeping the stream (R. Jain, I. Chlamtac: The P² algorithm for dynamic
 * calculation of quantiles and histograms without storing observations, CACM 28(10), 1985).
 */
export class P2Quantile {
  readonly #heights = new Float64Array(MARKERS);
  readonly #positions = Float64Array.of(1, 2, 3, 4, 5);
  #count = 0;

  /** @param probability 0 to 1, 0.5 for the median */
  constructor(private readonly probability: number) {}

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    const heights = this.#heights;
    this.#count += 1;
    if (this.#count <= MARKERS) {
      heights[this.#count - 1] = value;
      if (this.#count === MARKERS) heights.sort();
      return;
    }
    const cell = this.#cellOf(value);
    const positions = this.#positions;
    for (let i = cell + 1; i < MARKERS; i += 1) positions[i]! += 1;
    for (let i = 1; i < MARKERS - 1; i += 1) this.#adjust(i);
  }

  /** The estimate; undefined before the first value. */
  value(): number | undefined {
    if (this.#count === 0) return undefined;
    if (this.#count >= MARKERS) return this.#heights[2];
    const seen = this.#heights.slice(0, this.#count).sort();
    return seen[Math.min(this.#count - 1, Math.floor(this.probability * this.#count))];
  }

  /** Forgets everything. */
  reset(): void {
    this.#count = 0;
    for (let i = 0; i < MARKERS; i += 1) this.#positions[i] = i + 1;
  }

  /** Between which markers the value falls; the outer markers follow the extremes. */
  #cellOf(value: number): number {
    const heights = this.#heights;
    if (value < heights[0]!) {
      heights[0] = value;
      return 0;
    }
    for (let i = 1; i < MARKERS; i += 1) if (value < heights[i]!) return i - 1;
    heights[MARKERS - 1] = value;
    return MARKERS - 2;
  }

  #adjust(i: number): void {
    const positions = this.#positions;
    const at = positions[i]!;
    const gap = this.#wanted(i) - at;
    const right = positions[i + 1]! - at;
    const left = positions[i - 1]! - at;
    if (!((gap >= 1 && right > 1) || (gap <= -1 && left < -1))) return;
    const step = gap > 0 ? 1 : -1;
    const heights = this.#heights;
    const curved = this.#parabola(i, step, left, right);
    heights[i] =
      heights[i - 1]! < curved && curved < heights[i + 1]!
        ? curved
        : heights[i]! + (step * (heights[i + step]! - heights[i]!)) / (positions[i + step]! - at);
    positions[i] = at + step;
  }

  #wanted(i: number): number {
    const p = this.probability;
    const share = [0, p / 2, p, (1 + p) / 2, 1][i]!;
    return 1 + (this.#count - 1) * share;
  }

  #parabola(i: number, step: number, left: number, right: number): number {
    const [below, here, above] = [this.#heights[i - 1]!, this.#heights[i]!, this.#heights[i + 1]!];
    const rise = ((step - left) * (above - here)) / right + ((right - step) * (here - below)) / -left;
    return here + (step / (right - left)) * rise;
  }
}
