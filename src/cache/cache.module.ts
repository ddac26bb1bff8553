import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CACHE_MANAGER, CacheModule as NestCacheModule } from '@nestjs/cache-manager';
import type { Cache } from 'cache-manager';
import { Keyv } from 'keyv';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../kernel/ids.js';
import { RedisLink } from '../redis/redis.link.js';
import {
  CACHE_OPTIONS,
  type CacheOptions,
  cacheOptionsSchema,
  type ResolvedCacheOptions,
} from './cache.options.js';
import { CacheFigures } from './cache-figures.js';
import { CacheLayer, type LayerStore } from './cache-layer.js';
import { CACHE_LAYERS, type CacheLayers, LOAD_LEASE } from './cache-layers.js';
import { CacheObserver, SILENT_CACHE_OBSERVER } from './cache-observer.js';
import { CacheService } from './cache.service.js';
import { MemoryStore } from './memory-store.js';
import { LowerLayers } from './lower-layers.js';
import { TagLedger } from './tag-ledger.js';

/** Holds the layers below memory. */
@Module({})
class LowerLayersModule {}

/** Layers of remembered answers, exported as CacheService; cache-manager stays injectable as CACHE_MANAGER over the same stores. */
@Module({})
export class CacheModule {
  /**
   * @param given limits; see cache.options.ts for the defaults
   * @throws ZodError when a limit is out of range
   */
  static forRoot(given: CacheOptions = {}): DynamicModule {
    const options = cacheOptionsSchema.parse(given);
    const { LowerModule, manager } = lowerModules(options);
    const providers: Provider[] = [
      { provide: CACHE_OPTIONS, useValue: options },
      {
        provide: TagLedger,
        inject: [LowerLayers],
        useFactory: (lower: LowerLayers) => lower.ledger,
      },
      {
        provide: LOAD_LEASE,
        inject: [LowerLayers],
        useFactory: (lower: LowerLayers) => lower.lease,
      },
      {
        provide: CACHE_LAYERS,
        inject: [CACHE_MANAGER, Clock, { token: CacheObserver, optional: true }],
        useFactory: (cache: Cache, clock: Clock, observer?: CacheObserver) =>
          layersOf(cache, clock, observer),
      },
      CacheService,
    ];
    return {
      module: CacheModule,
      global: true,
      imports: [LowerModule, manager],
      providers,
      exports: [CacheService, NestCacheModule],
    };
  }
}

/** The stores have to exist before the cache manager that is made of them. */
function lowerModules(options: ResolvedCacheOptions) {
  const LowerModule: DynamicModule = {
    module: LowerLayersModule,
    providers: [
      {
        provide: LowerLayers,
        inject: [Clock, Ids, { token: RedisLink, optional: true }],
        useFactory: (clock: Clock, ids: Ids, link?: RedisLink) => new LowerLayers(options, clock, ids, link),
      },
    ],
    exports: [LowerLayers],
  };
  const manager = NestCacheModule.registerAsync({
    imports: [LowerModule],
    inject: [LowerLayers],
    useFactory: (lower: LowerLayers) => ({
      stores: [new MemoryStore(options.maxMemoryEntries, options.maxMemoryBytes), ...lower.stores].map(
        storeAsKeyv,
      ),
      ttl: options.defaultTtlSeconds * 1000,
    }),
  });
  return { LowerModule, manager };
}

/** A Keyv over the store, without the default serialiser: it costs more than most loads save. */
export function storeAsKeyv(store: LayerStore): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false });
  keyv.serialize = undefined;
  keyv.deserialize = undefined;
  return keyv;
}

/** The stores of the cache manager as layers, in their order. */
export function layersOf(cache: Pick<Cache, 'stores'>, clock: Clock, observer?: CacheObserver): CacheLayers {
  const figures = new CacheFigures(observer ?? SILENT_CACHE_OBSERVER);
  const all = cache.stores.map((keyv) => new CacheLayer(keyv, keyv.store as LayerStore, clock, figures));
  return { all, figures };
}
