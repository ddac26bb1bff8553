/** What got worse. */
export const DEGRADATION_KINDS = ['latency', 'errors'] as const;
export type DegradationKind = (typeof DEGRADATION_KINDS)[number];

/** An operation of a hotel that does worse than it usually does at this hour of the week. */
export interface Degradation {
  readonly kind: DegradationKind;
  readonly operation: string;
  readonly hotelId: string;
  readonly gateway: string;
  /** RFC 3339. */
  readonly since: string;
  /** Milliseconds, or errors per call (0 to 1). */
  readonly usual: number;
  readonly now: number;
}

/** A degradation has begun or is over. */
export interface DegradationChange {
  readonly phase: 'begun' | 'over';
  readonly degradation: Degradation;
}

/** One attempt as the watch sees it. */
export interface WatchedAttempt {
  readonly operation: string;
  readonly hotelId: string;
  readonly gateway: string;
  readonly durationMs: number;
  /** No complete answer, or 5xx. */
  readonly failed: boolean;
}

/** How an operation of a hotel does, for people. */
export interface OperationPace {
  readonly operation: string;
  readonly hotelId: string;
  readonly gateway: string;
  readonly calls: number;
  /** Of this hour, else of the last one with calls. */
  readonly p50Ms: number;
  readonly p95Ms: number;
}
