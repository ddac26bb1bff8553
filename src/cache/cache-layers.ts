import type { CacheFigures } from './cache-figures.js';
import type { CacheLayer } from './cache-layer.js';

/** The layers in the order in which they are asked: memory first, then what is slower and shared wider. */
export interface CacheLayers {
  readonly all: readonly CacheLayer[];
  readonly figures: CacheFigures;
}

export const CACHE_LAYERS = Symbol('CACHE_LAYERS');

/** The LoadLease of replicas that share Redis; absent when there is one process. */
export const LOAD_LEASE = Symbol('LOAD_LEASE');
