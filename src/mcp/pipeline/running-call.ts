import type { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';
import type { EngineRequest } from '../engine/request.js';
import type { Params } from '../engine/json-rpc.js';
import type { TimeLimits } from './time-limits.js';

/**
 * Life of one call: it ends with the work, with its time limit or with the client's cancellation, whichever is first, and the
 * signal tells everything below.
 */
export class RunningCall {
  readonly signal: AbortSignal;
  /** The change itself has begun; a stop from here on leaves its outcome unknown. */
  changing = false;
  private readonly controller = new AbortController();
  private readonly watched: ReturnType<TimeLimits['watch']>;
  private readonly stopped: Promise<never>;
  private stop: (fault: Fault) => void = () => undefined;

  constructor(
    private readonly request: EngineRequest,
    private readonly clock: Clock,
    private readonly timeoutSeconds: number,
    limits: TimeLimits,
    /** Told when the deadline moves. */
    private readonly moved: (deadline: number) => void,
  ) {
    this.signal = this.controller.signal;
    this.stopped = new Promise<never>((_resolve, reject) => {
      this.stop = (fault) => {
        this.controller.abort(fault);
        reject(fault);
      };
    });
    // A call that ends well leaves this promise to itself.
    this.stopped.catch(() => undefined);
    this.watched = limits.watch(this.nextDeadline(), () => this.stop(this.lateFault()));
    if (request.signal.aborted) this.cancelled();
    else request.signal.addEventListener('abort', this.cancelled, { once: true });
  }

  get deadline(): number {
    return this.watched.deadline;
  }

  /** The work's result, unless the call is stopped before. */
  async until<R>(work: Promise<R>): Promise<R> {
    try {
      return await Promise.race([work, this.stopped]);
    } finally {
      work.catch(() => undefined);
      this.watched.end();
      this.request.signal.removeEventListener('abort', this.cancelled);
    }
  }

  /** Puts a question; a person's time to think does not count against the limit. */
  async question(method: string, params: Params, timeoutMs: number): Promise<Json> {
    this.watched.deadline = Number.POSITIVE_INFINITY;
    try {
      return await this.request.question(method, params, timeoutMs);
    } finally {
      this.watched.deadline = this.nextDeadline();
      this.moved(this.watched.deadline);
    }
  }

  private readonly cancelled = (): void => {
    this.stop(new Fault('OPERA_CANCELLED', 'The client cancelled the call.'));
  };

  private nextDeadline(): number {
    return this.clock.monotonic() + this.timeoutSeconds * 1000;
  }

  private lateFault(): Fault {
    const message = `The call took longer than ${this.timeoutSeconds} seconds.`;
    return new Fault(this.changing ? 'OPERA_OUTCOME_UNKNOWN' : 'OPERA_TIMEOUT', message);
  }
}
