import type { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { PaceRequest } from '../pace.js';
import type { PaceSettings } from './memory.pace.js';
import { TurnQueue, type Turn } from './turn-queue.js';

/** Of this many turns at most one goes to bulk while interactive calls wait. */
const BULK_EVERY = 8;
const SLOWEST_PER_SECOND = 0.5;
/** Complaints within this time are answers to the same burst and count once. */
const ONE_COMPLAINT_MS = 1000;
/** The queue looks at least this often whether anybody still waits. */
const LONGEST_NAP_MS = 1000;
/** Share of the full rate regained per second without complaint. */
const RECOVERY_PER_SECOND = 0.05;

/** The bucket and the queue of one gateway. */
export class Lane {
  private readonly interactive = new TurnQueue();
  private readonly bulk = new TurnQueue();
  private tokens: number;
  private rate: number;
  private refilledAt: number;
  private silentUntil = 0;
  private slowedAt = -Infinity;
  private sinceBulk = 0;
  private running = false;

  constructor(
    private readonly settings: PaceSettings,
    private readonly clock: Clock,
  ) {
    this.tokens = settings.burst;
    this.rate = settings.requestsPerSecond;
    this.refilledAt = clock.monotonic();
  }

  get waiting(): number {
    return this.interactive.length + this.bulk.length;
  }

  currentRate(): number {
    this.refill();
    return this.rate;
  }

  /** @see Pace.acquire */
  async acquire(request: PaceRequest): Promise<void> {
    if (request.signal.aborted) throw cancelled();
    this.refill();
    if (this.waiting === 0 && this.tokens >= 1 && this.clock.monotonic() >= this.silentUntil) {
      this.tokens -= 1;
      return;
    }
    const seconds = this.expectedWait(request);
    const left = (request.deadline - this.clock.monotonic()) / 1000;
    if (this.waiting >= this.settings.maxWaiting || seconds > left) throw throttled(seconds);
    await this.wait(request);
  }

  /** Halves the rate and keeps silent for a while. */
  slowDown(retryAfterSeconds?: number): void {
    this.refill();
    const now = this.clock.monotonic();
    if (now - this.slowedAt >= ONE_COMPLAINT_MS) {
      this.slowedAt = now;
      this.rate = Math.max(SLOWEST_PER_SECOND, this.rate / 2);
    }
    this.tokens = Math.min(this.tokens, 0);
    this.silentUntil = Math.max(this.silentUntil, now + (retryAfterSeconds ?? 1) * 1000);
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
        this.refill();
        const now = this.clock.monotonic();
        const pause = Math.max(
          this.silentUntil - now,
          this.tokens >= 1 ? 0 : ((1 - this.tokens) / this.rate) * 1000,
        );
        if (pause > 0) await this.clock.sleep(Math.min(LONGEST_NAP_MS, Math.ceil(pause)));
        else this.grant();
      }
    } finally {
      this.running = false;
    }
  }

  private grant(): void {
    const bulkTurn =
      this.bulk.length > 0 && (this.interactive.length === 0 || this.sinceBulk >= BULK_EVERY - 1);
    const turn = (bulkTurn ? this.bulk : this.interactive).next();
    if (turn === undefined) return;
    this.sinceBulk = bulkTurn ? 0 : this.sinceBulk + 1;
    this.tokens -= 1;
    turn.grant();
  }

  private refill(): void {
    const now = this.clock.monotonic();
    const seconds = (now - this.refilledAt) / 1000;
    if (seconds <= 0) return;
    this.refilledAt = now;
    this.tokens = Math.min(this.settings.burst, this.tokens + seconds * this.rate);
    const full = this.settings.requestsPerSecond;
    if (now > this.silentUntil) this.rate = Math.min(full, this.rate + seconds * full * RECOVERY_PER_SECOND);
  }

  private expectedWait(request: PaceRequest): number {
    const before =
      request.priority === 'interactive'
        ? this.interactive.ahead(request)
        : this.interactive.length + this.bulk.ahead(request);
    const silence = Math.max(0, this.silentUntil - this.clock.monotonic()) / 1000;
    return silence + Math.max(0, before + 1 - this.tokens) / this.rate;
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
