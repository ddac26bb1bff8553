/** One call that wants to go to a gateway. */
export interface PaceRequest {
  /** Key of the gateway; each has its own pace. */
  readonly gateway: string;
  /** Callers of a gateway take turns, so that a greedy one delays mostly itself. */
  readonly caller: string;
  readonly tenant: string;
  /** Interactive goes first; bulk still gets every eighth turn. */
  readonly priority: 'interactive' | 'bulk';
  /** Monotonic milliseconds after which the turn is of no use. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** What a gateway's pace looks like now, for health and metrics. */
export interface PaceFigures {
  readonly waiting: number;
  /** Requests per second allowed now; lower than configured while OPERA complains. */
  readonly rate: number;
}

/** Keeps us within the rate that a gateway grants; port, so that replicas can share one bucket. */
export interface Pace {
  /**
   * Resolves when the call may be sent; undefined when that is at once, which spares most calls a turn of the event loop.
   * @throws Fault, at once or later: OPERA_THROTTLED when its turn cannot come before the deadline, OPERA_CANCELLED when aborted
   */
  acquire(request: PaceRequest): Promise<void> | undefined;
  /** The gateway answered 429: slower from now on, and silent for `retryAfterSeconds`. */
  slowDown(gateway: string, retryAfterSeconds?: number): void;
  figures(gateway: string): PaceFigures;
}

export const Pace = Symbol('Pace');
