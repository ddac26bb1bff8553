import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { ReadinessService } from '../readiness.service.js';

const input = z.object({});

const output = z.object({
  businessDate: z.string(),
  ready: z.boolean(),
  checks: z.array(z.object({ check: z.string(), open: z.int().optional(), items: z.array(z.string()) })),
});

/** What still stands in the way of closing the day. */
@McpTool({
  name: 'get_end_of_day_readiness',
  title: 'End of day readiness',
  toolset: 'reporting',
  effect: 'read',
  description:
    'Checks whether the day can be closed: arrivals and departures left, balances, open cashiers, room discrepancies, each with names. It cannot close the day: OPERA does.',
  input,
  output,
  operations: [
    'bof.getBusinessDate',
    'rsv.searchHotelReservations',
    'hsk.getHousekeepingDiscrepancies',
    'csh.getCashierClosure',
    'lov.getRepCashiersLOV',
  ],
  cost: 4,
})
@Injectable()
export class GetEndOfDayReadinessTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const businessDate = await this.calendar.businessDate(call);
    const checks = await this.readiness.of(call, businessDate);
    const ready = checks.every((check) => check.open === 0);
    const lines = checks.map(
      (check) =>
        `${check.open === undefined ? 'not known' : check.open === 0 ? 'done' : String(check.open)}: ${check.check}${check.items.length === 0 ? '' : ` - ${check.items.join('; ')}`}`,
    );
    return {
      data: { businessDate, ready, checks },
      text: [`${businessDate} is ${ready ? 'ready' : 'not ready'} to be closed.`, ...lines].join('\n'),
    };
  }
}
