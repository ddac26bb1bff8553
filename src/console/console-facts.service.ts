import { Inject, Injectable, Optional } from '@nestjs/common';
import type { StatusFacts } from '../health/health-facts.js';
import { HealthFacts } from '../health/health-facts.service.js';
import { type CallCount, CallFigures } from '../observability/tracking/call-figures.js';
import { type Happening, Happenings } from '../observability/tracking/happenings.js';
import { AuditLines, type AuditLine } from './audit-lines.js';

const TOOLS_SHOWN = 12;
const TENANTS_SHOWN = 12;
const LINES_SHOWN = 15;

/** What the page shows. */
export interface ConsoleView {
  readonly health: StatusFacts;
  readonly callsPerMinute: readonly number[];
  readonly faultsPerMinute: readonly number[];
  readonly tools: readonly CallCount[];
  readonly tenants: readonly CallCount[];
  readonly audit: readonly AuditLine[];
  readonly alerts: readonly Happening[];
}

/** Gathers for operators what the rooms know; codes and figures, nothing of guests. */
@Injectable()
export class ConsoleFacts {
  constructor(
    private readonly health: HealthFacts,
    @Inject(CallFigures) private readonly figures: CallFigures,
    @Inject(Happenings) private readonly happenings: Happenings,
    @Optional() @Inject(AuditLines) private readonly audit?: AuditLines,
  ) {}

  async gather(): Promise<ConsoleView> {
    const { calls, faults } = this.figures.perMinute();
    const alerts = [
      ...this.happenings.recent('security', LINES_SHOWN),
      ...this.happenings.recent('degradation', LINES_SHOWN),
    ];
    return {
      health: await this.health.status(),
      callsPerMinute: calls,
      faultsPerMinute: faults,
      tools: this.figures.tools(TOOLS_SHOWN),
      tenants: this.figures.tenants(TENANTS_SHOWN),
      audit: this.audit?.recent(LINES_SHOWN) ?? this.businessLines(),
      alerts: alerts.toSorted((a, b) => b.time.localeCompare(a.time)).slice(0, LINES_SHOWN),
    };
  }

  /** Where no audit is kept, changes are known as business events. */
  private businessLines(): AuditLine[] {
    return this.happenings.recent('business', LINES_SHOWN).map(({ time, name, fields }) => {
      const text = (key: string): string | undefined =>
        fields[key] === undefined ? undefined : String(fields[key]);
      return {
        time,
        event: name,
        tool: text('tool'),
        hotelId: text('hotelId'),
        tenant: text('tenant'),
        caller: text('caller'),
      };
    });
  }
}
