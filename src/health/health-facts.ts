import type { EventLoopDelay } from './event-loop.monitor.js';
import type { ProbeVerdict } from './readiness-probe.js';
import type { WorkFactsAnswer } from './work.facts.js';

/** Is the process alive. */
export interface LiveFacts {
  readonly status: 'ok' | 'error';
  readonly eventLoop: EventLoopDelay;
}

/** Is everything composed and started. */
export interface StartupFacts {
  readonly status: 'ok' | 'starting';
}

/** May requests be sent here. */
export interface ReadyFacts {
  readonly status: 'ok' | 'degraded' | 'error' | 'shutting_down';
  readonly checks: Readonly<Record<string, ProbeVerdict>>;
}

/** What any known caller may know. */
export interface BriefFacts {
  readonly status: ReadyFacts['status'];
  readonly version: string;
  /** RFC 3339. */
  readonly time: string;
  readonly uptimeSeconds: number;
}

/** Everything an operator asks first. */
export interface StatusFacts extends BriefFacts, WorkFactsAnswer {
  readonly startedAt: string;
  readonly node: string;
  readonly checks: ReadyFacts['checks'];
  readonly memory: {
    readonly rssBytes: number;
    readonly heapUsedBytes: number;
    readonly heapTotalBytes: number;
  };
  readonly eventLoop: EventLoopDelay;
  readonly dashboards: readonly { readonly name: string; readonly url: string }[];
}
