import type { Clock } from '../../kernel/clock.js';

/** Deadlines are kept within this time; a timer for each call would cost more than the rest of sending it. */
const PRECISION_MS = 40;

/** One clock for all attempts under way: wakes while there are any, and ends those whose time is over. */
export class DeadlineWatch {
  private readonly watched = new Map<object, { readonly at: number; readonly expire: () => void }>();
  private awake = false;

  constructor(private readonly clock: Clock) {}

  /**
   * Calls `expire` once `milliseconds` are over, unless `forget` comes first.
   * @param key names the attempt
   */
  watch(key: object, milliseconds: number, expire: () => void): void {
    this.watched.set(key, { at: this.clock.monotonic() + milliseconds, expire });
    if (!this.awake) void this.run();
  }

  forget(key: object): void {
    this.watched.delete(key);
  }

  private async run(): Promise<void> {
    this.awake = true;
    while (this.watched.size > 0) {
      const now = this.clock.monotonic();
      let pause = PRECISION_MS;
      for (const [key, { at, expire }] of this.watched) {
        if (at > now) pause = Math.min(pause, at - now);
        else {
          this.watched.delete(key);
          expire();
        }
      }
      if (this.watched.size > 0) await this.clock.sleep(Math.ceil(pause));
    }
    this.awake = false;
  }
}
