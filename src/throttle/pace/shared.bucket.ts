import type { Clock } from '../../kernel/clock.js';
import { type Bucket, type PaceSettings, RECOVERY_PER_SECOND } from './bucket.js';
import { LocalBucket } from './local.bucket.js';
import type { PaceScripts } from './pace.scripts.js';

const ONE_TURN = 1;
const GIVE_BACK = -1;

/** Where a shared bucket stands in Redis. */
export interface BucketPlace {
  readonly gateway: string;
  readonly key: string;
  /** On which complaints are passed on. */
  readonly channel: string;
}

/**
 * The bucket that all replicas share, in Redis. While Redis is away each replica goes on with its part of the rate, from an empty
 * bucket, since nobody knows what the others have used.
 */
export class SharedBucket implements Bucket {
  private readonly local: LocalBucket;
  private alone = false;
  private everShared = false;
  private silentUntil = 0;
  private known: { readonly rate: number; readonly at: number };
  /** Milliseconds between two turns of this replica, as the latest was told. */
  private step: number;

  constructor(
    private readonly settings: PaceSettings,
    private readonly clock: Clock,
    private readonly scripts: PaceScripts,
    private readonly place: BucketPlace,
  ) {
    const { requestsPerSecond, burst, replicas = 1 } = settings;
    const part = { requestsPerSecond: requestsPerSecond / replicas, burst: Math.max(1, burst / replicas) };
    this.local = new LocalBucket(part, clock);
    this.known = { rate: requestsPerSecond, at: clock.monotonic() };
    this.step = 1000 / requestsPerSecond;
  }

  takeNow(): boolean {
    return false;
  }

  async reserve(): Promise<number> {
    try {
      const [wait, silence, rate] = ((await this.take(ONE_TURN)) as string[]).map(Number) as [
        number,
        number,
        number,
      ];
      this.alone = false;
      this.everShared = true;
      this.known = { rate, at: this.clock.monotonic() };
      this.step = Math.max(wait, 1000 / rate);
      this.hush(silence);
      return wait + silence;
    } catch {
      if (!this.alone && this.everShared) this.local.drain();
      this.alone = true;
      return this.local.reserve();
    }
  }

  giveBack(): void {
    if (this.alone) this.local.giveBack();
    else this.take(GIVE_BACK).catch(() => undefined);
  }

  silence(): number {
    return Math.max(0, this.silentUntil - this.clock.monotonic());
  }

  slowDown(retryAfterSeconds = 1): void {
    this.local.slowDown(retryAfterSeconds);
    this.hush(retryAfterSeconds * 1000);
    const { key, channel, gateway } = this.place;
    const { requestsPerSecond, burst } = this.settings;
    const silence = Math.round(retryAfterSeconds * 1000);
    this.scripts.slow(key, requestsPerSecond, burst, burst, silence, channel, gateway).catch(() => undefined);
  }

  /** Another replica was told to be silent for so many milliseconds. */
  hush(milliseconds: number): void {
    this.silentUntil = Math.max(this.silentUntil, this.clock.monotonic() + milliseconds);
  }

  rate(): number {
    if (this.alone) return this.local.rate();
    const full = this.settings.requestsPerSecond;
    const seconds = (this.clock.monotonic() - this.known.at) / 1000;
    return Math.min(full, this.known.rate + seconds * full * RECOVERY_PER_SECOND);
  }

  delay(before: number): number {
    if (this.alone) return this.local.delay(before);
    return (this.silence() + (before + 1) * this.step) / 1000;
  }

  private take(turns: number): Promise<unknown> {
    const { requestsPerSecond, burst } = this.settings;
    // A Redis that lost its memory must not grant a second burst to those who went on without it.
    const initial = this.alone ? 0 : burst;
    return this.scripts.take(this.place.key, requestsPerSecond, burst, initial, turns);
  }
}
