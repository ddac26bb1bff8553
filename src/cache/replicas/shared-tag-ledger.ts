import { SHARED_SLOTS, tagHash } from '../tag-hash.js';
import { MemoryTagLedger, type SharedMark } from '../tag-ledger.js';

/** Whoever hears of the common count. */
export interface TagHearer {
  /** The whole state: at the start, and whenever something may have been missed. */
  state(mark: SharedMark, changedAt: Float64Array): void;
  /** One further change, in order; `own` when this process told it. */
  changed(count: number, slots: readonly number[], own: boolean): void;
  /** From now on changes cannot be heard. */
  lost(): void;
}

/** Keeps the common count: in Redis for replicas, on disk for the next life of one process. */
export interface TagKeeper {
  /** Called once; may hear nothing for long. */
  open(hearer: TagHearer): void;
  /**
   * Adds a change. Resolves when the hearer has been told of it, too.
   * @throws any error when that did not happen: the caller repeats it when it hears of a state again
   */
  record(slots: readonly number[]): Promise<void>;
}

/** The ledger of a process that shares answers with others, or with its next life, through a keeper's count. */
export class SharedTagLedger extends MemoryTagLedger implements TagHearer {
  #mark: SharedMark | undefined;
  #last: SharedMark | undefined;
  #changedAt: Float64Array = new Float64Array(SHARED_SLOTS);
  /** Changes that nobody else knows of yet. */
  readonly #untold = new Set<number>();

  /** @param others whether anybody else changes things under the same keeper: then silence is a reason for doubt */
  constructor(
    private readonly keeper: TagKeeper,
    private readonly others: boolean,
  ) {
    super(SHARED_SLOTS);
    keeper.open(this);
  }

  override get apart(): boolean {
    return this.others && this.#mark === undefined;
  }

  override sharedMark(): SharedMark | undefined {
    // What was not told yet would be taken for unchanged by the others.
    return this.#untold.size === 0 ? this.#mark : undefined;
  }

  override async touch(tags: readonly string[]): Promise<void> {
    const hashes = tags.map(tagHash);
    this.touchHere(hashes);
    const slots = [...new Set(hashes.map((hash) => hash % SHARED_SLOTS))];
    for (const slot of slots) this.#untold.add(slot);
    if (this.#mark !== undefined) await this.tell(slots);
  }

  override sharedUnchanged(hashes: readonly number[], since: SharedMark | undefined): boolean {
    if (since === undefined || since.epoch !== this.#mark?.epoch) return false;
    for (const hash of hashes) {
      const slot = hash % SHARED_SLOTS;
      if (this.#changedAt[slot]! > since.count || this.#untold.has(slot)) return false;
    }
    return true;
  }

  state(mark: SharedMark, changedAt: Float64Array): void {
    const missed = this.#last?.epoch !== mark.epoch || this.#last.count !== mark.count;
    if (this.others && missed) this.voidAll();
    this.#changedAt = changedAt;
    this.#mark = mark;
    this.#last = mark;
    if (this.#untold.size > 0) void this.tell([...this.#untold]);
  }

  changed(count: number, slots: readonly number[], own: boolean): void {
    if (this.#mark === undefined) return;
    for (const slot of slots) this.#changedAt[slot] = count;
    this.#mark = { epoch: this.#mark.epoch, count };
    this.#last = this.#mark;
    if (!own) this.touchHere(slots);
  }

  lost(): void {
    this.#mark = undefined;
  }

  private async tell(slots: readonly number[]): Promise<void> {
    try {
      await this.keeper.record(slots);
      for (const slot of slots) this.#untold.delete(slot);
    } catch {
      // Told again when the keeper is next heard of.
      for (const slot of slots) this.#untold.add(slot);
    }
  }
}
