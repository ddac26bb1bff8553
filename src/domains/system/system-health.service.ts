import { Inject, Injectable } from '@nestjs/common';
import { CacheService } from '../../cache/cache.service.js';
import { VERSION } from '../../identity.js';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { TokenSource } from '../../opera/auth/token.source.js';
import type { Gateway } from '../../opera/gateway/gateway.js';
import { OperaService } from '../../opera/opera.service.js';
import type { PingReservationServiceAnswer } from '../../opera/wire/generated/rsv.wire.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { holds } from '../../auth/rights.js';
import { HEALTH_OPTIONS, type ResolvedHealthOptions } from '../../health/health.options.js';
import { WorkFacts } from '../../health/work.facts.js';
import { workFigures, type WorkFigures } from './work-figures.js';
import { readVersion } from './health.mapper.js';
import type { HealthAnswer } from './health.schema.js';

type Link = HealthAnswer['opera'];

/** Whoever asks how things are does not want to wait for a gateway that hangs. */
const ANSWER_WITHIN_MS = 8_000;

/** Rows of each list: an answer is for a model, the rest is on the console. */
const LISTED = 5;

/** Looks at this server and at its way to the hotel, past every cache. Answers always; trouble is part of the answer. */
@Injectable()
export class SystemHealthService {
  private readonly started: number;

  constructor(
    private readonly opera: OperaService,
    private readonly calendar: HotelCalendar,
    @Inject(CacheService) private readonly cache: CacheService,
    @Inject(TokenSource) private readonly tokens: TokenSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkFacts) private readonly work: WorkFacts,
    @Inject(HEALTH_OPTIONS) private readonly options: Pick<ResolvedHealthOptions, 'dashboardLinks'>,
  ) {
    this.started = clock.monotonic();
  }

  /** Server, link to OPERA, token, business date of the context's hotel, cache. Throws only when the call is cancelled. */
  async check(context: CallContext): Promise<HealthAnswer> {
    const limit = this.clock.monotonic() + ANSWER_WITHIN_MS;
    const asked = { ...freshly(context), deadline: Math.min(context.deadline, limit) };
    const opera = await this.link(asked);
    const hotel = await this.hotel(asked, opera.reachable);
    const cache = this.cacheFigures();
    const work = this.workFigures(context);
    const troubled =
      hotel.businessDate === undefined || cache.restingLayers !== undefined || work.degradations.length > 0;
    return {
      status: !opera.reachable ? 'down' : troubled ? 'degraded' : 'ok',
      server: {
        version: VERSION,
        time: new Date(this.clock.now()).toISOString(),
        uptimeSeconds: Math.floor((this.clock.monotonic() - this.started) / 1000),
      },
      opera,
      hotel,
      cache,
      ...work,
    };
  }

  private workFigures(context: CallContext): WorkFigures {
    const gateway = this.gatewayOf(context);
    const { caller, hotelId } = context;
    return workFigures(
      this.work.gatherFor(gateway, hotelId, caller.tenant, LISTED),
      holds(caller, 'opera:admin') ? this.options.dashboardLinks : [],
    );
  }

  /** None for a hotel that is not configured: the link tells of that. */
  private gatewayOf(context: CallContext): Gateway | undefined {
    try {
      return this.opera.hotel(context).gateway;
    } catch (error) {
      answered(error);
      return undefined;
    }
  }

  private async link(context: CallContext): Promise<Link> {
    const before = this.clock.monotonic();
    try {
      const answer = await this.opera.call<PingReservationServiceAnswer>(context, {
        operation: 'rsv.pingReservationService',
      });
      return {
        reachable: true,
        version: readVersion(answer.body),
        pingMilliseconds: Math.round(this.clock.monotonic() - before),
        tokenExpiresInSeconds: this.tokenSeconds(context),
      };
    } catch (error) {
      const fault = answered(error);
      return { reachable: false, problem: `${fault.code}: ${fault.message}`, advice: fault.advice };
    }
  }

  private tokenSeconds(context: CallContext): number | undefined {
    const expiry = this.tokens.expiry(this.opera.hotel(context).gateway);
    return expiry === undefined ? undefined : Math.max(0, Math.floor((expiry - this.clock.now()) / 1000));
  }

  private async hotel(context: CallContext, reachable: boolean): Promise<HealthAnswer['hotel']> {
    const { hotelId } = context;
    if (!reachable) return { hotelId, problem: 'OPERA was not asked: the link is down.' };
    try {
      return { hotelId, businessDate: await this.calendar.businessDate(context) };
    } catch (error) {
      const fault = answered(error);
      return { hotelId, problem: `${fault.code}: ${fault.message} ${fault.advice}` };
    }
  }

  private cacheFigures(): HealthAnswer['cache'] {
    const { enabled, hitRatio, layers } = this.cache.stats();
    const resting = layers.filter((layer) => layer.resting).map((layer) => layer.name);
    return {
      enabled,
      hitRatio: Math.round(hitRatio * 100) / 100,
      entries: layers[0]?.entries ?? 0,
      ...(resting.length > 0 && { restingLayers: resting }),
    };
  }
}

/** The fault to tell of; a cancelled call and a bug of ours are not news about OPERA. */
function answered(error: unknown): Fault {
  if (error instanceof Fault && error.code !== 'OPERA_CANCELLED') return error;
  throw error;
}
