import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { addDays, SpokenDate } from '../../../shared/business-date.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { IN_HOUSE } from '../stay-state.js';
import { WakeUpService } from '../wake-up.service.js';

const input = z.object({
  date: SpokenDate.optional().describe('Today and tomorrow when absent'),
  reservation: StayReference.optional(),
  everyStatus: z.boolean().default(false).describe('Also calls already made'),
});

const output = z.object({
  calls: z.array(
    z.object({
      reservationId: z.string().optional(),
      guest: z.string(),
      room: z.string().optional(),
      time: z.string(),
      from: z.string(),
      until: z.string(),
      status: z.string(),
      note: z.string().optional(),
    }),
  ),
});

/** Most calls shown. */
const SHOWN = 50;

/** Who is to be woken when. */
@McpTool({
  name: 'list_wake_up_calls',
  title: 'Wake-up calls',
  toolset: 'front-desk',
  effect: 'read',
  description: 'Lists wake-up calls of a day or of one guest, by time.',
  input,
  output,
  operations: ['fof.searchWakeUpCalls', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
})
@Injectable()
export class ListWakeUpCallsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly calls: WakeUpService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay =
      args.reservation === undefined
        ? undefined
        : await this.finder.find(call, args.reservation, { statuses: IN_HOUSE });
    const date = args.date === undefined ? undefined : await this.calendar.resolve(call, args.date);
    const open = date === undefined && stay === undefined;
    const from = open ? await this.calendar.businessDate(call) : date;
    const found = await this.calls.list(call, {
      from,
      until: open && from !== undefined ? addDays(from, 1) : date,
      reservationId: stay?.reservationId,
      everyStatus: args.everyStatus,
    });
    const calls = found.slice(0, SHOWN).map(({ guestName: name, note, ...row }) => ({
      ...row,
      guest: guestName({ surname: name }, call.caller),
      ...(note !== undefined && { note: guestText(note, 200) }),
    }));
    const lines = calls.map((row) =>
      [
        `${row.from}${row.until === row.from ? '' : ` to ${row.until}`} ${row.time}: room ${row.room ?? '?'}`,
        row.guest,
        row.status.toLowerCase(),
        row.note ?? '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    );
    const text =
      lines.length === 0 ? 'No wake-up calls.' : [`${found.length} wake-up calls:`, ...lines].join('\n');
    return { data: { calls }, text };
  }
}
