import { LRUCache } from 'lru-cache';

/**
 * Remembers when each tag last changed, as a count that only grows. An entry notes the count at which its load began; it is
 * valid while none of its tags changed later. One number per entry stands for the versions of all its tags, and a load that
 * raced a change needs no lock: its entry is void from birth.
 */
export interface TagLedger {
  /** The count now. */
  mark(): number;
  /** Notes that these (qualified) tags changed. */
  touch(tags: readonly string[]): Promise<void>;
  /** None of the tags changed since `asOf`. */
  unchangedSince(tags: readonly string[], asOf: number): boolean;
}

export const TagLedger = Symbol('TagLedger');

/** The ledger of one process. Bounded: a forgotten tag voids every entry older than its last change, never fewer. */
export class MemoryTagLedger implements TagLedger {
  readonly #changedAt: LRUCache<string, number>;
  #count = 0;
  /** Highest count among the forgotten tags. */
  #floor = 0;

  /** @param maxTags tags remembered, at least 1 */
  constructor(maxTags: number) {
    this.#changedAt = new LRUCache({
      max: maxTags,
      dispose: (changedAt, _tag, reason) => {
        if (reason === 'evict') this.#floor = Math.max(this.#floor, changedAt);
      },
    });
  }

  mark(): number {
    return this.#count;
  }

  async touch(tags: readonly string[]): Promise<void> {
    this.#count += 1;
    for (const tag of tags) this.#changedAt.set(tag, this.#count);
  }

  unchangedSince(tags: readonly string[], asOf: number): boolean {
    for (const tag of tags) {
      // peek: a tag often read must not outlive one lately changed.
      if ((this.#changedAt.peek(tag) ?? this.#floor) > asOf) return false;
    }
    return true;
  }
}

/** A tag as the ledger knows it: one tenant's writes say nothing about another's. */
export function qualifiedTag(tenant: string, tag: string): string {
  return `${tenant.length}:${tenant}${tag}`;
}
