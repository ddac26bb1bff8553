import type { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';
import type { Params } from '../engine/json-rpc.js';
import type { EngineRequest } from '../engine/request.js';
import type { TimeLimits, Watched } from './time-limits.js';

const NOT_WATCHED = -1;

/**
 * Life of one call: it ends with the work, with its time limit or with the client's cancellation, whichever is first, and the
 * signal tells everything below.
 */
export class RunningCall implements Watched {
  deadline: number;
  /** The change itself has begun; a stop from here on leaves its outcome unknown. */
  changing = false;
  /** Told when the deadline moves. */
  moved?: (deadline: number) => void;
  private readonly controller = new AbortController();
  private watch: number;
  private stopped?: Fault;
  private reject?: (fault: Fault) => void;

  constructor(
    private readonly request: EngineRequest,
    private readonly clock: Clock,
    private readonly timeoutSeconds: number,
    private readonly limits: TimeLimits,
  ) {
    this.deadline = this.nextDeadline();
    this.watch = limits.watch(this);
    request.onCancel(() => this.stop(new Fault('OPERA_CANCELLED', 'The client cancelled the call.')));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The work's result, unless the call is stopped before. */
  until<R>(work: Promise<R>): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.reject = reject;
      if (this.stopped !== undefined) reject(this.stopped);
      work.then(
        (result) => {
          this.unwatch();
          resolve(result);
        },
        (error: unknown) => {
          this.unwatch();
          reject(error);
        },
      );
    });
  }

  /** The time limit is reached. */
  expire(): void {
    const message = `The call took longer than ${this.timeoutSeconds} seconds.`;
    this.stop(new Fault(this.changing ? 'OPERA_OUTCOME_UNKNOWN' : 'OPERA_TIMEOUT', message));
  }

  /** Puts a question; a person's time to think does not count against the limit. */
  async question(method: string, params: Params, timeoutMs: number): Promise<Json> {
    this.deadline = Number.POSITIVE_INFINITY;
    try {
      return await this.request.question(method, params, timeoutMs);
    } finally {
      this.deadline = this.nextDeadline();
      this.moved?.(this.deadline);
    }
  }

  private stop(fault: Fault): void {
    this.stopped ??= fault;
    this.unwatch();
    this.controller.abort(fault);
    this.reject?.(fault);
  }

  private unwatch(): void {
    // The slot may be another call's by now: once is enough.
    if (this.watch === NOT_WATCHED) return;
    this.limits.end(this.watch);
    this.watch = NOT_WATCHED;
  }

  private nextDeadline(): number {
    return this.clock.monotonic() + this.timeoutSeconds * 1000;
  }
}
