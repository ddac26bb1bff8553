import type { Clock } from '../../kernel/clock.js';
import { IssuerAway } from './refused-token.js';

/** How long something fetched is good for. */
export interface RefreshPolicy {
  /** Older than this it is fetched anew. */
  readonly maxAgeMs: number;
  /** At most one attempt in this time, whatever asks for it: no flood of tokens becomes one of requests. */
  readonly cooldownMs: number;
  /** The same after an attempt that failed. */
  readonly retryMs: number;
  /** While it cannot be fetched, the old one serves until it is this old. */
  readonly usableMs: number;
}

/** Something kept of another server: fetched when needed, once for all who wait, and not too often. */
export class Refreshed<Value> {
  private value?: { readonly is: Value; readonly at: number };
  private triedAt = Number.NEGATIVE_INFINITY;
  private failed = false;
  private pending?: Promise<boolean>;

  constructor(
    private readonly load: () => Promise<Value>,
    private readonly policy: RefreshPolicy,
    private readonly clock: Clock,
  ) {}

  /** The value, at most as old as the policy allows. @throws IssuerAway */
  async get(): Promise<Value> {
    if (this.age() > this.policy.maxAgeMs) await this.renew();
    if (this.value === undefined || this.age() > this.policy.usableMs) throw new IssuerAway();
    return this.value.is;
  }

  /** Fetches it anew, unless that was tried a moment ago. @returns whether there is a newer one now */
  async renew(): Promise<boolean> {
    if (this.pending !== undefined) return this.pending;
    const { cooldownMs, retryMs } = this.policy;
    if (this.clock.monotonic() - this.triedAt < (this.failed ? retryMs : cooldownMs)) return false;
    this.triedAt = this.clock.monotonic();
    this.pending = this.attempt().finally(() => {
      this.pending = undefined;
    });
    return this.pending;
  }

  private async attempt(): Promise<boolean> {
    try {
      this.value = { is: await this.load(), at: this.clock.monotonic() };
      this.failed = false;
    } catch {
      this.failed = true;
    }
    return !this.failed;
  }

  private age(): number {
    return this.value === undefined ? Number.POSITIVE_INFINITY : this.clock.monotonic() - this.value.at;
  }
}
