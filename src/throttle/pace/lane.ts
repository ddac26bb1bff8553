import type { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { PaceRequest } from '../pace.js';
import type { Bucket } from './bucket.js';
import { TurnQueue, type Turn } from './turn-queue.js';

/** Of this many turns at most one goes to bulk while interactive calls wait. */
const BULK_EVERY = 8;
/** The queue looks at least this often whether anybody still waits. */
const LONGEST_NAP_MS = 1000;

/**
 * The queue of one gateway before its bucket. A turn is taken from the bucket first and given to whoever is next when it
 * comes, so that replicas that share a bucket get their turns in turn and a caller who asks rarely never stands behind a backlog.
 */
export class Lane {
  private readonly interactive = new TurnQueue();
  private readonly bulk = new TurnQueue();
  private sinceBulk = 0;
  private running = false;

  constructor(
    private readonly bucket: Bucket,
    private readonly maxWaiting: number,
    private readonly clock: Clock,
  ) {}

  get waiting(): number {
    return this.interactive.length + this.bulk.length;
  }

  rate(): number {
    return this.bucket.rate();
  }

  slowDown(retryAfterSeconds?: number): void {
    this.bucket.slowDown(retryAfterSeconds);
  }

  /** @see Pace.acquire */
  acquire(request: PaceRequest): Promise<void> | undefined {
    if (request.signal.aborted) throw cancelled();
    if (!this.running && this.waiting === 0 && this.bucket.takeNow()) return undefined;
    const seconds = this.expectedWait(request);
    const left = (request.deadline - this.clock.monotonic()) / 1000;
    if (this.waiting >= this.maxWaiting || seconds > left) throw throttled(seconds);
    return this.wait(request);
  }

  private async wait(request: PaceRequest): Promise<void> {
    const queue = request.priority === 'bulk' ? this.bulk : this.interactive;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const turn: Turn = { request, grant: resolve, gone: false };
    const giveUp = (fault: Fault) => {
      queue.leave(turn);
      reject(fault);
    };
    const onAbort = () => giveUp(cancelled());
    const settled = new AbortController();
    request.signal.addEventListener('abort', onAbort, { once: true });
    this.clock.sleep(Math.max(0, request.deadline - this.clock.monotonic()), settled.signal).then(
      () => giveUp(throttled(this.expectedWait(request))),
      () => undefined,
    );
    queue.add(turn);
    void this.run();
    try {
      await promise;
    } finally {
      request.signal.removeEventListener('abort', onAbort);
      settled.abort();
    }
  }

  /** Hands out turns until nobody waits; at most one runs at a time. */
  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      while (this.waiting > 0) {
        const answer = this.bucket.reserve();
        const pause = typeof answer === 'number' ? answer : await answer;
        if (pause > 0 || this.bucket.silence() > 0) await this.idle(pause);
        if (this.waiting > 0) this.grant();
        else this.bucket.giveBack();
      }
    } finally {
      this.running = false;
    }
  }

  /** Waits for the turn taken, longer when the gateway asks for silence meanwhile, and no longer than anybody waits. */
  private async idle(pause: number): Promise<void> {
    const turn = this.clock.monotonic() + pause;
    while (this.waiting > 0) {
      const left = Math.max(turn - this.clock.monotonic(), this.bucket.silence());
      if (left <= 0) return;
      await this.clock.sleep(Math.min(LONGEST_NAP_MS, Math.ceil(left)));
    }
  }

  private grant(): void {
    const bulkTurn =
      this.bulk.length > 0 && (this.interactive.length === 0 || this.sinceBulk >= BULK_EVERY - 1);
    const turn = (bulkTurn ? this.bulk : this.interactive).next();
    if (turn === undefined) return;
    this.sinceBulk = bulkTurn ? 0 : this.sinceBulk + 1;
    turn.grant();
  }

  private expectedWait(request: PaceRequest): number {
    const before =
      request.priority === 'interactive'
        ? this.interactive.ahead(request)
        : this.interactive.length + this.bulk.ahead(request);
    // One of the turns before it is taken from the bucket already.
    return this.bucket.delay(this.running ? before - 1 : before);
  }
}

function throttled(seconds: number): Fault {
  const wait = Math.max(1, Math.ceil(seconds));
  return new Fault('OPERA_THROTTLED', {
    message: `Too many calls wait for OPERA; the next turn comes in about ${wait} s.`,
    retryAfterSeconds: wait,
  });
}

function cancelled(): Fault {
  return new Fault('OPERA_CANCELLED', 'The call was cancelled while it waited for its turn.');
}
