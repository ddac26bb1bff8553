import { Inject, Injectable, type OnApplicationBootstrap, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import type { Caller } from '../auth/caller.js';
import { holds } from '../auth/rights.js';
import { Clock } from '../kernel/clock.js';
import { EventLoopMonitor } from './event-loop.monitor.js';
import type { BriefFacts, LiveFacts, ReadyFacts, StartupFacts, StatusFacts } from './health-facts.js';
import { HEALTH_OPTIONS, type ResolvedHealthOptions } from './health.options.js';
import { type ProbeVerdict, READINESS_PROBES, type ReadinessProbe } from './readiness-probe.js';
import { ShutdownState } from './shutdown-state.js';
import { WorkFacts } from './work.facts.js';

/** The facts of health, made once for the HTTP routes, the resources and whoever else asks. */
@Injectable()
export class HealthFacts implements OnApplicationBootstrap {
  readonly #startedAt: number;
  readonly #started: number;
  #bootstrapped = false;

  constructor(
    @Inject(HEALTH_OPTIONS) private readonly options: ResolvedHealthOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(READINESS_PROBES) private readonly probes: readonly ReadinessProbe[],
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly eventLoop: EventLoopMonitor,
    private readonly shutdown: ShutdownState,
    private readonly work: WorkFacts,
  ) {
    this.#startedAt = clock.now();
    this.#started = clock.monotonic();
  }

  onApplicationBootstrap(): void {
    this.#bootstrapped = true;
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

  /** Every room is composed and started; before that an orchestrator must not judge the rest. */
  startup(): StartupFacts {
    return { status: this.#bootstrapped ? 'ok' : 'starting' };
  }

  /** What any known caller may know. */
  async brief(): Promise<BriefFacts> {
    return this.briefOf((await this.ready()).status);
  }

  /** All of it, with figures of work and process: for operators. */
  async status(): Promise<StatusFacts> {
    const { status, checks } = await this.ready();
    const memory = process.memoryUsage();
    return {
      ...this.briefOf(status),
      startedAt: new Date(this.#startedAt).toISOString(),
      node: process.version,
      checks,
      ...this.work.gather(),
      memory: { rssBytes: memory.rss, heapUsedBytes: memory.heapUsed, heapTotalBytes: memory.heapTotal },
      eventLoop: this.eventLoop.delay(),
      dashboards: this.options.dashboardLinks,
    };
  }

  /** As much as this caller may know. */
  async for(caller: Caller | undefined): Promise<StatusFacts | BriefFacts> {
    return caller !== undefined && holds(caller, 'opera:admin') ? this.status() : this.brief();
  }

  private briefOf(status: ReadyFacts['status']): BriefFacts {
    return {
      status,
      version: this.options.version,
      time: new Date(this.clock.now()).toISOString(),
      uptimeSeconds: Math.floor((this.clock.monotonic() - this.#started) / 1000),
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
}

/** The probe failed or did not answer in time. */
const NO_ANSWER: ProbeVerdict = { status: 'down', facts: { reason: 'no answer' } };
