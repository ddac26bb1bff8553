import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { CacheService } from '../../cache/cache.service.js';
import { TokenSource } from '../../opera/auth/token.source.js';
import { GatewayDirectory } from '../../opera/gateway/gateway.directory.js';
import { Clock } from '../../kernel/clock.js';
import { Pace } from '../../throttle/pace.js';
import { OBSERVABILITY_OPTIONS, type ResolvedObservabilityOptions } from '../observability.options.js';
import { Metrics } from './metrics.js';

/** Gauges over the state of other rooms, read when scraped; a room that is not there has no gauges. */
@Injectable()
export class RoomGauges implements OnModuleInit {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(OBSERVABILITY_OPTIONS) private readonly options: ResolvedObservabilityOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(CacheService) private readonly cache?: CacheService,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(TokenSource) private readonly tokens?: TokenSource,
    @Optional() @Inject(Pace) private readonly pace?: Pace,
  ) {}

  onModuleInit(): void {
    const { version } = this.options;
    const build = { version, node: process.version };
    this.metrics.gauge('opera_mcp_build_info', 'Version of the server', ['version', 'node'], (gauge) =>
      gauge.set(build, 1),
    );
    this.cacheGauges();
    this.gatewayGauges();
  }

  private cacheGauges(): void {
    const { cache, metrics } = this;
    if (cache === undefined) return;
    metrics.gauge('opera_mcp_cache_entries', 'Answers remembered', ['layer'], (gauge) => {
      for (const { name, entries } of cache.stats().layers) gauge.set({ layer: name }, entries);
    });
    metrics.gauge('opera_mcp_cache_bytes', 'Estimated memory of remembered answers', ['layer'], (gauge) => {
      for (const { name, bytes } of cache.stats().layers) gauge.set({ layer: name }, bytes);
    });
  }

  private gatewayGauges(): void {
    const { gateways, pace, tokens, metrics } = this;
    if (gateways === undefined) return;
    if (pace !== undefined) {
      metrics.gauge('opera_mcp_pace_waiting', 'Requests waiting for their turn', ['gateway'], (gauge) => {
        for (const { key } of gateways.all()) gauge.set({ gateway: key }, pace.figures(key).waiting);
      });
      metrics.gauge('opera_mcp_pace_rate', 'Requests a second allowed now', ['gateway'], (gauge) => {
        for (const { key } of gateways.all()) gauge.set({ gateway: key }, pace.figures(key).rate);
      });
    }
    if (tokens === undefined) return;
    const help = 'Seconds until the token expires, 0 when there is none';
    metrics.gauge('opera_mcp_opera_token_expiry_seconds', help, ['gateway'], (gauge) => {
      for (const gateway of gateways.all()) {
        const expiry = tokens.expiry(gateway) ?? 0;
        gauge.set({ gateway: gateway.key }, Math.max(0, (expiry - this.clock.now()) / 1000));
      }
    });
  }
}
