/** A sustained rate and what may come at once after a pause. */
export interface RateQuota {
  /** For figures and messages: `caller`, `tenant`, `address`. */
  readonly name: string;
  readonly perMinute: number;
  /** At least 1. */
  readonly burst: number;
}

/** A budget between two midnights UTC. */
export interface DayQuota {
  /** For figures and messages: `caller_day`, `tenant_day`. */
  readonly name: string;
  readonly perDay: number;
}

export type Quota = RateQuota | DayQuota;

/** One account to be charged. */
export interface Charge {
  readonly quota: Quota;
  /** Whose account: unique within the quota. */
  readonly key: string;
}

export interface QuotaVerdict {
  readonly allowed: boolean;
  /** Milliseconds until the same call would pass; 0 when it passed. */
  readonly waitMs: number;
  /** Whole calls of cost 1 that the tightest account still grants at once. */
  readonly remaining: number;
  /** The quota that refused. */
  readonly refusedBy?: Quota;
}

/** Keeps the accounts; a port, so that replicas can share them. */
export interface QuotaStore {
  /**
   * Charges `cost` to every account, or to none when one of them cannot bear it. A cost above an account's burst (or its whole
   * day) counts as that: dear, but possible.
   */
  take(charges: readonly Charge[], cost: number): QuotaVerdict | Promise<QuotaVerdict>;
}

export const QuotaStore = Symbol('QuotaStore');

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function isDaily(quota: Quota): quota is DayQuota {
  return 'perDay' in quota;
}

/** Most that an account can hold: what a call costs never counts for more. */
export function capacityOf(quota: Quota): number {
  return isDaily(quota) ? quota.perDay : quota.burst;
}

/** Milliseconds in which one call's worth comes back. */
export function stepMs(quota: RateQuota): number {
  return MINUTE_MS / quota.perMinute;
}

/** Days since the epoch, UTC. @param now epoch milliseconds */
export function dayOf(now: number): number {
  return Math.floor(now / DAY_MS);
}

/** Milliseconds until midnight UTC. @param now epoch milliseconds */
export function restOfDayMs(now: number): number {
  return DAY_MS - (now % DAY_MS);
}

/** The part of a quota that one of so many replicas grants on its own. */
export function partOf(quota: Quota, replicas: number): Quota {
  const { name } = quota;
  if (isDaily(quota)) return { name, perDay: Math.max(1, Math.floor(quota.perDay / replicas)) };
  return { name, perMinute: quota.perMinute / replicas, burst: Math.max(1, quota.burst / replicas) };
}
