import type { Clock } from '../../kernel/clock.js';
import {
  type Bucket,
  ONE_COMPLAINT_MS,
  type PaceSettings,
  RECOVERY_PER_SECOND,
  SLOWEST_PER_SECOND,
} from './bucket.js';

/** The bucket of one process. */
export class LocalBucket implements Bucket {
  private tokens: number;
  private currentRate: number;
  private refilledAt: number;
  private silentUntil = 0;
  private slowedAt = -Infinity;

  constructor(
    private readonly settings: Pick<PaceSettings, 'requestsPerSecond' | 'burst'>,
    private readonly clock: Clock,
  ) {
    this.tokens = settings.burst;
    this.currentRate = settings.requestsPerSecond;
    this.refilledAt = clock.monotonic();
  }

  takeNow(): boolean {
    this.refill();
    if (this.tokens < 1 || this.silence() > 0) return false;
    this.tokens -= 1;
    return true;
  }

  reserve(): number {
    this.refill();
    this.tokens -= 1;
    return this.silence() + (Math.max(0, -this.tokens) / this.currentRate) * 1000;
  }

  giveBack(): void {
    this.tokens = Math.min(this.settings.burst, this.tokens + 1);
  }

  /** Nothing is saved up: for a bucket that stands in for another one, which may be empty. */
  drain(): void {
    this.refill();
    this.tokens = Math.min(this.tokens, 0);
  }

  silence(): number {
    return Math.max(0, this.silentUntil - this.clock.monotonic());
  }

  slowDown(retryAfterSeconds = 1): void {
    this.drain();
    const now = this.clock.monotonic();
    if (now - this.slowedAt >= ONE_COMPLAINT_MS) {
      this.slowedAt = now;
      this.currentRate = Math.min(this.currentRate, Math.max(SLOWEST_PER_SECOND, this.currentRate / 2));
    }
    this.silentUntil = Math.max(this.silentUntil, now + retryAfterSeconds * 1000);
  }

  rate(): number {
    this.refill();
    return this.currentRate;
  }

  delay(before: number): number {
    this.refill();
    return this.silence() / 1000 + Math.max(0, before + 1 - this.tokens) / this.currentRate;
  }

  /** Time of silence fills nothing: the gateway that asked for it must not get a burst after it. */
  private refill(): void {
    const now = this.clock.monotonic();
    const seconds = (now - Math.max(this.refilledAt, this.silentUntil)) / 1000;
    this.refilledAt = now;
    if (seconds <= 0) return;
    const full = this.settings.requestsPerSecond;
    this.tokens = Math.min(this.settings.burst, this.tokens + seconds * this.currentRate);
    this.currentRate = Math.min(full, this.currentRate + seconds * full * RECOVERY_PER_SECOND);
  }
}
