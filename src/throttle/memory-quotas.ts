import { LRUCache } from 'lru-cache';
import type { Clock } from '../kernel/clock.js';
import {
  capacityOf,
  type Charge,
  dayOf,
  isDaily,
  type Quota,
  type QuotaStore,
  type QuotaVerdict,
  restOfDayMs,
  stepMs,
} from './quota-store.js';

/** Milliseconds that sums of fractions may be off: they must not cost a whole call. */
const EPSILON = 1e-6;

/**
 * Accounts of one process by the generic cell rate algorithm (ITU-T I.371): one number an account, the time at which it would
 * be full again; budgets of a day are a sum. No timers and no lists of hits, so a check costs the same under any load.
 */
export class MemoryQuotas implements QuotaStore {
  /** Monotonic milliseconds at which the account has its whole burst again. */
  readonly #fullAt: LRUCache<string, number>;
  /** What was used today; yesterday's sums are forgotten with yesterday. */
  readonly #usedToday: LRUCache<string, number>;
  #day = -1;

  /** @param maxTracked accounts remembered; one forgotten starts afresh, and only the longest silent are forgotten */
  constructor(
    private readonly clock: Clock,
    maxTracked: number,
  ) {
    this.#fullAt = new LRUCache({ max: maxTracked });
    this.#usedToday = new LRUCache({ max: maxTracked });
  }

  take(charges: readonly Charge[], cost: number): QuotaVerdict {
    const now = this.clock.monotonic();
    let remaining = Infinity;
    let refused: { waitMs: number; quota: Quota } | undefined;
    for (const charge of charges) {
      const { quota } = charge;
      const left = this.left(charge, now) - Math.min(cost, capacityOf(quota));
      remaining = Math.min(remaining, Math.max(0, Math.floor(left + EPSILON)));
      if (left >= 0) continue;
      const waitMs = isDaily(quota) ? restOfDayMs(this.clock.now()) : -left * stepMs(quota);
      if (waitMs > EPSILON && waitMs > (refused?.waitMs ?? 0)) refused = { waitMs, quota };
    }
    if (refused) return { allowed: false, waitMs: refused.waitMs, remaining: 0, refusedBy: refused.quota };
    this.note(charges, cost);
    return { allowed: true, waitMs: 0, remaining };
  }

  /** Charges what somebody else has granted; accounts go down to empty and no further. */
  note(charges: readonly Charge[], cost: number): void {
    const now = this.clock.monotonic();
    for (const charge of charges) {
      const { quota } = charge;
      const account = accountOf(charge);
      const left = Math.max(0, this.left(charge, now) - Math.min(cost, capacityOf(quota)));
      if (isDaily(quota)) this.#usedToday.set(account, quota.perDay - left);
      else this.#fullAt.set(account, now + (quota.burst - left) * stepMs(quota));
    }
  }

  /** Accounts remembered now. */
  get tracked(): number {
    return this.#fullAt.size + this.#usedToday.size;
  }

  /** Calls of cost 1, with fractions, that the account still grants. */
  private left(charge: Charge, now: number): number {
    const { quota } = charge;
    if (isDaily(quota)) {
      this.turnDay();
      return quota.perDay - (this.#usedToday.get(accountOf(charge)) ?? 0);
    }
    const fullAt = this.#fullAt.get(accountOf(charge)) ?? now;
    return quota.burst - Math.max(0, fullAt - now) / stepMs(quota);
  }

  private turnDay(): void {
    const today = dayOf(this.clock.now());
    if (today === this.#day) return;
    this.#day = today;
    this.#usedToday.clear();
  }
}

function accountOf({ quota, key }: Charge): string {
  return `${quota.name}:${key}`;
}
