import { createHash } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { RedisLink, type RedisScript } from '../../redis/redis.link.js';
import { OperaOptions } from '../opera.options.js';

/** What a caller has used today. */
export interface CallUse {
  /** Calls that Oracle charges: answered, and neither throttled nor failed on its side. */
  readonly charged: number;
  /** Estimate in US dollars, decimal text. */
  readonly costUsd: string;
  /** Calls left until midnight UTC; absent without a ceiling. */
  readonly left?: number;
}

const MOST_CALLERS = 10_000;
const DAY_MS = 24 * 3600 * 1000;
/** Throttled and failed calls are not charged (Oracle's guide, price list). */
const FREE = new Set([429, 500, 502, 503, 504]);

/** Whether Oracle charges a call that was answered with this status. */
export function isCharged(status: number): boolean {
  return !FREE.has(status);
}

/** Counts one call of a day; answers the day's sum of all replicas. Two days are long enough for any clock. */
const COUNT = `
local sum = redis.call('INCR', KEYS[1])
if sum == 1 then redis.call('EXPIRE', KEYS[1], 172800) end
return sum
`;

/**
 * Counts the calls of OPERA that each caller causes in a day, and stops those who reach the ceiling. With Redis all replicas
 * count together and a restart forgets nothing: what the others counted is known with the answer to one's own call.
 */
@Injectable()
export class CallLedger {
  private day = -1;
  private readonly used = new Map<string, number>();
  private readonly countTogether?: RedisScript;

  constructor(
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(RedisLink) private readonly link?: RedisLink,
  ) {
    if (link?.configured === true) this.countTogether = link.script('operaCallCount', COUNT, 1);
  }

  /**
   * Before a call of this caller goes out.
   * @throws Fault THROTTLED when the day's calls are used up
   */
  check(caller: Caller): void {
    const { dailyCallsPerCaller: ceiling } = this.options.budget;
    if (ceiling === undefined || this.count(caller) < ceiling) return;
    throw new Fault('THROTTLED', {
      message: `This caller has used its ${ceiling} calls of OPERA for today.`,
      advice: 'Go on tomorrow (UTC), or have an operator raise the daily ceiling.',
      retryAfterSeconds: Math.ceil((DAY_MS - (this.clock.now() % DAY_MS)) / 1000),
    });
  }

  /** An attempt was answered with this status. */
  answered(caller: Caller, status: number): void {
    if (!isCharged(status)) return;
    const key = keyOf(caller);
    this.note(key, this.count(caller) + 1);
    void this.share(key, this.day);
  }

  /** What this caller has used since midnight UTC. */
  use(caller: Caller): CallUse {
    const charged = this.count(caller);
    const { dailyCallsPerCaller: ceiling, microUsdPerCall } = this.options.budget;
    const costUsd = ((charged * microUsdPerCall) / 1e6).toFixed(4);
    return { charged, costUsd, ...(ceiling === undefined ? {} : { left: Math.max(0, ceiling - charged) }) };
  }

  /** Adds the call to the sum of all replicas and takes that over; while Redis is away each counts its own. */
  private async share(key: string, day: number): Promise<void> {
    if (this.link === undefined || this.countTogether === undefined) return;
    // Who it is, is nobody's business in Redis.
    const who = createHash('sha256').update(key).digest('hex').slice(0, 32);
    try {
      const sum = Number(await this.countTogether(this.link.key('calls', String(day), who)));
      if (day === this.day && sum > (this.used.get(key) ?? 0)) this.note(key, sum);
    } catch {
      // Counted here all the same.
    }
  }

  private note(key: string, count: number): void {
    this.used.delete(key);
    this.used.set(key, count);
    if (this.used.size > MOST_CALLERS) this.used.delete(this.used.keys().next().value!);
  }

  private count(caller: Caller): number {
    const today = Math.floor(this.clock.now() / DAY_MS);
    if (today !== this.day) {
      this.day = today;
      this.used.clear();
    }
    return this.used.get(keyOf(caller)) ?? 0;
  }
}

function keyOf({ tenant, subject }: Caller): string {
  return `${tenant}\n${subject}`;
}
