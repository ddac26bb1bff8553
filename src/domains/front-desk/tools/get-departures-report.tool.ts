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
import { StaySearchService } from '../../reservations/stay-search.service.js';
import type { Stay, StayStatus } from '../../reservations/stay.js';

const input = z.object({
  date: SpokenDate.default('today'),
  show: z.enum(['expected', 'departed']).default('expected'),
  limit: PageSize,
});

const output = z.object({
  date: z.string(),
  total: z.int().optional(),
  departures: z.array(
    z.object({
      reservationId: z.string(),
      guest: z.string(),
      vip: z.string().optional(),
      room: z.string().optional(),
      status: z.string(),
      balance: MoneyShown.optional(),
    }),
  ),
});

/** The departures list, for the morning and for the desk. */
@McpTool({
  name: 'get_departures_report',
  title: 'Departures',
  toolset: 'front-desk',
  effect: 'read',
  description: 'Lists the guests leaving on a day, or already gone, with room and open balance.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class GetDeparturesReportTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly searches: StaySearchService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const today = await this.calendar.businessDate(call);
    const date = await this.calendar.resolve(call, args.date);
    const page = await this.searches.search(call, {
      departure: { from: date, to: date },
      statuses: statusesOf(args.show, date <= today),
      limit: args.limit,
      offset,
    });
    const departures = page.stays.map((stay) => ({
      reservationId: stay.reservationId,
      guest: guestName(stay.guest, call.caller),
      vip: stay.guest.vip,
      room: stay.room,
      status: stay.status,
      balance: stay.balance,
    }));
    const lines = page.stays.map((stay) => say(stay, guestName(stay.guest, call.caller)));
    const what = args.show === 'expected' ? 'still expected' : 'checked out';
    const text =
      lines.length === 0
        ? `No departures ${what} on ${date}.`
        : [`${page.total ?? lines.length} departures ${what} on ${date}:`, ...lines].join('\n');
    const next = page.hasMore ? offset + args.limit : undefined;
    return { data: { date, total: page.total, departures }, text, next };
  }
}

/** Today guests to leave are due out; later ones may not even have arrived. */
function statusesOf(show: 'expected' | 'departed', reached: boolean): StayStatus[] {
  if (show === 'departed') return ['checked_out'];
  return reached ? ['due_out'] : ['reserved', 'due_in', 'in_house'];
}

function say(stay: Stay, guest: string): string {
  return [
    `${guest}${stay.guest.vip === undefined ? '' : ` (VIP ${stay.guest.vip})`}`,
    stay.room === undefined ? 'no room' : `room ${stay.room}`,
    `id ${stay.reservationId}`,
    stay.status.replaceAll('_', ' '),
    stay.balance === undefined ? '' : `balance ${sayMoney(stay.balance)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
