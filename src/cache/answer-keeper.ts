import type { Clock } from '../kernel/clock.js';
import { asFault } from '../kernel/fault.js';
import { ENTRY_VERSION, type CacheEntry, type CachePolicy } from './cache-entry.js';
import type { CacheLayer } from './cache-layer.js';
import { spread } from './expiry-spread.js';
import { freezeAndWeigh } from './immutable-value.js';
import type { SharedMark, TagLedger } from './tag-ledger.js';

/** A record that is not there may appear through other systems at any time. */
const MAX_MISS_SECONDS = 30;
/** Share of the time to live by which keys expire apart. */
const JITTER = 0.1;

/** What was known when a load began: its answer is of that time. */
export interface LoadStart {
  readonly tags: readonly string[];
  readonly hashes: readonly number[];
  readonly asOf: number;
  readonly shared: SharedMark | undefined;
}

/** Loads answers and puts them into the layers, unless what they tell of changed meanwhile. */
export class AnswerKeeper {
  /** @param defaultTtlSeconds for policies that name no time */
  constructor(
    private readonly layers: readonly CacheLayer[],
    private readonly ledger: TagLedger,
    private readonly clock: Clock,
    private readonly defaultTtlSeconds: number,
  ) {}

  /**
   * The load's answer, kept; OPERA_NOT_FOUND is kept too, shortly.
   * @param shareFirst resolves only when the layers of all replicas had their chance: others wait for it
   * @throws whatever the load throws
   */
  async load<T>(
    text: string,
    policy: CachePolicy,
    start: LoadStart,
    load: () => Promise<T>,
    shareFirst = false,
  ): Promise<T> {
    const ttlSeconds = policy.ttlSeconds ?? this.defaultTtlSeconds;
    try {
      const value = await load();
      const bytes = freezeAndWeigh(value);
      const counted = policy.tagsOf?.(value as never);
      await this.keep(text, { value, bytes }, { ...policy, ttlSeconds }, start, shareFirst, counted);
      return value;
    } catch (error) {
      const fault = asFault(error);
      if (fault.code === 'OPERA_NOT_FOUND') {
        const { cause: _cause, internal: _internal, ...details } = fault.details;
        const miss = { code: fault.code, details };
        const bytes = freezeAndWeigh(miss);
        const shortly = { tags: policy.tags, ttlSeconds: Math.min(ttlSeconds, MAX_MISS_SECONDS) };
        await this.keep(text, { miss, bytes }, shortly, start, shareFirst);
      }
      throw error;
    }
  }

  private async keep(
    text: string,
    kept: Pick<CacheEntry, 'value' | 'miss' | 'bytes'>,
    policy: CachePolicy & { readonly ttlSeconds: number },
    { tags, hashes, asOf, shared }: LoadStart,
    shareFirst: boolean,
    counted: readonly string[] = policy.tags,
  ): Promise<void> {
    const { ttlSeconds, staleSeconds = 0, revalidateSeconds = 0 } = policy;
    if (ttlSeconds <= 0 || !this.ledger.unchangedSince(hashes, asOf)) return;
    const storedAt = this.clock.now();
    const freshUntil = storedAt + Math.ceil(ttlSeconds * 1000 * (1 - JITTER * spread(text)));
    const revalidateUntil = freshUntil + revalidateSeconds * 1000;
    const staleUntil = Math.max(revalidateUntil, freshUntil + staleSeconds * 1000);
    const times = { storedAt, freshUntil, revalidateUntil, staleUntil };
    const count = (_: unknown, index: number): boolean => counted.includes(policy.tags[index]!);
    const named = { tags: tags.filter(count), hashes: hashes.filter(count) };
    const entry: CacheEntry = { version: ENTRY_VERSION, ...kept, ...times, asOf, shared, ...named };
    const [memory, ...further] = this.layers;
    // What nobody can compare with the changes of others is not handed to them.
    const handed = shared === undefined ? [] : further;
    // The answer waits for memory only; slower layers take their copy in their own time.
    const writes = handed.map(async (layer) => layer.write(text, entry, staleUntil - storedAt));
    await memory?.write(text, entry, staleUntil - storedAt);
    if (shareFirst) await Promise.all(writes);
  }
}
