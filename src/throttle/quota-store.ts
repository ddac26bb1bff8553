/** A sustained rate and what may come at once after a pause. */
export interface Quota {
  /** For figures and messages: `caller`, `tenant`, `address`. */
  readonly name: string;
  readonly perMinute: number;
  /** At least 1. */
  readonly burst: number;
}

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
   * Charges `cost` to every account, or to none when one of them cannot bear it. A cost above an account's burst counts as
   * the burst: dear, but possible.
   */
  take(charges: readonly Charge[], cost: number): QuotaVerdict | Promise<QuotaVerdict>;
}

export const QuotaStore = Symbol('QuotaStore');
