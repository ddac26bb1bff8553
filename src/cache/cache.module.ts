import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CACHE_MANAGER, CacheModule as NestCacheModule } from '@nestjs/cache-manager';
import type { Cache } from 'cache-manager';
import { Keyv } from 'keyv';
import { Clock } from '../kernel/clock.js';
import { CACHE_OPTIONS, type CacheOptions, cacheOptionsSchema } from './cache.options.js';
import { CacheFigures } from './cache-figures.js';
import { CacheLayer, type LayerStore } from './cache-layer.js';
import { CACHE_LAYERS, type CacheLayers } from './cache-layers.js';
import { CacheObserver, SILENT_CACHE_OBSERVER } from './cache-observer.js';
import { CacheService } from './cache.service.js';
import { MemoryStore } from './memory-store.js';
import { MemoryTagLedger, TagLedger } from './tag-ledger.js';

/** Layers of remembered answers, exported as CacheService; cache-manager stays injectable as CACHE_MANAGER over the same stores. */
@Module({})
export class CacheModule {
  /**
   * @param given limits; see cache.options.ts for the defaults
   * @throws ZodError when a limit is out of range
   */
  static forRoot(given: CacheOptions = {}): DynamicModule {
    const options = cacheOptionsSchema.parse(given);
    const manager = NestCacheModule.registerAsync({
      useFactory: () => ({
        stores: [storeAsKeyv(new MemoryStore(options.maxMemoryEntries, options.maxMemoryBytes))],
        ttl: options.defaultTtlSeconds * 1000,
      }),
    });
    const providers: Provider[] = [
      { provide: CACHE_OPTIONS, useValue: options },
      { provide: TagLedger, useFactory: () => new MemoryTagLedger(options.maxTags) },
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
      imports: [manager],
      providers,
      exports: [CacheService, NestCacheModule],
    };
  }
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
