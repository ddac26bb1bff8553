import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { CacheProbe } from './cache.probe.js';
import { EmbeddedGatewayProbe } from './embedded-gateway.probe.js';
import { EventLoopMonitor } from './event-loop.monitor.js';
import { HealthFacts } from './health-facts.service.js';
import { HealthController } from './health.controller.js';
import { HealthGauges } from './health.gauges.js';
import { HEALTH_OPTIONS, type HealthOptions, healthOptionsSchema } from './health.options.js';
import { OperaProbe } from './opera.probe.js';
import { READINESS_PROBES, type ReadinessProbe } from './readiness-probe.js';
import { HealthErrorsResource } from './resources/health-errors.resource.js';
import { HealthLiveResource } from './resources/health-live.resource.js';
import { HealthReadyResource } from './resources/health-ready.resource.js';
import { HealthStatusResource } from './resources/health-status.resource.js';
import { RedisProbe } from './redis.probe.js';
import { ShutdownState } from './shutdown-state.js';
import { WorkFacts } from './work.facts.js';

/** Probes over HTTP and as resources, from one service of facts; needs KernelModule and AuthModule, looks at whatever other rooms there are. */
@Module({})
export class HealthModule {
  /**
   * @param given version and times; see health.options.ts for the defaults
   * @throws ZodError when an option is out of range
   */
  static forRoot(given: HealthOptions): DynamicModule {
    const options = healthOptionsSchema.parse(given);
    return {
      module: HealthModule,
      global: true,
      imports: [
        TerminusModule.forRoot({ logger: false, gracefulShutdownTimeoutMs: options.drainSeconds * 1000 }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: HEALTH_OPTIONS, useValue: options },
        OperaProbe,
        CacheProbe,
        RedisProbe,
        EmbeddedGatewayProbe,
        {
          provide: READINESS_PROBES,
          inject: [OperaProbe, CacheProbe, RedisProbe, EmbeddedGatewayProbe],
          useFactory: (
            opera: ReadinessProbe,
            cache: ReadinessProbe,
            redis: RedisProbe,
            embedded: EmbeddedGatewayProbe,
          ) => [
            opera,
            cache,
            ...(redis.configured ? [redis] : []),
            ...(embedded.configured ? [embedded] : []),
          ],
        },
        EventLoopMonitor,
        ShutdownState,
        WorkFacts,
        HealthGauges,
        HealthFacts,
        HealthLiveResource,
        HealthReadyResource,
        HealthStatusResource,
        HealthErrorsResource,
      ],
      exports: [HealthFacts, WorkFacts, HEALTH_OPTIONS],
    };
  }
}
