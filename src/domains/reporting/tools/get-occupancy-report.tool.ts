import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { OCCUPANCY_CALENDAR } from '../apps/index.js';
import { periodOf } from '../day-figures.js';
import { DaysReport, daysReport, sayDays } from '../day.schema.js';
import { FiguresService } from '../figures.service.js';

const DAYS = 7;
const MAX_DAYS = 62;

const input = z.object({
  from: SpokenDate.default('-6d'),
  to: SpokenDate.optional().describe(`${DAYS} days when absent, at most 62`),
});

/** How full the house was. */
@McpTool({
  name: 'get_occupancy_report',
  title: 'Occupancy',
  toolset: 'reporting',
  effect: 'read',
  description:
    'Shows per day rooms sold, occupancy, arrivals, departures, guests and room revenue, the last week unless told. Days ahead: get_forecast.',
  input,
  output: DaysReport,
  app: OCCUPANCY_CALENDAR,
  operations: ['inv.getInventoryStatistics', 'rsv.getReservationStatistics', 'bof.getBusinessDate'],
})
@Injectable()
export class GetOccupancyReportTool implements ToolHandler<typeof input, typeof DaysReport> {
  constructor(
    private readonly figures: FiguresService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<DaysReport>> {
    const period = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: DAYS },
      { maxDays: MAX_DAYS },
    );
    const days = await this.figures.days(call, period.from, period.to);
    const data = daysReport(days, periodOf(days));
    return { data, text: sayDays(data) };
  }
}
