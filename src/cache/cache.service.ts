import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Fault } from '../kernel/fault.js';
import { AnswerKeeper, type LoadStart } from './answer-keeper.js';
import { CACHE_OPTIONS, type ResolvedCacheOptions } from './cache.options.js';
import { CacheFigures, type CacheStats } from './cache-figures.js';
import type { Cached, CacheEntry, CachePolicy } from './cache-entry.js';
import { keyText, type CacheKey } from './cache-key.js';
import type { CacheLayer } from './cache-layer.js';
import { CACHE_LAYERS, type CacheLayers, LOAD_LEASE } from './cache-layers.js';
import { abortable, isLeadersOwn, type Flight } from './flight.js';
import { freezeAndWeigh } from './immutable-value.js';
import type { LoadLease } from './replicas/redis-lease.js';
import { tagHash } from './tag-hash.js';
import { qualifiedTag, TagLedger } from './tag-ledger.js';

interface Held {
  readonly entry: CacheEntry;
  readonly layer: CacheLayer;
}

interface Search {
  readonly key: CacheKey;
  readonly text: string;
  readonly policy: CachePolicy;
  readonly start: LoadStart;
}

/** Rounds in which a waiter whose leader gave up joins another before it loads by itself. */
const MAX_JOINS = 3;
/** Looks for what another process is loading, until this one loads by itself. */
const MAX_LOOKS = 400;
/** Entries that one inspection looks at: it shall not hold up anybody's call. */
const MAX_LOOKED_AT = 20_000;
/** Without word of what others change, memory is believed for no longer than this. */
const APART_TRUST_MS = 5000;

/**
 * Remembers answers of OPERA by key, layer after layer, and forgets them by tag. Equal reads at once are one load. Never the
 * reason of a failure: what it cannot find it loads, and only the load's own Fault passes through.
 */
@Injectable()
export class CacheService {
  readonly #flights = new Map<string, Flight>();
  readonly #refreshing = new Set<string>();
  readonly #figures: CacheFigures;
  readonly #keeper: AnswerKeeper;
  readonly #below: readonly CacheLayer[];

  constructor(
    @Inject(CACHE_OPTIONS) private readonly options: ResolvedCacheOptions,
    @Inject(CACHE_LAYERS) private readonly layers: CacheLayers,
    @Inject(TagLedger) private readonly ledger: TagLedger,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(LOAD_LEASE) private readonly lease?: LoadLease,
  ) {
    this.#figures = layers.figures;
    this.#below = layers.all.slice(1);
    this.#keeper = new AnswerKeeper(layers.all, ledger, clock, options.defaultTtlSeconds);
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

    const held = await this.inMemory(text);
    if (held && this.isFresh(held.entry)) return this.hit(held, key);
    if (held && this.isUsable(held.entry, policy)) return this.hitAndRefresh(held, key, text, policy);
    for (let joins = 0; joins < MAX_JOINS; joins += 1) {
      const flight = this.#flights.get(text);
      // A load begun before a change of its tags may carry the old state: this read must not.
      if (!flight || !this.ledger.unchangedSince(flight.hashes, flight.asOf)) break;
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
    const held = await this.inMemory(keyText(key));
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

  /**
   * How many valid answers of the tenant memory holds by tag, most first. Never a key: it may name a guest.
   * @param prefix of the tags wanted; '' for all
   */
  tagged(
    tenant: string,
    prefix: string,
    limit: number,
  ): { readonly tag: string; readonly entries: number }[] {
    const own = qualifiedTag(tenant, '');
    const counts = new Map<string, number>();
    let looked = 0;
    for (const { tags, hashes, asOf } of this.layers.all[0]?.entries() ?? []) {
      if ((looked += 1) > MAX_LOOKED_AT) break;
      if (!this.ledger.unchangedSince(hashes, asOf)) continue;
      for (const tag of tags) {
        if (tag.startsWith(own + prefix)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      }
    }
    const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, limit);
    return most.map(([tag, entries]) => ({ tag: tag.slice(own.length), entries }));
  }

  /** Memory's entry, if it is valid, even past its time. */
  private async inMemory(text: string): Promise<Held | undefined> {
    const layer = this.layers.all[0];
    const entry = await layer?.read(text);
    if (!entry || !this.ledger.unchangedSince(entry.hashes, entry.asOf)) return undefined;
    if (this.ledger.apart && this.clock.now() - entry.storedAt > APART_TRUST_MS) return undefined;
    return { entry, layer: layer! };
  }

  /** The first valid entry of the lower layers, even past its time, as one of this process. */
  private async inLower(text: string): Promise<Held | undefined> {
    for (const layer of this.#below) {
      const asOf = this.ledger.mark();
      const entry = await layer.read(text);
      if (entry && this.ledger.sharedUnchanged(entry.hashes, entry.shared)) {
        return { entry: { ...entry, asOf }, layer };
      }
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
    const search = { key, text, policy, start: this.start(key, policy) };
    const { asOf, hashes } = search.start;
    const flight: Flight = { asOf, hashes, result: this.belowOrLoad(search, load, expired) };
    this.#flights.set(text, flight);
    try {
      return (await flight.result) as Cached<T>;
    } finally {
      if (this.#flights.get(text) === flight) this.#flights.delete(text);
    }
  }

  private start(key: CacheKey, policy: CachePolicy): LoadStart {
    const tags = policy.tags.map((tag) => qualifiedTag(key.tenant, tag));
    return { tags, hashes: tags.map(tagHash), asOf: this.ledger.mark(), shared: this.ledger.sharedMark() };
  }

  private async belowOrLoad<T>(
    search: Search,
    load: () => Promise<T>,
    expired?: CacheEntry,
  ): Promise<Cached<T>> {
    const { key, text, policy } = search;
    const held = policy.fresh ? undefined : await this.found(search);
    if (held) return this.hit(held, key);
    const wait = policy.fresh || this.#below.length === 0 ? undefined : await this.turn(search);
    if (wait?.held) return this.hit(wait.held, key);
    this.#figures.read({ operation: key.operation, hit: false, layer: 'none' });
    try {
      // Whoever waited its turn long begins now: changes until here are in its answer.
      const start = wait === undefined ? search.start : this.start(key, policy);
      const value = await this.#keeper.load(text, policy, start, load, wait?.release !== undefined);
      return { value, hit: false, ageSeconds: 0 };
    } catch (error) {
      const last = expired ?? (isPassing(error) ? (await this.inLower(text))?.entry : undefined);
      const standIn = last && !last.miss && this.clock.now() < last.staleUntil;
      // Checked again: a change during the failed load voids the stand-in as well.
      if (standIn && isPassing(error) && this.ledger.unchangedSince(last.hashes, last.asOf)) {
        return { ...this.answer<T>(last), stale: true };
      }
      throw error;
    } finally {
      void wait?.release?.();
    }
  }

  /** A fresh entry of a lower layer, copied up. */
  private async found({ text }: Search): Promise<Held | undefined> {
    const held = await this.inLower(text);
    if (!held || !this.isFresh(held.entry)) return undefined;
    await this.copyUp(held, text);
    return held;
  }

  /** Waits while another process loads the same; ends with what that one stored, or with the right to load. */
  private async turn(search: Search): Promise<{ held?: Held; release?: () => Promise<void> }> {
    if (this.lease === undefined) return {};
    for (let look = 0; look < MAX_LOOKS; look += 1) {
      const right = await this.lease.take(search.text);
      if (right !== 'taken') {
        // The last holder may have stored its answer just before it let go.
        const held = look > 0 && right !== undefined ? await this.found(search) : undefined;
        if (held) void right?.();
        return held ? { held } : { release: right };
      }
      await this.lease.pause(look, search.policy.signal).catch(() => undefined);
      if (search.policy.signal?.aborted) return {};
      const held = await this.found(search);
      if (held) return { held };
    }
    return {};
  }

  private hitAndRefresh<T>(held: Held, key: CacheKey, text: string, policy: CachePolicy): Cached<T> {
    if (!this.#refreshing.has(text)) {
      this.#refreshing.add(text);
      void this.#keeper
        .load(text, policy, this.start(key, policy), policy.refresh!)
        // The next read past the window asks again and hears the reason.
        .catch(() => undefined)
        .finally(() => this.#refreshing.delete(text));
    }
    return this.hit(held, key);
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

  /** Past its time, but good enough while a newer one is fetched. */
  private isUsable(entry: CacheEntry, policy: CachePolicy): boolean {
    return policy.refresh !== undefined && !entry.miss && this.clock.now() < entry.revalidateUntil;
  }

  /** Into the layers above where it was found, with the time it has left and no more. */
  private async copyUp(held: Held, text: string): Promise<void> {
    freezeAndWeigh(held.entry.value);
    const left = held.entry.staleUntil - this.clock.now();
    const above = this.layers.all.slice(0, this.layers.all.indexOf(held.layer));
    await Promise.all(above.map(async (layer) => layer.write(text, held.entry, left)));
  }
}

/** OPERA could not answer now; a value past its time is better than none. */
function isPassing(error: unknown): boolean {
  return error instanceof Fault && error.retryable;
}
