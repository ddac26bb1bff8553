const MINUTE_MS = 60_000;

/** Counts per minute of the latest minutes, in a fixed number of places. */
export class MinuteRing {
  readonly #counts: Uint32Array;
  #minute = 0;

  /** @param minutes how many are kept */
  constructor(minutes: number) {
    this.#counts = new Uint32Array(minutes);
  }

  /** @param now epoch milliseconds */
  add(now: number): void {
    const place = this.#move(now);
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** Sum of the latest `minutes`, the running one included. */
  sum(now: number, minutes: number): number {
    this.#move(now);
    let sum = 0;
    for (let back = 0; back < Math.min(minutes, this.#counts.length); back += 1) sum += this.#at(back);
    return sum;
  }

  /** Oldest first, the running minute last. */
  series(now: number): number[] {
    this.#move(now);
    return Array.from(this.#counts, (_, index) => this.#at(this.#counts.length - 1 - index));
  }

  #at(back: number): number {
    const { length } = this.#counts;
    return this.#counts[(((this.#minute - back) % length) + length) % length] ?? 0;
  }

  /** Makes `now` the running minute, emptying those that passed without a count. */
  #move(now: number): number {
    const { length } = this.#counts;
    const minute = Math.floor(now / MINUTE_MS);
    const passed = Math.min(minute - this.#minute, length);
    for (let step = 1; step <= passed; step += 1) this.#counts[(this.#minute + step) % length] = 0;
    if (passed === length) this.#counts.fill(0);
    if (minute > this.#minute) this.#minute = minute;
    return this.#minute % length;
  }
}
