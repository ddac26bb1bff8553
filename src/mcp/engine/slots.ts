/**
 * Things that come and go thousands of times a second, found again by a small number. A Map or Set would do, but V8 links every
 * table it outgrows to the next one: with steady coming and going, what was in them survives until a full collection, and
 * collecting garbage became half the cost of a call.
 */
export class Slots<T> implements Iterable<T> {
  private readonly items: (T | undefined)[] = [];
  private readonly free: number[] = [];

  /** Keeps an item. @returns its slot */
  add(item: T): number {
    const slot = this.free.pop() ?? this.items.length;
    this.items[slot] = item;
    return slot;
  }

  /** What is in the slot. */
  get(slot: number): T | undefined {
    return this.items[slot];
  }

  /** Empties a slot; an empty one stays so. */
  remove(slot: number): void {
    if (this.items[slot] === undefined) return;
    this.items[slot] = undefined;
    this.free.push(slot);
  }

  /** Items kept. */
  get size(): number {
    return this.items.length - this.free.length;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const item of this.items) if (item !== undefined) yield item;
  }
}
