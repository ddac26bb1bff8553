import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { CacheService } from '../../cache/cache.service.js';
import { Pace } from '../../throttle/pace.js';
import { GatewayDirectory } from '../../opera/gateway/gateway.directory.js';
import { RedisLink } from '../../redis/redis.link.js';
import { DegradationWatch } from '../degradation/degradation-watch.service.js';
import { DEGRADATION_KINDS } from '../degradation/degradation.js';
import { OBSERVABILITY_OPTIONS, type ResolvedObservabilityOptions } from '../observability.options.js';
import { Metrics } from './metrics.js';

/** Gauges of prom-client's own that are named as counters; each has one by type under a proper name. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Gauges over the state of other rooms, read when scraped; a room that is not there has no gauges. */
@Injectable()
export class RoomGauges implements OnModuleInit {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(OBSERVABILITY_OPTIONS) private readonly options: ResolvedObservabilityOptions,
    @Inject(DegradationWatch) private readonly watch: DegradationWatch,
    @Optional() @Inject(CacheService) private readonly cache?: CacheService,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(Pace) private readonly pace?: Pace,
    @Optional() @Inject(RedisLink) private readonly redis?: RedisLink,
  ) {}

  onModuleInit(): void {
    for (const name of MISNAMED) this.metrics.registry.removeSingleMetric(name);
    const { version } = this.options;
    const build = { version, node: process.version };
    this.metrics.gauge('opera_mcp_build_info', 'Version of the server', ['version', 'node'], (gauge) =>
      gauge.set(build, 1),
    );
    this.cacheGauges();
    this.paceGauges();
    this.degradationGauges();
    this.metrics.gauge(
      'opera_mcp_redis_up',
      'The shared Redis answers, 1 or 0; none configured: no value',
      [],
      (gauge) => {
        if (this.redis?.configured === true) gauge.set(this.redis.facts().up ? 1 : 0);
        else gauge.remove();
      },
    );
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
    const help = 'The layer is left alone because it keeps failing, 1 or 0';
    metrics.gauge('opera_mcp_cache_layer_resting', help, ['layer'], (gauge) => {
      for (const { name, resting } of cache.stats().layers) gauge.set({ layer: name }, resting ? 1 : 0);
    });
  }

  private paceGauges(): void {
    const { gateways, pace, metrics } = this;
    if (gateways === undefined || pace === undefined) return;
    metrics.gauge('opera_mcp_pace_waiting', 'Requests waiting for their turn', ['gateway'], (gauge) => {
      for (const { key } of gateways.all())
        gauge.set({ gateway: metrics.gateways.of(key) }, pace.figures(key).waiting);
    });
    metrics.gauge('opera_mcp_pace_rate', 'Requests a second allowed now', ['gateway'], (gauge) => {
      for (const { key } of gateways.all())
        gauge.set({ gateway: metrics.gateways.of(key) }, pace.figures(key).rate);
    });
  }

  private degradationGauges(): void {
    const { metrics, watch } = this;
    const help = 'Operations of hotels that do worse than usual now';
    metrics.gauge('opera_mcp_degraded_operations', help, ['kind'], (gauge) => {
      const current = watch.current();
      for (const kind of DEGRADATION_KINDS) {
        gauge.set({ kind }, current.filter((degradation) => degradation.kind === kind).length);
      }
    });
    const named = 'Hotels at which the operation does worse than usual now';
    metrics.gauge('opera_mcp_operation_degraded', named, ['operation', 'kind'], (gauge) => {
      gauge.reset();
      for (const { operation, kind } of watch.current()) {
        gauge.inc({ operation: metrics.operations.of(operation), kind });
      }
    });
  }
}
