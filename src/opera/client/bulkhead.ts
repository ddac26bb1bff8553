import type { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { PaceRequest } from '../../throttle/pace.js';
import { TurnQueue, type Turn } from '../../throttle/pace/turn-queue.js';
import type { BulkheadOptions } from '../opera.options.js';

/** Places for the calls of one service, so that a slow one cannot hold every connection. Callers take turns. */
export class Bulkhead {
  private readonly interactive = new TurnQueue();
  private readonly bulk = new TurnQueue();
  private taken = 0;
  private takenByBulk = 0;

  constructor(
    private readonly options: BulkheadOptions,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a place; the caller must `leave` it.
   * @throws Fault OPERA_THROTTLED when none comes free in time, OPERA_CANCELLED
   */
  async enter(request: PaceRequest): Promise<void> {
    if (this.queueOf(request).length === 0 && this.hasPlace(request)) return this.take(request);
    if (this.interactive.length + this.bulk.length >= this.options.maxWaiting) throw crowded();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const queue = this.queueOf(request);
    const turn: Turn = { request, grant: resolve, gone: false };
    const giveUp = (fault: Fault) => {
      queue.leave(turn);
      reject(fault);
    };
    const onAbort = () =>
      giveUp(new Fault('OPERA_CANCELLED', 'The call was cancelled while it waited for OPERA.'));
    const settled = new AbortController();
    if (request.signal.aborted) onAbort();
    else {
      queue.add(turn);
      request.signal.addEventListener('abort', onAbort, { once: true });
      this.clock.sleep(Math.max(0, request.deadline - this.clock.monotonic()), settled.signal).then(
        () => giveUp(crowded()),
        () => undefined,
      );
    }
    try {
      await promise;
    } finally {
      request.signal.removeEventListener('abort', onAbort);
      settled.abort();
    }
  }

  /** Gives the place to the next in turn. */
  leave(request: PaceRequest): void {
    this.taken -= 1;
    if (request.priority === 'bulk') this.takenByBulk -= 1;
    for (const queue of [this.interactive, this.bulk]) {
      const priority = queue === this.bulk ? 'bulk' : 'interactive';
      while (queue.length > 0 && this.hasPlace({ priority })) {
        const turn = queue.next();
        if (turn === undefined) break;
        this.take(turn.request);
        turn.grant();
      }
    }
  }

  private hasPlace({ priority }: Pick<PaceRequest, 'priority'>): boolean {
    // Bulk reads may hold half of the places, so that a person never waits for all of them.
    if (priority === 'bulk' && this.takenByBulk >= Math.ceil(this.options.placesPerModule / 2)) return false;
    return this.taken < this.options.placesPerModule;
  }

  private take({ priority }: PaceRequest): void {
    this.taken += 1;
    if (priority === 'bulk') this.takenByBulk += 1;
  }

  private queueOf({ priority }: PaceRequest): TurnQueue {
    return priority === 'bulk' ? this.bulk : this.interactive;
  }
}

function crowded(): Fault {
  return new Fault('OPERA_THROTTLED', {
    message: 'Too many calls of this OPERA service are under way.',
    retryAfterSeconds: 2,
  });
}
