import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { PageSize } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../../reservations/guest-name.js';
import type { ArrivalRow } from '../arrival.mapper.js';
import { ArrivalsReport, type Arrival } from '../arrival.schema.js';
import { ArrivalsService } from '../arrivals.service.js';
import { sayArrivals } from '../front-desk.view.js';
import { ARRIVALS_BOARD } from '../apps/index.js';

const input = z.object({
  date: SpokenDate.default('today'),
  show: z
    .enum(['expected', 'arrived'])
    .default('expected')
    .describe('expected: still to come; arrived: checked in that day'),
  vipOnly: z.boolean().default(false),
  limit: PageSize,
});

/** The arrivals list, for the morning and for the desk. */
@McpTool({
  name: 'get_arrivals_report',
  title: 'Arrivals',
  toolset: 'front-desk',
  effect: 'read',
  description:
    'Lists the guests arriving on a day (today unless told), by expected time: name, VIP, room and its cleaning status, arrival time, status. For one booking use get_reservation.',
  input,
  output: ArrivalsReport,
  app: ARRIVALS_BOARD,
  operations: ['fof.getReservationSummaries', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class GetArrivalsReportTool implements ToolHandler<typeof input, typeof ArrivalsReport> {
  constructor(
    private readonly arrivals: ArrivalsService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<ArrivalsReport>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const date = await this.calendar.resolve(call, args.date);
    const page = await this.arrivals.list(call, {
      date,
      show: args.show,
      vipOnly: args.vipOnly,
      limit: args.limit,
      offset,
    });
    const data: ArrivalsReport = {
      date,
      total: page.total,
      arrivals: page.rows.map((row) => shown(row, call)),
    };
    const next = page.hasMore && page.rows.length > 0 ? offset + page.rows.length : undefined;
    return { data, text: sayArrivals(data, args.show), next };
  }
}

function shown({ guest, rooms, preRegistered, ...row }: ArrivalRow, call: ToolCall): Arrival {
  return {
    ...row,
    guest: guestName(guest, call.caller),
    ...(rooms > 1 && { rooms }),
    ...(preRegistered && { preRegistered }),
  };
}
