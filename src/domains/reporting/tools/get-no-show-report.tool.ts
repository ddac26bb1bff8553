import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { PageSize } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../../reservations/guest-name.js';
import type { Stay } from '../../reservations/stay.js';
import { AllStays } from '../all-stays.service.js';

const MAX_DAYS = 31;

const input = z.object({
  from: SpokenDate.default('yesterday'),
  to: SpokenDate.optional().describe('from when absent'),
  limit: PageSize,
});

const output = z.object({
  total: z.int(),
  noShows: z.array(
    z.object({
      confirmationNumber: z.string().optional(),
      guest: z.string(),
      arrivalDate: z.string(),
      nights: z.int(),
      roomType: z.string().optional(),
      guarantee: z.string().optional(),
      rate: MoneyShown.optional(),
    }),
  ),
  stillExpected: z.int().optional(),
});

/** Who did not come. */
@McpTool({
  name: 'get_no_show_report',
  title: 'No-shows',
  toolset: 'reporting',
  effect: 'read',
  description:
    'Lists guests who did not come, by arrival day, with guarantee and first-night rate; for today, how many are still expected. OPERA marks no-shows when the day closes.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class GetNoShowReportTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly stays: AllStays,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { from, to, businessDate } = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: 1 },
      { maxDays: MAX_DAYS },
    );
    const missed = await this.stays.find(call, { statuses: ['no_show'], arrival: { from, to } });
    const expected =
      from <= businessDate && businessDate <= to
        ? (
            await this.stays.find(call, {
              statuses: ['due_in'],
              arrival: { from: businessDate, to: businessDate },
            })
          ).length
        : undefined;
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const end = offset + args.limit;
    const noShows = missed.slice(offset, end).map((stay) => rowOf(stay, call));
    const lines = noShows.map(
      (row) =>
        `${row.arrivalDate} ${row.guest} #${row.confirmationNumber ?? ''}, ${row.nights} nights ${row.roomType ?? ''}, guarantee ${row.guarantee ?? 'none'}, ${sayMoney(row.rate)}`,
    );
    const period = from === to ? from : `${from} to ${to}`;
    return {
      data: { total: missed.length, noShows, stillExpected: expected },
      text: [
        missed.length === 0 ? `No no-shows for ${period}.` : `${missed.length} no-shows for ${period}:`,
        ...lines,
        ...(expected === undefined ? [] : [`Still expected today: ${expected}.`]),
      ].join('\n'),
      next: end < missed.length ? end : undefined,
    };
  }
}

function rowOf(stay: Stay, call: ToolCall) {
  return {
    confirmationNumber: stay.confirmationNumber,
    guest: guestName(stay.guest, call.caller),
    arrivalDate: stay.arrivalDate,
    nights: stay.nights,
    roomType: stay.roomType,
    guarantee: stay.guarantee,
    rate: stay.rate,
  };
}
