import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';

const KEPT = 100;

export type HappeningKind = 'business' | 'security' | 'degradation';

/** Something told as an event: codes, ids and numbers. */
export interface Happening {
  /** RFC 3339. */
  readonly time: string;
  readonly kind: HappeningKind;
  readonly name: string;
  readonly fields: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** How often an event came since the start. */
export interface HappeningCount {
  readonly name: string;
  readonly count: number;
  /** RFC 3339. */
  readonly lastSeen: string;
}

/** The latest events of each kind, so that a flood of one kind hides none of another, and their counts. */
@Injectable()
export class Happenings {
  readonly #latest = new Map<HappeningKind, Happening[]>();
  readonly #counts = new Map<HappeningKind, Map<string, { count: number; lastSeen: number }>>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  add(kind: HappeningKind, name: string, fields: Happening['fields']): void {
    const now = this.clock.now();
    const ring = this.#latest.get(kind) ?? [];
    this.#latest.set(kind, ring);
    ring.push({ time: new Date(now).toISOString(), kind, name, fields });
    if (ring.length > KEPT) ring.shift();
    const counts = this.#counts.get(kind) ?? new Map<string, { count: number; lastSeen: number }>();
    this.#counts.set(kind, counts);
    const { count } = counts.get(name) ?? { count: 0 };
    counts.set(name, { count: count + 1, lastSeen: now });
  }

  /** Latest first. */
  recent(kind: HappeningKind, limit: number): readonly Happening[] {
    return (this.#latest.get(kind) ?? []).toReversed().slice(0, limit);
  }

  /** By name, in the order they first came. */
  counts(kind: HappeningKind): readonly HappeningCount[] {
    return [...(this.#counts.get(kind) ?? [])].map(([name, { count, lastSeen }]) => ({
      name,
      count,
      lastSeen: new Date(lastSeen).toISOString(),
    }));
  }
}
