import { tagHash } from './tag-hash.js';

/** A point in the count of changes that outlives this process or is common to several. */
export interface SharedMark {
  /** Another one: the count began anew, and nothing of before can be judged. */
  readonly epoch: string;
  readonly count: number;
}

/**
 * Remembers when each tag last changed, as a count that only grows. An entry notes the count at which its load began; it is
 * valid while none of its tags changed later. One number per entry stands for the versions of all its tags, and a load that
 * raced a change needs no lock: its entry is void from birth.
 */
export interface TagLedger {
  /** The count of this process now. */
  mark(): number;
  /** The count that lower layers are judged by; undefined while nobody can know what others changed. */
  sharedMark(): SharedMark | undefined;
  /** Changes of others cannot be heard now, though they may happen. */
  readonly apart: boolean;
  /** Notes that these (qualified) tags changed, and tells whoever else has to know. */
  touch(tags: readonly string[]): Promise<void>;
  /** None of the tags changed in this process's knowledge since `asOf`. */
  unchangedSince(hashes: readonly number[], asOf: number): boolean;
  /** The same for an entry that came from another process or an earlier life of this one. */
  sharedUnchanged(hashes: readonly number[], since: SharedMark | undefined): boolean;
}

export const TagLedger = Symbol('TagLedger');

const OWN_EPOCH = 'process';

/** The ledger of one process, of fixed size: tags that share a slot are voided together. */
export class MemoryTagLedger implements TagLedger {
  readonly #changedAt: Float64Array;
  #count = 0;
  /** Everything of before is void. */
  #floor = 0;

  /** @param slots at least 1; more slots, fewer entries voided by a neighbour's change */
  constructor(private readonly slots: number) {
    this.#changedAt = new Float64Array(slots);
  }

  get apart(): boolean {
    return false;
  }

  mark(): number {
    return this.#count;
  }

  sharedMark(): SharedMark | undefined {
    return { epoch: OWN_EPOCH, count: this.#count };
  }

  async touch(tags: readonly string[]): Promise<void> {
    this.touchHere(tags.map(tagHash));
  }

  unchangedSince(hashes: readonly number[], asOf: number): boolean {
    if (asOf < this.#floor) return false;
    for (const hash of hashes) {
      if (this.#changedAt[hash % this.slots]! > asOf) return false;
    }
    return true;
  }

  sharedUnchanged(hashes: readonly number[], since: SharedMark | undefined): boolean {
    return since?.epoch === OWN_EPOCH && this.unchangedSince(hashes, since.count);
  }

  /** Notes a change for this process alone. */
  protected touchHere(hashes: readonly number[]): void {
    this.#count += 1;
    for (const hash of hashes) this.#changedAt[hash % this.slots] = this.#count;
  }

  /** Nothing of before can be trusted. */
  protected voidAll(): void {
    this.#count += 1;
    this.#floor = this.#count;
  }
}

/** A tag as the ledger knows it: one tenant's writes say nothing about another's. */
export function qualifiedTag(tenant: string, tag: string): string {
  return `${tenant.length}:${tenant}${tag}`;
}
