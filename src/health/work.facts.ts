import { Inject, Injectable, Optional } from '@nestjs/common';
import { CacheService } from '../cache/cache.service.js';
import type { CacheStats } from '../cache/cache-figures.js';
import { Clock } from '../kernel/clock.js';
import type { Degradation, OperationPace } from '../observability/degradation/degradation.js';
import { DegradationWatch } from '../observability/degradation/degradation-watch.service.js';
import { type ErrorFacts, ErrorTracker } from '../observability/tracking/error-tracker.js';
import { type Happening, type HappeningCount, Happenings } from '../observability/tracking/happenings.js';
import { TokenSource } from '../opera/auth/token.source.js';
import { OperaClient } from '../opera/client/opera.client.js';
import type { Gateway } from '../opera/gateway/gateway.js';
import { GatewayDirectory } from '../opera/gateway/gateway.directory.js';
import { OperaTransport } from '../opera/transport/opera.transport.js';
import { Pace } from '../throttle/pace.js';

const ERRORS_SHOWN = 10;
const SLOWEST_SHOWN = 10;
const RECENT_LOOKED_AT = 100;

/** One gateway: token, pace, connections, services left alone. Never the token. */
export interface GatewayFacts {
  readonly gateway: string;
  readonly tokenExpiresAt?: string;
  readonly tokenExpiresInSeconds?: number;
  readonly waiting: number;
  readonly requestsPerSecond: number;
  readonly connections?: { readonly open: number; readonly idle: number; readonly queued: number };
  readonly sparedModules: readonly string[];
}

/** What the work is like: gateways, cache, errors, slow and degraded operations, security events. */
export interface WorkFactsAnswer {
  readonly gateways: readonly GatewayFacts[];
  readonly cache?: CacheStats;
  readonly errors: readonly ErrorFacts[];
  readonly slowOperations: readonly OperationPace[];
  readonly degradations: readonly Degradation[];
  readonly security: readonly HappeningCount[];
}

/** What of it concerns one caller. */
export interface CallerFacts extends Pick<GatewayFacts, 'waiting' | 'requestsPerSecond' | 'connections'> {
  readonly errors: readonly ErrorFacts[];
  readonly slowOperations: readonly OperationPace[];
  readonly degradations: readonly Degradation[];
  /** Begun or over lately, latest first. */
  readonly recentDegradations: readonly Happening[];
}

/** Gathers what other rooms know of the work; a room that is not there tells nothing. */
@Injectable()
export class WorkFacts {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(CacheService) private readonly cache?: CacheService,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(TokenSource) private readonly tokens?: TokenSource,
    @Optional() @Inject(Pace) private readonly pace?: Pace,
    @Optional() @Inject(OperaClient) private readonly client?: OperaClient,
    @Optional() @Inject(OperaTransport) private readonly transport?: OperaTransport,
    @Optional() @Inject(ErrorTracker) private readonly errors?: ErrorTracker,
    @Optional() @Inject(DegradationWatch) private readonly watch?: DegradationWatch,
    @Optional() @Inject(Happenings) private readonly happenings?: Happenings,
  ) {}

  gather(): WorkFactsAnswer {
    return {
      gateways: this.gatewayFacts(),
      cache: this.cache?.stats(),
      errors: this.errors?.recent(ERRORS_SHOWN) ?? [],
      slowOperations: this.watch?.slowest(SLOWEST_SHOWN) ?? [],
      degradations: this.watch?.current() ?? [],
      security: this.happenings?.counts('security') ?? [],
    };
  }

  /** The same for one caller: its gateway and hotel, its tenant's errors. */
  gatherFor(gateway: Gateway | undefined, hotelId: string, tenant: string, limit: number): CallerFacts {
    const here = (place: { gateway: string; hotelId: string }): boolean =>
      place.gateway === gateway?.key && place.hotelId === hotelId;
    const [link] = gateway === undefined ? [] : this.gatewayFacts([gateway]);
    return {
      waiting: link?.waiting ?? 0,
      requestsPerSecond: link?.requestsPerSecond ?? 0,
      connections: link?.connections,
      errors: this.errors?.recent(limit, tenant) ?? [],
      slowOperations: this.watch?.slowest(limit, { gateway: gateway?.key ?? '', hotelId }) ?? [],
      degradations: (this.watch?.current() ?? []).filter(here),
      recentDegradations: (this.happenings?.recent('degradation', RECENT_LOOKED_AT) ?? [])
        .filter(({ fields }) => fields['gateway'] === gateway?.key && fields['hotelId'] === hotelId)
        .slice(0, limit),
    };
  }

  private gatewayFacts(gateways: readonly Gateway[] = this.gateways?.all() ?? []): GatewayFacts[] {
    const now = this.clock.now();
    return gateways.map((gateway) => {
      const expiry = this.tokens?.expiry(gateway);
      const { waiting, rate } = this.pace?.figures(gateway.key) ?? { waiting: 0, rate: 0 };
      const connections = this.transport?.figures?.(new URL(gateway.gatewayUrl).origin);
      return {
        gateway: gateway.key,
        ...(expiry !== undefined && {
          tokenExpiresAt: new Date(expiry).toISOString(),
          tokenExpiresInSeconds: Math.max(0, Math.floor((expiry - now) / 1000)),
        }),
        waiting,
        requestsPerSecond: rate,
        ...(connections !== undefined && { connections }),
        sparedModules: this.client?.sparedModules(gateway) ?? [],
      };
    });
  }
}
