import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { lineOf, StayReference, TimeOfDay } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { IN_HOUSE } from '../stay-state.js';
import { WakeUpService } from '../wake-up.service.js';

const input = z.object({
  reservation: StayReference,
  time: TimeOfDay,
  date: SpokenDate.default('tomorrow'),
  untilDate: SpokenDate.optional().describe('Last day of a daily call'),
  note: lineOf(1, 200).optional(),
});

/** A guest wants to be woken. */
@McpTool({
  name: 'set_wake_up_call',
  title: 'Set a wake-up call',
  toolset: 'front-desk',
  effect: 'write',
  description: 'Sets a wake-up call for a guest in house, once or daily.',
  input,
  output: StayChanged,
  operations: [
    'fof.postWakeUpCall',
    'fof.searchWakeUpCalls',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class SetWakeUpCallTool implements ToolHandler<typeof input, typeof StayChanged> {
  constructor(
    private readonly finder: StayFinder,
    private readonly calls: WakeUpService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayChanged>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: IN_HOUSE });
    const from = await this.calendar.resolve(call, args.date);
    const until = args.untilDate === undefined ? from : await this.calendar.resolve(call, args.untilDate);
    const changed = await this.calls.set(call, stay, { time: args.time, from, until, note: args.note });
    const data = stayChanged(stay, call, changed);
    const when = `${args.time} on ${from}${until === from ? '' : ` and daily until ${until}`}`;
    const text = changed
      ? `Wake-up call set for ${data.guest}, room ${stay.room ?? '?'}: ${when}.`
      : `${data.guest} has a wake-up call at ${when} already; nothing was changed.`;
    return { data, text };
  }
}
