import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import type { Cached } from '../cache/cache-entry.js';
import type { CacheKey } from '../cache/cache-key.js';
import { CacheService } from '../cache/cache.service.js';
import type { CallContext } from '../kernel/call-context.js';
import { Clock } from '../kernel/clock.js';
import { Fault } from '../kernel/fault.js';
import type { Release } from './catalogue/operation.js';
import type { CallPlan } from './client/call-plan.js';
import { checkHotels } from './client/hotel.guard.js';
import { mergedAnswer } from './client/merged-answer.js';
import { OperaClient } from './client/opera.client.js';
import type { OperaAnswer, OperaRequest, OperaWarning, PreparedCall } from './client/opera-call.js';
import type { SplitRequest } from './client/operation.book.js';
import { CallPlanner } from './client/planner.js';
import { urlOf } from './client/url.js';
import { Tracing, TRACING_OFF } from '../observability/traces/tracing.js';
import { Freshness } from './freshness/freshness.js';
import { GatewayDirectory } from './gateway/gateway.directory.js';
import type { HotelLink } from './gateway/gateway.js';
import { OperaOptions } from './opera.options.js';
import { ReleaseBook } from './release/release.book.js';

/** The one door to OPERA for the domains: checked, cached where that is right, sent politely, failed clearly. */
@Injectable()
export class OperaService implements OnApplicationShutdown {
  private readonly ending = new AbortController();

  constructor(
    @Inject(CallPlanner) private readonly planner: CallPlanner,
    @Inject(OperaClient) private readonly client: OperaClient,
    @Inject(CacheService) private readonly cache: CacheService,
    @Inject(Freshness) private readonly freshness: Freshness,
    @Inject(ReleaseBook) private readonly releases: ReleaseBook,
    @Inject(GatewayDirectory) private readonly directory: GatewayDirectory,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(Tracing) private readonly tracing: Tracing = TRACING_OFF,
  ) {}

  /**
   * One operation of OPERA. Reads may come from the cache (`ageSeconds` says how old); writes are sent at most once and void
   * what they touch. A 26.x search is sent as its older twin where the hotel's release lacks it; a read over a period longer
   * than OPERA allows becomes several calls and one answer.
   * @throws Fault INPUT_INVALID, AUTH_HOTEL_FORBIDDEN before anything is sent; OPERA_* after; OPERA_OUTCOME_UNKNOWN when a
   *   write may or may not have happened
   */
  async call<Body = unknown>(context: CallContext, request: OperaRequest): Promise<OperaAnswer<Body>> {
    const { tracing } = this;
    if (!tracing.on) return (await this.answer(context, request)) as OperaAnswer<Body>;
    const facts = {
      'opera.operation': request.operation,
      'opera.hotel_id': request.hotelId ?? context.hotelId,
    };
    const answer = await tracing.step('opera call', facts, () => this.answer(context, request));
    return answer as OperaAnswer<Body>;
  }

  private async answer(context: CallContext, request: OperaRequest): Promise<OperaAnswer> {
    const known = await this.remembered(context, request);
    if (known !== undefined) return known;
    const split = this.planner.split(request);
    return split === undefined ? this.one(context, request) : this.several(context, request, split);
  }

  /**
   * What `call` would send, checked as `call` checks it and sent nowhere.
   * @throws Fault as `call` does before anything is sent
   */
  async prepare(context: CallContext, request: OperaRequest): Promise<PreparedCall> {
    const { fact, parameters, body, warnings } = await this.planner.plan(context, request);
    return { line: `${fact.method} ${urlOf('', fact, parameters)}`, parameters, body, warnings };
  }

  /** The catalogue release that fits the hotel's OPERA. */
  async release(context: CallContext): Promise<Release> {
    return this.releases.release(context, this.hotel(context));
  }

  /** OPERA's version as OPERA writes it, such as `26.2.0.0`; undefined while it cannot be asked. */
  async version(context: CallContext): Promise<string | undefined> {
    return this.releases.version(context, this.hotel(context));
  }

  /**
   * Settings of the context's hotel: external system, cashier, language.
   * @throws Fault AUTH_HOTEL_FORBIDDEN, OPERA_HOTEL_UNKNOWN
   */
  hotel(context: CallContext): HotelLink {
    checkHotels(context.caller, context.hotelId, {}, undefined);
    return this.directory.forHotel(context.caller.tenant, context.hotelId);
  }

  onApplicationShutdown(): void {
    this.ending.abort();
  }

  /** What was asked in just these words before was checked then; only whether this caller may ask is checked again. */
  private async remembered(context: CallContext, request: OperaRequest): Promise<OperaAnswer | undefined> {
    if (context.fresh) return undefined;
    const hotelId = request.hotelId ?? context.hotelId;
    const link = this.directory.forHotel(context.caller.tenant, hotelId);
    checkHotels(context.caller, hotelId, request.parameters ?? {}, request.body);
    const key = cacheKey(context, link, request);
    if (!this.tracing.on) return found(await this.cache.peek<OperaAnswer>(key));
    return this.tracing.step('cache peek', {}, async (piece) => {
      const held = await this.cache.peek<OperaAnswer>(key);
      piece.note({ 'cache.hit': held !== undefined });
      return found(held);
    });
  }

  private async several(
    context: CallContext,
    request: OperaRequest,
    split: SplitRequest,
  ): Promise<OperaAnswer> {
    const answers = await Promise.all(split.calls.map((call) => this.one(context, { ...request, ...call })));
    return mergedAnswer(answers, split.merge);
  }

  private async one(context: CallContext, request: OperaRequest): Promise<OperaAnswer> {
    const plan = await this.planner.plan(context, request);
    try {
      return await this.run(plan, request);
    } catch (error) {
      const lacking = error instanceof Fault && error.code === 'OPERA_VERSION_UNSUPPORTED';
      if (!lacking || plan.fact.olderTwin === undefined) throw error;
      // The ping promised more than the gateway holds: remember, and ask the older way.
      this.releases.markLacking(plan.link, plan.fact.id);
      return await this.run(await this.planner.plan(context, request), request);
    }
  }

  private async run(plan: CallPlan, request: OperaRequest): Promise<OperaAnswer> {
    return plan.fact.effect === 'read' ? this.read(plan, request) : this.write(plan);
  }

  private async read(plan: CallPlan, request: OperaRequest): Promise<OperaAnswer> {
    const { kind, ttlSeconds, staleSeconds, revalidateSeconds, tags, tagsOf } = this.freshness.read(plan);
    if (kind === 'none' || ttlSeconds <= 0) return this.client.send(plan);
    const { context, link } = plan;
    const times = { ttlSeconds, staleSeconds, revalidateSeconds };
    const refresh = revalidateSeconds > 0 ? () => this.client.send(this.unhurried(plan)) : undefined;
    const policy = { ...times, tags, tagsOf, refresh, fresh: context.fresh, signal: context.signal };
    const key = cacheKey(context, link, request);
    const load = (): Promise<OperaAnswer> => this.client.send(plan);
    if (!this.tracing.on) return answerOf(await this.cache.read(key, policy, load));
    return this.tracing.step('cache read', {}, async (piece) => {
      const found = await this.cache.read(key, policy, load);
      piece.note({ 'cache.hit': found.hit, 'cache.stale': found.stale });
      return answerOf(found);
    });
  }

  /** The same call for nobody who waits: behind interactive calls, and not ended by a client that goes away. */
  private unhurried(plan: CallPlan): CallPlan {
    const deadline = this.clock.monotonic() + this.options.requestTimeoutSeconds * 1000;
    return { ...plan, bulk: true, context: { ...plan.context, signal: this.ending.signal, deadline } };
  }

  private async write(plan: CallPlan): Promise<OperaAnswer> {
    const { tenant } = plan.context.caller;
    const touched = this.freshness.touched(plan);
    try {
      return await this.client.send(plan);
    } catch (error) {
      // It may happen only now: what is read in the meantime must not be remembered for long.
      if (error instanceof Fault && error.code === 'OPERA_OUTCOME_UNKNOWN')
        void this.voidLater(tenant, touched);
      throw error;
    } finally {
      // Also after a failure: a refused change often means that what we remember is no longer so.
      await this.cache.invalidate(tenant, touched);
    }
  }

  private async voidLater(tenant: string, tags: readonly string[]): Promise<void> {
    try {
      await this.clock.sleep(this.options.readback.settleSeconds * 1000, this.ending.signal);
      await this.cache.invalidate(tenant, tags);
    } catch {
      // The process ends, and what it remembers with it.
    }
  }
}

/** Keyed by the request as it was asked, so that a hit needs no plan. */
function cacheKey(context: CallContext, link: HotelLink, request: OperaRequest): CacheKey {
  return {
    tenant: context.caller.tenant,
    gateway: link.gateway.key,
    hotelId: link.hotelId,
    operation: request.operation,
    arguments: { parameters: request.parameters, body: request.body as never, language: link.language },
  };
}

function answerOf({ hit, stale, value, ageSeconds }: Cached<OperaAnswer>): OperaAnswer {
  if (stale) return { ...value, ageSeconds, stale, warnings: [...value.warnings, staleWarning(ageSeconds)] };
  return hit ? { ...value, ageSeconds } : value;
}

function staleWarning(ageSeconds: number): OperaWarning {
  return {
    code: 'STALE',
    text: `OPERA does not answer; this is what it said ${Math.round(ageSeconds)} s ago.`,
  };
}

function found(held: Cached<OperaAnswer> | undefined): OperaAnswer | undefined {
  return held && answerOf(held);
}
