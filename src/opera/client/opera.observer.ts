/** One attempt at the gateway, as metrics see it. */
export interface OperaAttempt {
  /** `module.operationId`. */
  readonly operation: string;
  readonly statusClass: '2xx' | '3xx' | '4xx' | '5xx' | 'error';
  readonly durationMs: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly hotelId: string;
  /** Key of the gateway. */
  readonly gateway: string;
  /** HTTP status; absent without an answer. */
  readonly status?: number;
  /** The caller left or cancelled: says nothing of the gateway. */
  readonly aborted: boolean;
  /** What Oracle charges for it, in millionths of a US dollar; 0 when it does not. */
  readonly costMicroUsd: number;
}

/** Is told of every attempt; must not throw. */
export interface OperaObserver {
  attempt(attempt: OperaAttempt): void;
  /** A call waited for its turn at the gateway; milliseconds, 0 when it went at once. */
  paced?(waitMs: number): void;
  /** The hotels file changed and was taken over, or was not: the problem names places, no values. */
  hotelsReloaded?(problem?: string): void;
}

export const OperaObserver = Symbol('OperaObserver');

/** For compositions without observability. */
export const SILENT_OPERA_OBSERVER: OperaObserver = { attempt: () => undefined };
