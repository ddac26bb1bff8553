import type { Clock } from '../kernel/clock.js';

interface Pending {
  readonly at: number;
  readonly late: () => void;
  over: boolean;
}

/** One deadline for many waits at once: they end in the order in which they began, so one sleeper serves them all. */
export class Deadline {
  private waits: Pending[] = [];
  private sleeping = false;

  /** @param milliseconds of each wait */
  constructor(
    private readonly milliseconds: number,
    private readonly clock: Clock,
  ) {}

  /**
   * The work's result.
   * @throws LayerLateError when it takes too long, else what the work throws
   */
  async of<T>(work: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const late = () => reject(new LayerLateError());
    const wait: Pending = { at: this.clock.monotonic() + this.milliseconds, late, over: false };
    this.waits.push(wait);
    if (!this.sleeping) void this.watch();
    // After the deadline neither is news.
    work.then(resolve, reject);
    try {
      return await promise;
    } finally {
      wait.over = true;
    }
  }

  private async watch(): Promise<void> {
    this.sleeping = true;
    while (this.waits.length > 0) {
      await this.clock.sleep(Math.max(1, this.waits[0]!.at - this.clock.monotonic()));
      const now = this.clock.monotonic();
      const { waits } = this;
      this.waits = [];
      for (const wait of waits) {
        if (wait.over) continue;
        if (wait.at <= now) wait.late();
        else this.waits.push(wait);
      }
    }
    this.sleeping = false;
  }
}

/** A layer did not answer in time. */
export class LayerLateError extends Error {}
