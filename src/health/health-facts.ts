import type { CacheStats } from '../cache/cache-figures.js';
import type { EventLoopDelay } from './event-loop.monitor.js';
import type { ProbeVerdict } from './readiness-probe.js';

/** Is the process alive. */
export interface LiveFacts {
  readonly status: 'ok' | 'error';
  readonly eventLoop: EventLoopDelay;
}

/** May requests be sent here. */
export interface ReadyFacts {
  readonly status: 'ok' | 'degraded' | 'error' | 'shutting_down';
  readonly checks: Readonly<Record<string, ProbeVerdict>>;
}

/** Everything an operator asks first. */
export interface StatusFacts {
  readonly status: ReadyFacts['status'];
  readonly version: string;
  /** RFC 3339. */
  readonly time: string;
  readonly startedAt: string;
  readonly uptimeSeconds: number;
  readonly node: string;
  readonly checks: ReadyFacts['checks'];
  /** Per gateway; never the token. */
  readonly auth: readonly {
    readonly gateway: string;
    readonly tokenExpiresAt?: string;
    readonly tokenExpiresInSeconds?: number;
  }[];
  readonly pace: readonly {
    readonly gateway: string;
    readonly waiting: number;
    readonly requestsPerSecond: number;
  }[];
  readonly cache?: CacheStats;
  readonly memory: {
    readonly rssBytes: number;
    readonly heapUsedBytes: number;
    readonly heapTotalBytes: number;
  };
  readonly eventLoop: EventLoopDelay;
}
