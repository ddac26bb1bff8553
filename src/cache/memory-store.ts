import type { KeyvStoreAdapter } from 'keyv';
import { LRUCache } from 'lru-cache';
import type { LayerStore, LayerUsage } from './cache-layer.js';

/** What Keyv hands to a store when no serialiser stands between. */
interface Boxed {
  readonly value: unknown;
  readonly expires?: number;
}

/**
 * The memory layer's store for Keyv: least recently used goes first, bounded by entries and by estimated bytes. Keeps values
 * as they are (frozen by the cache service), so a hit costs a map look-up and no parsing. Expired values are dropped when
 * read or by age of use: no timers, no sweep.
 */
export class MemoryStore implements LayerStore {
  readonly layer = 'memory';
  readonly deadlineMs = 0;
  readonly opts = {};
  readonly #values: LRUCache<string, Boxed>;

  /**
   * @param maxEntries at least 1
   * @param maxBytes estimated; a value above a quarter of it is not kept, or one answer could empty the layer
   */
  constructor(maxEntries: number, maxBytes: number) {
    this.#values = new LRUCache<string, Boxed>({
      max: maxEntries,
      maxSize: maxBytes,
      maxEntrySize: Math.max(1, Math.floor(maxBytes / 4)),
      sizeCalculation: (boxed, key) => bytesOf(boxed.value) + key.length * 2 + ENTRY_BYTES,
    });
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    return this.#values.get(key) as Value | undefined;
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value as Boxed);
  }

  async delete(key: string): Promise<boolean> {
    return this.#values.delete(key);
  }

  async clear(): Promise<void> {
    this.#values.clear();
  }

  /** Keyv listens for errors; memory has none. */
  on(): KeyvStoreAdapter {
    return this;
  }

  /** Values without their keys, lately used first; looking does not count as use. */
  *values(): Generator {
    for (const boxed of this.#values.values()) yield boxed.value;
  }

  usage(): LayerUsage {
    return { entries: this.#values.size, bytes: this.#values.calculatedSize };
  }
}

/** Map slot, list links and the boxes around a value. */
const ENTRY_BYTES = 200;

function bytesOf(value: unknown): number {
  const bytes = (value as { readonly bytes?: unknown } | null | undefined)?.bytes;
  return typeof bytes === 'number' ? bytes : ENTRY_BYTES;
}
