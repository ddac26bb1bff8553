import type { BreakerOptions } from '../opera.options.js';

/** What may be done with a call now. */
export type Admission =
  { readonly go: true; readonly probe: boolean } | { readonly go: false; readonly seconds: number };

/**
 * Watches one service of one gateway. When too many of its latest answers were failures it refuses calls for a while, then
 * lets a single probe through; the pause doubles while probes fail.
 */
export class Breaker {
  private readonly failures: boolean[] = [];
  private opened = false;
  private openUntil = 0;
  private pauseMs: number;
  private probing = false;

  constructor(private readonly options: BreakerOptions) {
    this.pauseMs = options.pauseSeconds * 1000;
  }

  get isOpen(): boolean {
    return this.opened;
  }

  /** @param now monotonic milliseconds */
  admit(now: number): Admission {
    if (!this.isOpen) return { go: true, probe: false };
    if (now < this.openUntil) return { go: false, seconds: Math.ceil((this.openUntil - now) / 1000) };
    if (this.probing) return { go: false, seconds: 1 };
    this.probing = true;
    return { go: true, probe: true };
  }

  /** The service answered, were it with a refusal. */
  succeeded(probe: boolean): void {
    if (probe) this.close();
    else this.note(false);
  }

  /** @param now monotonic milliseconds */
  failed(probe: boolean, now: number): void {
    if (probe) this.open(now, Math.min(this.pauseMs * 2, this.options.maxPauseSeconds * 1000));
    else {
      this.note(true);
      const failures = this.failures.filter(Boolean).length;
      const enough = this.failures.length >= this.options.minimumCalls;
      if (!this.isOpen && enough && failures / this.failures.length >= this.options.failureRatio) {
        this.open(now, this.options.pauseSeconds * 1000);
      }
    }
  }

  /** The probe ended without telling anything of the service. */
  abandoned(): void {
    this.probing = false;
  }

  private note(failure: boolean): void {
    this.failures.push(failure);
    if (this.failures.length > this.options.window) this.failures.shift();
  }

  private open(now: number, pauseMs: number): void {
    this.opened = true;
    this.pauseMs = pauseMs;
    this.openUntil = now + pauseMs;
    this.probing = false;
  }

  private close(): void {
    this.opened = false;
    this.openUntil = 0;
    this.pauseMs = this.options.pauseSeconds * 1000;
    this.probing = false;
    this.failures.length = 0;
  }
}
