import type { FaultCode } from '../kernel/fault.table.js';
import type { FaultDetails } from '../kernel/fault.js';
import type { SharedMark } from './tag-ledger.js';

/** Raised when the shape of an entry changes: entries of another version are misses. */
export const ENTRY_VERSION = 2;

/** What a layer keeps for a key. JSON-safe whenever the value is. */
export interface CacheEntry {
  readonly version: typeof ENTRY_VERSION;
  /** The answer; undefined is an answer too (OPERA had nothing). */
  readonly value?: unknown;
  /** Remembered instead of a value: the record does not exist. */
  readonly miss?: { readonly code: FaultCode; readonly details: FaultDetails };
  /** Epoch milliseconds (Clock.now). */
  readonly storedAt: number;
  readonly freshUntil: number;
  /** Until then it is given at once, with its age, while a newer one is fetched. */
  readonly revalidateUntil: number;
  /** Until then the value may stand in when OPERA cannot answer; equals freshUntil when it may not. */
  readonly staleUntil: number;
  /** The tag ledger's count when the load began: a tag changed after it makes the entry void. Of this process only. */
  readonly asOf: number;
  /** The same in the count that other processes, or this one after a restart, know. */
  readonly shared?: SharedMark;
  /** Tags of the answer, qualified by tenant. */
  readonly tags: readonly string[];
  /** The tags as the ledger looks them up (tag-hash.ts). */
  readonly hashes: readonly number[];
  /** Estimated memory of value and key. */
  readonly bytes: number;
}

/** How one read may be remembered. */
export interface CachePolicy {
  /** The module's default when absent. */
  readonly ttlSeconds?: number;
  /** What the answer depends on, such as `reservation:123`; a write that names one voids it. */
  readonly tags: readonly string[];
  /** Those of `tags` that count once the value is there; until then, and when absent, all do. */
  readonly tagsOf?: (value: never) => readonly string[];
  /** The caller wants OPERA asked; the answer still replaces what was remembered. */
  readonly fresh?: boolean;
  /** After its time, how long the value may still stand in while OPERA does not answer. 0 when absent. */
  readonly staleSeconds?: number;
  /** After its time, how long the value is given at once while `refresh` fetches a newer one. 0 when absent. */
  readonly revalidateSeconds?: number;
  /** Like the load, but bound to no caller who may go away. */
  readonly refresh?: () => Promise<unknown>;
  /** Ends the wait for a load that another caller leads. */
  readonly signal?: AbortSignal;
}

/** An answer, and where it came from. Values are frozen: all readers share them. */
export interface Cached<T> {
  readonly value: T;
  /** OPERA was not asked for this read. */
  readonly hit: boolean;
  readonly ageSeconds: number;
  /** Past its time, given because OPERA could not answer. */
  readonly stale?: boolean;
}
