import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestText, visibleText } from '../../../mcp/declaration/guest-text.js';
import type { ArrivalRow } from '../../front-desk/arrival.mapper.js';
import { guestName } from '../../reservations/guest-name.js';
import { sayHouse } from '../house.mapper.js';
import { MorningBriefService, type MorningBrief } from '../morning-brief.service.js';

const NAMED = 8;

const input = z.object({});

const output = z.object({
  businessDate: z.string(),
  figures: z.record(z.string(), z.number()),
  revenue: z.record(z.string(), MoneyShown),
  vipArrivals: z.array(z.string()),
  attention: z.array(z.string()),
});

/** The manager's first look at the day. */
@McpTool({
  name: 'get_morning_brief',
  title: 'Morning brief',
  toolset: 'reporting',
  effect: 'read',
  description:
    'The day in one call: house figures, VIP and group arrivals, arrivals without a room or with one not ready, departures that owe, traces due, rooms out of order, discrepancies.',
  input,
  output,
  operations: [
    'bof.getBusinessDate',
    'fof.getFrontOfficeStatistics',
    'entcfg.getHotel',
    'fof.getReservationSummaries',
    'rsv.searchHotelReservations',
    'hsk.getOutOfOrderRooms',
    'hsk.getHousekeepingDiscrepancies',
    'blk.getTracesByDateRange',
  ],
  cost: 4,
})
@Injectable()
export class GetMorningBriefTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly brief: MorningBriefService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const businessDate = await this.calendar.businessDate(call);
    const brief = await this.brief.of(call, businessDate);
    const vipArrivals = brief.vips.map((row) => `${sayArrival(row, call)}, VIP ${row.vip ?? ''}`);
    const attention = attentionOf(brief, call);
    return {
      data: {
        businessDate,
        figures: { ...brief.house.figures },
        revenue: { ...brief.house.revenue },
        vipArrivals,
        attention,
      },
      text: [
        `${call.hotelId}, ${businessDate}: ${sayHouse(brief.house)}.`,
        vipArrivals.length === 0 ? 'No VIP arrivals.' : `VIP arrivals: ${vipArrivals.join('; ')}.`,
        ...(attention.length === 0 ? ['Nothing needs attention.'] : attention),
      ].join('\n'),
      notes: brief.missing.map((part) => `OPERA did not answer for ${part}; this part is missing.`),
    };
  }
}

function attentionOf(brief: MorningBrief, call: ToolCall): string[] {
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['due in without a room', brief.unassigned.map((row) => sayArrival(row, call))],
    ['due in, room not ready', brief.notReady.map((row) => sayArrival(row, call))],
    [
      'due out with a balance',
      brief.owing.map(
        (stay) => `${guestName(stay.guest, call.caller)} room ${stay.room ?? '?'} ${sayMoney(stay.balance)}`,
      ),
    ],
    ['groups due in', brief.groups.map(({ name, rooms }) => `${visibleText(name)} (${rooms} rooms)`)],
    [
      'traces due',
      brief.traces.map(({ department, text }) => `${department ?? 'no department'}: ${guestText(text, 80)}`),
    ],
    ['rooms out of order', brief.blocked.map((room) => `${room.room} until ${room.until}`)],
  ];
  return [
    ...lines.flatMap(([what, items]) =>
      items.length === 0 ? [] : [`${items.length} ${what}: ${some(items)}`],
    ),
    ...(brief.discrepancies === 0
      ? []
      : [`${brief.discrepancies} room discrepancies; see get_discrepancies`]),
  ];
}

function some(items: readonly string[]): string {
  const more = items.length - NAMED;
  return `${items.slice(0, NAMED).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function sayArrival(row: ArrivalRow, call: ToolCall): string {
  const room =
    row.room === undefined ? `${row.roomType ?? ''} no room` : `room ${row.room} ${row.roomStatus ?? ''}`;
  return `${guestName(row.guest, call.caller)} ${room.trim()}${row.eta === undefined ? '' : ` at ${row.eta}`}`;
}
