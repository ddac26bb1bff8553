import type { OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../kernel/clock.js';
import type { Ids } from '../kernel/ids.js';
import type { RedisLink } from '../redis/redis.link.js';
import type { ResolvedCacheOptions } from './cache.options.js';
import type { LayerStore } from './cache-layer.js';
import { DiskStore } from './disk/disk-store.js';
import { keyFileSecret } from './disk/key-file.js';
import { EntryCodec } from './replicas/entry-codec.js';
import { type LoadLease, RedisLoadLease } from './replicas/redis-lease.js';
import { RedisStore } from './replicas/redis-store.js';
import { RedisTags } from './replicas/redis-tags.js';
import { SharedTagLedger } from './replicas/shared-tag-ledger.js';
import { MemoryTagLedger, type TagLedger } from './tag-ledger.js';

/** What lies below memory, as configured: a file, Redis, both or nothing; and whose count of changes they are judged by. */
export class LowerLayers implements OnApplicationShutdown {
  readonly stores: readonly LayerStore[];
  readonly ledger: TagLedger;
  /** With Redis and a secret: whoever waits must be able to read what the holder stores. */
  readonly lease?: LoadLease;
  private readonly disk?: DiskStore;
  private readonly codecs: EntryCodec[] = [];
  private readonly tags?: RedisTags;

  constructor(options: ResolvedCacheOptions, clock: Clock, ids: Ids, link?: RedisLink) {
    const { directory, secrets, maxDiskBytes, maxTags, enabled } = options;
    const shared = enabled && link?.configured === true ? link : undefined;
    const stores: LayerStore[] = [];
    if (enabled && directory !== undefined) {
      const own = secrets.length > 0 ? secrets : [keyFileSecret(directory, ids)];
      const codec = new EntryCodec(own, ids);
      // A key of our own making is not the configuration's to change.
      if (secrets.length > 0) this.codecs.push(codec);
      this.disk = new DiskStore({ directory, maxBytes: maxDiskBytes }, codec, clock, ids);
      stores.push(this.disk);
    }
    if (shared !== undefined && secrets.length > 0) {
      const codec = new EntryCodec(secrets, ids);
      this.codecs.push(codec);
      stores.push(new RedisStore(shared, codec));
      this.lease = new RedisLoadLease(shared, (key) => codec.names(key)[0]!, ids, clock);
    }
    this.stores = stores;
    if (shared !== undefined) this.tags = new RedisTags(shared, ids, clock);
    const keeper = this.tags ?? this.disk;
    this.ledger =
      keeper === undefined ? new MemoryTagLedger(maxTags) : new SharedTagLedger(keeper, keeper === this.tags);
  }

  /** Other secrets of the configuration, the current one first: a rotation without a restart. */
  rotate(secrets: readonly string[]): void {
    for (const codec of this.codecs) codec.rotate(secrets);
  }

  async onApplicationShutdown(): Promise<void> {
    this.tags?.close();
    await this.disk?.close();
  }
}
