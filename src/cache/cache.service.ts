import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { asFault, Fault } from '../kernel/fault.js';
import { CACHE_OPTIONS, type ResolvedCacheOptions } from './cache.options.js';
import { CacheFigures, type CacheStats } from './cache-figures.js';
import { ENTRY_VERSION, type Cached, type CacheEntry, type CachePolicy } from './cache-entry.js';
import { keyText, type CacheKey } from './cache-key.js';
import type { CacheLayer } from './cache-layer.js';
import { CACHE_LAYERS, type CacheLayers } from './cache-layers.js';
import { spread } from './expiry-spread.js';
import { abortable, isLeadersOwn, type Flight } from './flight.js';
import { freezeAndWeigh } from './immutable-value.js';
import { qualifiedTag, TagLedger } from './tag-ledger.js';

interface Held {
  readonly entry: CacheEntry;
  readonly layer: CacheLayer;
}

interface Search {
  readonly tags: readonly string[];
  readonly asOf: number;
  readonly below: readonly CacheLayer[];
  readonly expired?: CacheEntry;
}

/** Rounds in which a waiter whose leader gave up joins another before it loads by itself. */
const MAX_JOINS = 3;
/** A record that is not there may appear through other systems at any time. */
const MAX_MISS_SECONDS = 30;
/** Share of the time to live by which keys expire apart. */
const JITTER = 0.1;

/**
 * Remembers answers of OPERA by key, layer after layer, and forgets them by tag. Equal reads at once are one load. Never the
 * reason of a failure: what it cannot find it loads, and only the load's own Fault passes through.
 */
@Injectable()
export class CacheService {
  readonly #flights = new Map<string, Flight>();
  readonly #figures: CacheFigures;

  constructor(
    @Inject(CACHE_OPTIONS) private readonly options: ResolvedCacheOptions,
    @Inject(CACHE_LAYERS) private readonly layers: CacheLayers,
    @Inject(TagLedger) private readonly ledger: TagLedger,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.#figures = layers.figures;
  }

  /**
   * The remembered answer, or what `load` gives. A load that ends in OPERA_NOT_FOUND is remembered too, shortly.
   * @param load asks OPERA; called at most once per read, not at all on a hit
   * @throws whatever `load` throws; Fault OPERA_CANCELLED when `policy.signal` aborts the wait for another caller's load
   */
  async read<T>(key: CacheKey, policy: CachePolicy, load: () => Promise<T>): Promise<Cached<T>> {
    if (!this.options.enabled) return { value: await load(), hit: false, ageSeconds: 0 };
    const text = keyText(key);
    if (policy.fresh) return this.lead(text, key, policy, load);

    const held = await this.held(this.layers.all.slice(0, 1), text);
    if (held && this.isFresh(held.entry)) return this.hit(held, key);
    for (let joins = 0; joins < MAX_JOINS; joins += 1) {
      const flight = this.#flights.get(text);
      // A load begun before a change of its tags may carry the old state: this read must not.
      if (!flight || !this.ledger.unchangedSince(flight.tags, flight.asOf)) break;
      try {
        const answer = (await abortable(flight.result, policy.signal)) as Cached<T>;
        this.#figures.read({ operation: key.operation, hit: true, layer: 'flight' });
        return { ...answer, hit: true };
      } catch (error) {
        if (policy.signal?.aborted || !isLeadersOwn(error)) throw error;
      }
    }
    return this.lead(text, key, policy, load, held?.entry);
  }

  /**
   * The remembered answer if memory holds it fresh: the quick way, before the caller works out what a load would need.
   * Counts as a hit when there is one, and not at all otherwise.
   * @throws Fault OPERA_NOT_FOUND when that is what was remembered
   */
  async peek<T>(key: CacheKey): Promise<Cached<T> | undefined> {
    if (!this.options.enabled) return undefined;
    const held = await this.held(this.layers.all.slice(0, 1), keyText(key));
    return held && this.isFresh(held.entry) ? this.hit(held, key) : undefined;
  }

  /** Voids every remembered answer of the tenant that names one of the tags, also those being loaded now. */
  async invalidate(tenant: string, tags: readonly string[]): Promise<void> {
    if (!this.options.enabled || tags.length === 0) return;
    await this.ledger.touch(tags.map((tag) => qualifiedTag(tenant, tag)));
    this.#figures.invalidated(tags.length);
  }

  /** Forgets everything in every layer. */
  async clear(): Promise<void> {
    for (const layer of this.layers.all) await layer.clear();
  }

  /** Figures since the start; costs next to nothing. */
  stats(): CacheStats {
    const { hits, misses, invalidations } = this.#figures;
    return {
      enabled: this.options.enabled,
      hits,
      misses,
      hitRatio: hits + misses === 0 ? 0 : hits / (hits + misses),
      invalidations,
      loading: this.#flights.size,
      layers: this.layers.all.map((layer) => ({
        ...layer.usage(),
        hits: this.#figures.hitsOf(layer.name),
        failures: this.#figures.failuresOf(layer.name),
      })),
    };
  }

  /** The first valid entry of these layers, even past its time. */
  private async held(layers: readonly CacheLayer[], text: string): Promise<Held | undefined> {
    for (const layer of layers) {
      const entry = await layer.read(text);
      if (entry && this.ledger.unchangedSince(entry.tags, entry.asOf)) return { entry, layer };
    }
    return undefined;
  }

  /** Leads the search in the slower layers and then the load; equal reads may join. */
  private async lead<T>(
    text: string,
    key: CacheKey,
    policy: CachePolicy,
    load: () => Promise<T>,
    expired?: CacheEntry,
  ): Promise<Cached<T>> {
    const tags = policy.tags.map((tag) => qualifiedTag(key.tenant, tag));
    const asOf = this.ledger.mark();
    const below = policy.fresh ? [] : this.layers.all.slice(1);
    const result = this.belowOrLoad(text, key, policy, { tags, asOf, below, expired }, load);
    const flight: Flight = { asOf, tags, result };
    this.#flights.set(text, flight);
    try {
      return await result;
    } finally {
      if (this.#flights.get(text) === flight) this.#flights.delete(text);
    }
  }

  private async belowOrLoad<T>(
    text: string,
    key: CacheKey,
    policy: CachePolicy,
    search: Search,
    load: () => Promise<T>,
  ): Promise<Cached<T>> {
    let { expired } = search;
    if (search.below.length > 0) {
      const held = await this.held(search.below, text);
      if (held && this.isFresh(held.entry)) {
        await this.copyUp(held, text);
        return this.hit(held, key);
      }
      expired ??= held?.entry;
    }
    this.#figures.read({ operation: key.operation, hit: false, layer: 'none' });
    try {
      const value = await this.loadAndKeep(text, policy, search.tags, search.asOf, load);
      return { value, hit: false, ageSeconds: 0 };
    } catch (error) {
      const standIn = expired && !expired.miss && this.clock.now() < expired.staleUntil;
      // Checked again: a change during the failed load voids the stand-in as well.
      if (standIn && isPassing(error) && this.ledger.unchangedSince(expired!.tags, expired!.asOf)) {
        return { ...this.answer<T>(expired!), stale: true };
      }
      throw error;
    }
  }

  private hit<T>(held: Held, key: CacheKey): Cached<T> {
    this.#figures.read({ operation: key.operation, hit: true, layer: held.layer.name });
    return this.answer<T>(held.entry);
  }

  private answer<T>(entry: CacheEntry): Cached<T> {
    if (entry.miss) throw new Fault(entry.miss.code, entry.miss.details);
    const ageSeconds = Math.max(0, (this.clock.now() - entry.storedAt) / 1000);
    return { value: entry.value as T, hit: true, ageSeconds };
  }

  private isFresh(entry: CacheEntry): boolean {
    return this.clock.now() < entry.freshUntil;
  }

  /** Into the layers above where it was found, with the time it has left and no more. */
  private async copyUp(held: Held, text: string): Promise<void> {
    freezeAndWeigh(held.entry.value);
    const left = held.entry.staleUntil - this.clock.now();
    const above = this.layers.all.slice(0, this.layers.all.indexOf(held.layer));
    await Promise.all(above.map(async (layer) => layer.write(text, held.entry, left)));
  }

  private async loadAndKeep<T>(
    text: string,
    policy: CachePolicy,
    tags: readonly string[],
    asOf: number,
    load: () => Promise<T>,
  ): Promise<T> {
    const ttlSeconds = policy.ttlSeconds ?? this.options.defaultTtlSeconds;
    try {
      const value = await load();
      const bytes = freezeAndWeigh(value);
      await this.keep(text, { value, bytes }, ttlSeconds, policy.staleSeconds ?? 0, tags, asOf);
      return value;
    } catch (error) {
      const fault = asFault(error);
      if (fault.code === 'OPERA_NOT_FOUND') {
        const { cause: _cause, internal: _internal, ...details } = fault.details;
        const miss = { code: fault.code, details };
        const bytes = freezeAndWeigh(miss);
        await this.keep(text, { miss, bytes }, Math.min(ttlSeconds, MAX_MISS_SECONDS), 0, tags, asOf);
      }
      throw error;
    }
  }

  private async keep(
    text: string,
    kept: Pick<CacheEntry, 'value' | 'miss' | 'bytes'>,
    ttlSeconds: number,
    staleSeconds: number,
    tags: readonly string[],
    asOf: number,
  ): Promise<void> {
    if (ttlSeconds <= 0 || !this.ledger.unchangedSince(tags, asOf)) return;
    const storedAt = this.clock.now();
    const ttlMs = Math.ceil(ttlSeconds * 1000 * (1 - JITTER * spread(text)));
    const staleMs = ttlMs + staleSeconds * 1000;
    const entry: CacheEntry = {
      version: ENTRY_VERSION,
      ...kept,
      storedAt,
      freshUntil: storedAt + ttlMs,
      staleUntil: storedAt + staleMs,
      asOf,
      tags,
    };
    const [memory, ...further] = this.layers.all;
    // The answer waits for memory only; slower layers take their copy in their own time.
    for (const layer of further) void layer.write(text, entry, staleMs);
    await memory?.write(text, entry, staleMs);
  }
}

/** OPERA could not answer now; a value past its time is better than none. */
function isPassing(error: unknown): boolean {
  return error instanceof Fault && error.retryable;
}
