import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { PageSize, StayReference } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { StayExtrasService } from '../stay-extras.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  from: SpokenDate.default('-89d'),
  to: SpokenDate.default('today'),
  limit: PageSize,
});
const output = StayNamed.extend({
  total: z.int().optional(),
  changes: z.array(
    z.object({ at: z.string(), by: z.string().optional(), action: z.string(), text: z.string().optional() }),
  ),
});

/** Who changed what on a stay. */
@McpTool({
  name: 'get_reservation_activity',
  title: 'History of a reservation',
  toolset: 'reservations',
  effect: 'read',
  description: 'Who changed what on a stay and when, newest first; at most 90 days at once.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'rsv.getReservationActivityLog', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class GetReservationActivityTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly extras: StayExtrasService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [from, to] = await Promise.all([
      this.calendar.resolve(call, args.from),
      this.calendar.resolve(call, args.to),
    ]);
    const offset = (call.cursor as { offset: number } | undefined)?.offset ?? 0;
    const { limit } = args;
    const found = await this.extras.activity(call, args.reservation, { from, to, limit, offset });
    const changes = found.lines.map(({ text, ...line }) => ({
      ...line,
      ...(text !== undefined && text !== '' && { text: guestText(text, 200) }),
    }));
    const data = {
      ...named(found.stay, call.caller),
      ...(found.total !== undefined && { total: found.total }),
      changes,
    };
    const lines = changes.map((one) => [one.at, one.by, one.action, one.text].filter(Boolean).join(' '));
    return {
      data,
      text:
        lines.length === 0 ? `No change of ${data.guest}'s stay from ${from} to ${to}.` : lines.join('\n'),
      ...(found.hasMore && { next: { offset: offset + changes.length } }),
    };
  }
}
