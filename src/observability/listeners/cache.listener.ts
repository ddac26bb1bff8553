import { Inject, Injectable } from '@nestjs/common';
import { CacheObserver, type CacheReadEvent } from '../../cache/cache-observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of reads, failures and invalidations of the cache. */
@Injectable()
export class CacheListener implements CacheObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  read(event: CacheReadEvent): void {
    this.telemetry.cacheRead(event);
  }

  layerFailed(layer: string, reason: 'deadline' | 'error'): void {
    this.telemetry.cacheLayerFailed(layer, reason);
  }

  invalidated(tags: number): void {
    this.telemetry.cacheInvalidated(tags);
  }
}

/** Makes the listener the ear of the cache. */
export const CACHE_LISTENER = { provide: CacheObserver, useClass: CacheListener };
