import { Inject, Injectable, Optional, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { CacheService } from '../cache/cache.service.js';
import { Clock } from '../kernel/clock.js';
import { TokenSource } from '../opera/auth/token.source.js';
import { GatewayDirectory } from '../opera/gateway/gateway.directory.js';
import { Pace } from '../throttle/pace.js';
import { EventLoopMonitor } from './event-loop.monitor.js';
import type { LiveFacts, ReadyFacts, StatusFacts } from './health-facts.js';
import { HEALTH_OPTIONS, type ResolvedHealthOptions } from './health.options.js';
import { type ProbeVerdict, READINESS_PROBES, type ReadinessProbe } from './readiness-probe.js';
import { ShutdownState } from './shutdown-state.js';

/** The facts of health, made once for the HTTP routes, the resources and whoever else asks. */
@Injectable()
export class HealthFacts {
  readonly #startedAt: number;
  readonly #started: number;

  constructor(
    @Inject(HEALTH_OPTIONS) private readonly options: ResolvedHealthOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(READINESS_PROBES) private readonly probes: readonly ReadinessProbe[],
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly eventLoop: EventLoopMonitor,
    private readonly shutdown: ShutdownState,
    @Optional() @Inject(CacheService) private readonly cache?: CacheService,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(TokenSource) private readonly tokens?: TokenSource,
    @Optional() @Inject(Pace) private readonly pace?: Pace,
  ) {
    this.#startedAt = clock.now();
    this.#started = clock.monotonic();
  }

  /** The process runs and its event loop turns; says nothing of OPERA, for a restart would not mend that. */
  live(): LiveFacts {
    const eventLoop = this.eventLoop.delay();
    const stuck = eventLoop.p50Ms > this.options.stuckEventLoopSeconds * 1000;
    return { status: stuck ? 'error' : 'ok', eventLoop };
  }

  /** Every probe's verdict, each within its time; a verdict of seconds ago may be reused. */
  async ready(): Promise<ReadyFacts> {
    if (this.shutdown.goingDown) return { status: 'shutting_down', checks: {} };
    const verdicts: Record<string, ProbeVerdict> = {};
    const status = await this.terminus(this.probes.map((probe) => () => this.ask(probe, verdicts)));
    return { status, checks: verdicts };
  }

  /** All of it, with figures of cache, pace, tokens and process. */
  async status(): Promise<StatusFacts> {
    const { status, checks } = await this.ready();
    const now = this.clock.now();
    const memory = process.memoryUsage();
    return {
      status,
      version: this.options.version,
      time: new Date(now).toISOString(),
      startedAt: new Date(this.#startedAt).toISOString(),
      uptimeSeconds: Math.floor((this.clock.monotonic() - this.#started) / 1000),
      node: process.version,
      checks,
      auth: this.authFacts(now),
      pace: this.paceFacts(),
      cache: this.cache?.stats(),
      memory: { rssBytes: memory.rss, heapUsedBytes: memory.heapUsed, heapTotalBytes: memory.heapTotal },
      eventLoop: this.eventLoop.delay(),
    };
  }

  private async terminus(
    indicators: (() => Promise<HealthIndicatorResult>)[],
  ): Promise<ReadyFacts['status']> {
    try {
      return (await this.checks.check(indicators)).status;
    } catch (error) {
      // Terminus tells trouble by the exception that its controllers would answer with.
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return (error.getResponse() as { status: ReadyFacts['status'] }).status;
    }
  }

  private async ask(
    probe: ReadinessProbe,
    verdicts: Record<string, ProbeVerdict>,
  ): Promise<HealthIndicatorResult> {
    const session = this.indicators.check(probe.name);
    const seen = await session
      .attempt(async ({ signal }) => ({ verdict: await probe.look(signal) }))
      .withTimeout(this.options.probeTimeoutSeconds * 1000)
      .cacheFor(this.options.probeCacheSeconds * 1000);
    const verdict = (seen[probe.name] as { verdict?: ProbeVerdict } | undefined)?.verdict ?? NO_ANSWER;
    verdicts[probe.name] = verdict;
    if (verdict.status === 'up') return session.up();
    return verdict.status === 'degraded' ? session.degraded() : session.down();
  }

  private authFacts(now: number): StatusFacts['auth'] {
    return (this.gateways?.all() ?? []).map((gateway) => {
      const expiry = this.tokens?.expiry(gateway);
      if (expiry === undefined) return { gateway: gateway.key };
      const seconds = Math.max(0, Math.floor((expiry - now) / 1000));
      return {
        gateway: gateway.key,
        tokenExpiresAt: new Date(expiry).toISOString(),
        tokenExpiresInSeconds: seconds,
      };
    });
  }

  private paceFacts(): StatusFacts['pace'] {
    const { pace } = this;
    if (pace === undefined) return [];
    return (this.gateways?.all() ?? []).map(({ key }) => {
      const { waiting, rate } = pace.figures(key);
      return { gateway: key, waiting, requestsPerSecond: rate };
    });
  }
}

/** The probe failed or did not answer in time. */
const NO_ANSWER: ProbeVerdict = { status: 'down', facts: { reason: 'no answer' } };
