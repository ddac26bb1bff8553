import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { MinuteRing } from './minute-ring.js';
import { P2Quantile } from './p2-quantile.js';

const MOST_TOOLS = 300;
const MOST_TENANTS = 200;
const KEPT_MINUTES = 60;

/** What a tool or a tenant did since the start. */
export interface CallCount {
  readonly name: string;
  readonly calls: number;
  readonly faults: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** RFC 3339. */
  readonly lastSeen: string;
}

interface Account {
  calls: number;
  faults: number;
  lastSeen: number;
  readonly p50: P2Quantile;
  readonly p95: P2Quantile;
}

/** Tool calls in figures for people: per minute, per tool, per tenant. Bounded; further names are counted as `other`. */
@Injectable()
export class CallFigures {
  readonly #calls = new MinuteRing(KEPT_MINUTES);
  readonly #faults = new MinuteRing(KEPT_MINUTES);
  readonly #tools = new Map<string, Account>();
  readonly #tenants = new Map<string, Account>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  note(call: {
    readonly tool: string;
    readonly tenant?: string;
    readonly durationMs: number;
    readonly fault: boolean;
  }): void {
    const now = this.clock.now();
    this.#calls.add(now);
    if (call.fault) this.#faults.add(now);
    count(accountOf(this.#tools, call.tool, MOST_TOOLS), call, now);
    if (call.tenant !== undefined) count(accountOf(this.#tenants, call.tenant, MOST_TENANTS), call, now);
  }

  /** Calls and faults of the last 60 minutes, oldest first, the running minute last. */
  perMinute(): { readonly calls: readonly number[]; readonly faults: readonly number[] } {
    const now = this.clock.now();
    return { calls: this.#calls.series(now), faults: this.#faults.series(now) };
  }

  /** Busiest first. */
  tools(limit: number): readonly CallCount[] {
    return busiest(this.#tools, limit);
  }

  /** Busiest first. */
  tenants(limit: number): readonly CallCount[] {
    return busiest(this.#tenants, limit);
  }
}

function accountOf(accounts: Map<string, Account>, name: string, limit: number): Account {
  const key = accounts.has(name) || accounts.size < limit ? name : 'other';
  let account = accounts.get(key);
  if (account === undefined) {
    account = { calls: 0, faults: 0, lastSeen: 0, p50: new P2Quantile(0.5), p95: new P2Quantile(0.95) };
    accounts.set(key, account);
  }
  return account;
}

function count(account: Account, call: { durationMs: number; fault: boolean }, now: number): void {
  account.calls += 1;
  if (call.fault) account.faults += 1;
  account.lastSeen = now;
  account.p50.add(call.durationMs);
  account.p95.add(call.durationMs);
}

function busiest(accounts: ReadonlyMap<string, Account>, limit: number): CallCount[] {
  return [...accounts]
    .toSorted(([, a], [, b]) => b.calls - a.calls)
    .slice(0, limit)
    .map(([name, { calls, faults, p50, p95, lastSeen }]) => ({
      name,
      calls,
      faults,
      p50Ms: tenths(p50.value() ?? 0),
      p95Ms: tenths(p95.value() ?? 0),
      lastSeen: new Date(lastSeen).toISOString(),
    }));
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
