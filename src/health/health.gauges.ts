import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { Metrics } from '../observability/metrics/metrics.js';
import { HealthFacts } from './health-facts.service.js';

/** Readiness as a metric, from the same facts as the probe. */
@Injectable()
export class HealthGauges implements OnModuleInit {
  constructor(
    private readonly facts: HealthFacts,
    @Optional() @Inject(Metrics) private readonly metrics?: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics?.gauge('opera_mcp_ready', 'The server says that it is ready, 1 or 0', [], async (gauge) => {
      const { status } = await this.facts.ready();
      gauge.set(status === 'ok' || status === 'degraded' ? 1 : 0);
    });
    const help = 'A readiness check: 1 up, 0.5 degraded, 0 down';
    this.metrics?.gauge('opera_mcp_check_up', help, ['check'], async (gauge) => {
      const { checks } = await this.facts.ready();
      for (const [check, { status }] of Object.entries(checks)) gauge.set({ check }, SCORES[status]);
    });
  }
}

const SCORES = { up: 1, degraded: 0.5, down: 0 } as const;
