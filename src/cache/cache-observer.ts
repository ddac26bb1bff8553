/** What happened to one read. */
export interface CacheReadEvent {
  readonly operation: string;
  readonly hit: boolean;
  /** The layer that had it; `flight` when another caller's running load was joined; `none` on a miss. */
  readonly layer: string;
}

/** Told of what the cache does; must be quick and must not throw. Whoever counts implements it. */
export interface CacheObserver {
  read(event: CacheReadEvent): void;
  /** A layer was slow or broken; the read went on without it. */
  layerFailed(layer: string, reason: 'deadline' | 'error'): void;
  invalidated(tags: number): void;
}

export const CacheObserver = Symbol('CacheObserver');

/** Nobody counts. */
export const SILENT_CACHE_OBSERVER: CacheObserver = {
  read: () => undefined,
  layerFailed: () => undefined,
  invalidated: () => undefined,
};
