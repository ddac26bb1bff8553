import { LRUCache } from 'lru-cache';
import type { Clock } from '../kernel/clock.js';
import type { Charge, Quota, QuotaStore, QuotaVerdict } from './quota-store.js';

const MINUTE_MS = 60_000;

/**
 * Accounts of one process by the generic cell rate algorithm (ITU-T I.371): one number an account, the time at which it would
 * be full again. No timers and no lists of hits, so a check costs the same under any load.
 */
export class MemoryQuotas implements QuotaStore {
  /** Monotonic milliseconds at which the account has its whole burst again. */
  readonly #fullAt: LRUCache<string, number>;

  /** @param maxTracked accounts remembered; one forgotten starts afresh, and only the longest silent are forgotten */
  constructor(
    private readonly clock: Clock,
    maxTracked: number,
  ) {
    this.#fullAt = new LRUCache({ max: maxTracked });
  }

  take(charges: readonly Charge[], cost: number): QuotaVerdict {
    const now = this.clock.monotonic();
    let remaining = Infinity;
    let refused: { waitMs: number; quota: Quota } | undefined;
    for (const { quota, key } of charges) {
      const next = this.fullAt(quota, key, now) + price(quota, cost);
      const waitMs = next - now - stepMs(quota) * quota.burst;
      if (waitMs > EPSILON && waitMs > (refused?.waitMs ?? 0)) refused = { waitMs, quota };
      remaining = Math.min(remaining, Math.max(0, Math.floor(-waitMs / stepMs(quota) + EPSILON)));
    }
    if (refused) return { allowed: false, waitMs: refused.waitMs, remaining: 0, refusedBy: refused.quota };
    for (const { quota, key } of charges) {
      this.#fullAt.set(accountOf(quota, key), this.fullAt(quota, key, now) + price(quota, cost));
    }
    return { allowed: true, waitMs: 0, remaining };
  }

  /** Accounts remembered now. */
  get tracked(): number {
    return this.#fullAt.size;
  }

  private fullAt(quota: Quota, key: string, now: number): number {
    return Math.max(now, this.#fullAt.get(accountOf(quota, key)) ?? now);
  }
}

/** Milliseconds that sums of fractions may be off: they must not cost a whole call. */
const EPSILON = 1e-6;

function accountOf(quota: Quota, key: string): string {
  return `${quota.name}:${key}`;
}

function stepMs(quota: Quota): number {
  return MINUTE_MS / quota.perMinute;
}

function price(quota: Quota, cost: number): number {
  return stepMs(quota) * Math.min(cost, quota.burst);
}
