import type { Keyv, KeyvStoreAdapter } from 'keyv';
import type { Clock } from '../kernel/clock.js';
import { ENTRY_VERSION, type CacheEntry } from './cache-entry.js';
import type { CacheObserver } from './cache-observer.js';
import { Deadline, LayerLateError } from './deadline.js';

export interface LayerUsage {
  readonly entries: number;
  readonly bytes: number;
}

/** A Keyv store that says how it is to be treated as a layer. */
export type LayerStore = KeyvStoreAdapter & {
  /** Name in figures, `memory`. */
  readonly layer: string;
  /** Longest wait for one read; 0 for a store that answers at once and cannot fail. */
  readonly deadlineMs: number;
  usage(): LayerUsage;
  /** What it holds, for a store that can tell without effort. */
  values?(): Iterable<unknown>;
};

const FAILURES_TO_REST = 5;
const REST_MS = 2000;

/**
 * One store behind its deadline. Slow or broken is a miss: it is told to the observer and never thrown; after repeated
 * failures the layer rests a while, so that a dead store costs nothing.
 */
export class CacheLayer {
  readonly name: string;
  private readonly deadline?: Deadline;
  #failures = 0;
  #restsUntil = 0;

  constructor(
    private readonly keyv: Keyv,
    private readonly store: LayerStore,
    private readonly clock: Clock,
    private readonly observer: CacheObserver,
  ) {
    this.name = store.layer;
    if (store.deadlineMs > 0) this.deadline = new Deadline(store.deadlineMs, clock);
    // Without a listener Keyv's error event would end the process; failures are counted where they are met.
    keyv.on('error', () => undefined);
    keyv.throwOnErrors = true;
  }

  /** The entry, or undefined when there is none, it has another shape, or the layer did not answer in time. */
  async read(key: string): Promise<CacheEntry | undefined> {
    if (this.resting) return undefined;
    try {
      const found = await (this.deadline?.of(this.keyv.get<CacheEntry>(key)) ??
        this.keyv.get<CacheEntry>(key));
      this.#failures = 0;
      return found?.version === ENTRY_VERSION ? found : undefined;
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }

  /** Keeps the entry for `ttlMs`; failing is silent but counted. */
  async write(key: string, entry: CacheEntry, ttlMs: number): Promise<void> {
    if (this.resting) return;
    await this.attempt(() => this.keyv.set(key, entry, ttlMs));
  }

  /** What it holds, as far as it can tell. */
  *entries(): Generator<CacheEntry> {
    for (const value of this.store.values?.() ?? []) yield value as CacheEntry;
  }

  /** Forgets everything it holds. */
  async clear(): Promise<void> {
    await this.attempt(() => this.keyv.clear());
  }

  usage(): LayerUsage & { readonly name: string; readonly resting: boolean } {
    return { name: this.name, resting: this.resting, ...this.store.usage() };
  }

  private get resting(): boolean {
    return this.#restsUntil > 0 && this.clock.monotonic() < this.#restsUntil;
  }

  /** Success is no proof for reads: a layer whose writes work but whose reads fail shall rest too. */
  private async attempt(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES_TO_REST) this.#restsUntil = this.clock.monotonic() + REST_MS;
    this.observer.layerFailed(this.name, error instanceof LayerLateError ? 'deadline' : 'error');
  }
}
