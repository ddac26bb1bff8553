import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { AuditTrail } from './audit/audit-trail.service.js';
import { openAudit } from './audit/open-audit.js';
import { DegradationWatch } from './degradation/degradation-watch.service.js';
import { Clock } from '../kernel/clock.js';
import { CallAudit } from '../mcp/pipeline/call-audit.js';
import { AUTH_LISTENER } from './listeners/auth.listener.js';
import { CACHE_LISTENER } from './listeners/cache.listener.js';
import { CALL_LISTENER } from './listeners/call.listener.js';
import { HANDLE_LISTENER } from './listeners/handle.listener.js';
import { HttpListener } from './listeners/http.listener.js';
import { OPERA_LISTENER } from './listeners/opera.listener.js';
import { REDIS_LISTENER } from './listeners/redis.listener.js';
import { THROTTLE_LISTENER } from './listeners/throttle.listener.js';
import { HouseLogger } from './logs/house.logger.js';
import { HttpLines } from './logs/http-lines.service.js';
import { createLog, LOG, type Log } from './logs/log.js';
import { Masker } from './masking/masker.js';
import { GatewayGauges } from './metrics/gateway.gauges.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricsServer } from './metrics/metrics.server.js';
import { RoomGauges } from './metrics/room.gauges.js';
import {
  OBSERVABILITY_OPTIONS,
  observabilityOptionsSchema,
  type ObservabilityOptions,
  type ResolvedObservabilityOptions,
} from './observability.options.js';
import { ProfileController } from './profiling/profile.controller.js';
import { Profiler } from './profiling/profiler.service.js';
import { Telemetry } from './telemetry.js';
import { startTracing, type TracedService } from './traces/trace-export.js';
import { Tracing, TRACING_OFF } from './traces/tracing.js';
import { CallFigures } from './tracking/call-figures.js';
import { ErrorTracker } from './tracking/error-tracker.js';
import { Happenings } from './tracking/happenings.js';

const LISTENERS = [
  CALL_LISTENER,
  OPERA_LISTENER,
  CACHE_LISTENER,
  REDIS_LISTENER,
  THROTTLE_LISTENER,
  AUTH_LISTENER,
  HANDLE_LISTENER,
];
/** What is known of calls, errors and slow operations, for health, the console and resources. */
const TRACKING = [ErrorTracker, CallFigures, Happenings, DegradationWatch];

/** Logs, metrics and the listeners that hear what the other rooms tell through their observer ports. */
@Module({})
export class ObservabilityModule implements OnApplicationShutdown {
  /**
   * @param given level, form and destination of lines, name and version of the service
   * @param stream where lines go instead of the destination, for tests
   * @throws ZodError when an option is out of range
   */
  static forRoot(given: ObservabilityOptions, stream?: DestinationStream): DynamicModule {
    const options = observabilityOptionsSchema.parse(given);
    const masker = new Masker();
    masker.conceal(...options.secrets);
    const logger = createLog(options, masker, stream);
    const metrics = new Metrics();
    return {
      module: ObservabilityModule,
      global: true,
      imports: [
        // Requests are told by HttpLines; the module's own middleware would cost every tool call a child logger.
        LoggerModule.forRoot({ pinoHttp: { logger, wrapSerializers: false }, forRoutes: [] }),
        PrometheusModule.register({
          path: '/metrics',
          controller: MetricsController,
          defaultMetrics: { enabled: true, config: { register: metrics.registry } },
        }),
      ],
      controllers: [ProfileController],
      providers: [
        { provide: OBSERVABILITY_OPTIONS, useValue: options },
        { provide: Masker, useValue: masker },
        { provide: LOG, useValue: logger },
        { provide: Metrics, useValue: metrics },
        {
          provide: Tracing,
          useFactory: () =>
            options.traces === undefined
              ? TRACING_OFF
              : startTracing(options.traces, serviceOf(options), masker, metrics),
        },
        {
          provide: AuditTrail,
          inject: [Clock],
          useFactory: (clock: Clock) =>
            openAudit(options.audit, { masker, metrics, log: logger, clock }, process[options.destination]),
        },
        { provide: CallAudit, useExisting: AuditTrail },
        Telemetry,
        HouseLogger,
        HttpLines,
        RoomGauges,
        GatewayGauges,
        MetricsServer,
        HttpListener,
        Profiler,
        ...TRACKING,
        ...LISTENERS,
      ],
      exports: [
        OBSERVABILITY_OPTIONS,
        Masker,
        LOG,
        Metrics,
        Tracing,
        AuditTrail,
        CallAudit,
        Telemetry,
        HouseLogger,
        LoggerModule,
        MetricsServer,
        ...TRACKING,
        ...LISTENERS.map((listener) => listener.provide),
      ],
    };
  }

  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(Tracing) private readonly tracing: Tracing,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.tracing.stop();
    this.log.flush();
  }
}

function serviceOf({ serviceName, version }: ResolvedObservabilityOptions): TracedService {
  return { name: serviceName, version };
}
