import type { CacheObserver, CacheReadEvent } from './cache-observer.js';
import type { LayerUsage } from './cache-layer.js';

/** Figures of the cache since the start, for health and the console. */
export interface CacheStats {
  readonly enabled: boolean;
  readonly hits: number;
  readonly misses: number;
  /** 0 to 1; 0 before the first read. */
  readonly hitRatio: number;
  readonly invalidations: number;
  /** Loads running now. */
  readonly loading: number;
  readonly layers: readonly (LayerUsage & {
    readonly name: string;
    readonly resting: boolean;
    readonly hits: number;
    readonly failures: number;
  })[];
}

/** Counts what the cache does and passes it on to the observer of the house. */
export class CacheFigures implements CacheObserver {
  hits = 0;
  misses = 0;
  invalidations = 0;
  readonly #hitsByLayer = new Map<string, number>();
  readonly #failuresByLayer = new Map<string, number>();

  constructor(private readonly next: CacheObserver) {}

  read(event: CacheReadEvent): void {
    if (event.hit) {
      this.hits += 1;
      this.#hitsByLayer.set(event.layer, this.hitsOf(event.layer) + 1);
    } else this.misses += 1;
    this.next.read(event);
  }

  layerFailed(layer: string, reason: 'deadline' | 'error'): void {
    this.#failuresByLayer.set(layer, this.failuresOf(layer) + 1);
    this.next.layerFailed(layer, reason);
  }

  invalidated(tags: number): void {
    this.invalidations += 1;
    this.next.invalidated(tags);
  }

  hitsOf(layer: string): number {
    return this.#hitsByLayer.get(layer) ?? 0;
  }

  failuresOf(layer: string): number {
    return this.#failuresByLayer.get(layer) ?? 0;
  }
}
