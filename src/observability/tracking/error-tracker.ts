import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../kernel/clock.js';
import { categoryOf, type ErrorCategory } from './error-category.js';
import { MinuteRing } from './minute-ring.js';

const MOST_KINDS = 200;
const KEPT_MINUTES = 60;
const FINGERPRINT_DIGITS = 12;

/** A fault as it reached a caller: codes only, nothing of what was asked. */
export interface TrackedFault {
  /** How the call ended; only faults are kept. */
  readonly outcome: string;
  readonly tool: string;
  readonly tenant?: string;
  readonly hotelId?: string;
  /** Given to the caller: leads to the log. */
  readonly requestId?: string;
}

/** One kind of error of one tenant. */
export interface ErrorFacts {
  /** Equal for equal kinds, on every replica and after every restart. */
  readonly fingerprint: string;
  readonly category: ErrorCategory;
  readonly code: string;
  readonly tool: string;
  readonly tenant: string;
  readonly count: number;
  readonly lastHour: number;
  readonly lastFiveMinutes: number;
  /** RFC 3339. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly lastHotelId?: string;
  readonly lastRequestId?: string;
}

interface Kind {
  readonly fingerprint: string;
  readonly category: ErrorCategory;
  readonly code: string;
  readonly tool: string;
  readonly tenant: string;
  readonly firstSeen: number;
  readonly minutes: MinuteRing;
  count: number;
  lastSeen: number;
  hotelId?: string;
  requestId?: string;
}

/** Which errors there are, since when and how often. Keeps the kinds seen last; the least recent one makes room. */
@Injectable()
export class ErrorTracker {
  readonly #kinds = new Map<string, Kind>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** @returns the fault's category; undefined when it is none */
  note(fault: TrackedFault): ErrorCategory | undefined {
    const category = categoryOf(fault.outcome);
    if (category === undefined) return undefined;
    const now = this.clock.now();
    const kind = this.#kindOf(fault, category, now);
    kind.count += 1;
    kind.lastSeen = now;
    kind.hotelId = fault.hotelId;
    kind.requestId = fault.requestId;
    kind.minutes.add(now);
    return category;
  }

  /**
   * Kinds of errors, latest first.
   * @param tenant only this one's; all when absent
   */
  recent(limit: number, tenant?: string): readonly ErrorFacts[] {
    const now = this.clock.now();
    return [...this.#kinds.values()]
      .filter((kind) => tenant === undefined || kind.tenant === tenant)
      .toReversed()
      .slice(0, limit)
      .map((kind) => factsOf(kind, now));
  }

  #kindOf(fault: TrackedFault, category: ErrorCategory, now: number): Kind {
    const { outcome: code, tool, tenant = '' } = fault;
    const key = `${code}\n${tool}\n${tenant}`;
    const known = this.#kinds.get(key);
    // Taken out and put in again: a map keeps the order of insertion.
    if (known !== undefined) this.#kinds.delete(key);
    else if (this.#kinds.size >= MOST_KINDS) this.#kinds.delete(this.#kinds.keys().next().value!);
    const kind = known ?? {
      fingerprint: createHash('sha256').update(`${code}\n${tool}`).digest('hex').slice(0, FINGERPRINT_DIGITS),
      category,
      code,
      tool,
      tenant,
      firstSeen: now,
      minutes: new MinuteRing(KEPT_MINUTES),
      count: 0,
      lastSeen: now,
    };
    this.#kinds.set(key, kind);
    return kind;
  }
}

function factsOf(kind: Kind, now: number): ErrorFacts {
  const { fingerprint, category, code, tool, tenant, count, minutes, firstSeen, lastSeen } = kind;
  return {
    fingerprint,
    category,
    code,
    tool,
    tenant,
    count,
    lastHour: minutes.sum(now, KEPT_MINUTES),
    lastFiveMinutes: minutes.sum(now, 5),
    firstSeen: new Date(firstSeen).toISOString(),
    lastSeen: new Date(lastSeen).toISOString(),
    ...(kind.hotelId !== undefined && { lastHotelId: kind.hotelId }),
    ...(kind.requestId !== undefined && { lastRequestId: kind.requestId }),
  };
}
