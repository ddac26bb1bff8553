import type { KeyvStoreAdapter } from 'keyv';
import type { RedisLink } from '../../redis/redis.link.js';
import type { CacheEntry } from '../cache-entry.js';
import type { LayerStore, LayerUsage } from '../cache-layer.js';
import type { EntryCodec } from './entry-codec.js';

/** Longest wait for Redis on the way to an answer. */
export const REDIS_DEADLINE_MS = 20;

interface Boxed {
  readonly value: CacheEntry;
}

/** The layer that replicas share: sealed entries in Redis or Valkey, which forgets them by itself when their time is over. */
export class RedisStore implements LayerStore {
  readonly layer = 'redis';
  readonly deadlineMs = REDIS_DEADLINE_MS;
  readonly opts = {};

  constructor(
    private readonly link: RedisLink,
    private readonly codec: EntryCodec,
  ) {}

  async get<Value>(key: string): Promise<Value | undefined> {
    for (const name of this.codec.names(key)) {
      const sealed = await this.link.run((redis) => redis.getBuffer(this.place(name)));
      const value = sealed === null ? undefined : this.codec.open(key, sealed);
      if (value !== undefined) return { value } as Value;
    }
    return undefined;
  }

  async set(key: string, boxed: unknown, ttlMs?: number): Promise<void> {
    const sealed = this.codec.seal(key, (boxed as Boxed).value);
    const place = this.place(this.codec.names(key)[0]!);
    await this.link.run((redis) => redis.set(place, sealed, 'PX', Math.max(1, Math.ceil(ttlMs ?? 1))));
  }

  async delete(key: string): Promise<boolean> {
    const places = this.codec.names(key).map((name) => this.place(name));
    return (await this.link.run((redis) => redis.del(...places))) > 0;
  }

  /** Only this installation's answers, found in small steps. */
  async clear(): Promise<void> {
    let cursor = '0';
    do {
      const [next, places] = await this.link.run((redis) =>
        redis.scan(cursor, 'MATCH', this.place('*'), 'COUNT', 500),
      );
      if (places.length > 0) await this.link.run((redis) => redis.unlink(...places));
      cursor = next;
    } while (cursor !== '0');
  }

  on(): KeyvStoreAdapter {
    return this;
  }

  /** Redis counts for all who use it; ours alone are not told apart. */
  usage(): LayerUsage {
    return { entries: 0, bytes: 0 };
  }

  private place(name: string): string {
    return this.link.key('cache', 'answer', name);
  }
}
