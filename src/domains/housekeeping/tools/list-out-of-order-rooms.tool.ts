import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { line, listing, words } from '../housekeeping.view.js';
import { BLOCKING_KINDS } from '../room-blocking.mapper.js';
import { RoomBlockingService } from '../room-blocking.service.js';

const input = z.object({
  from: SpokenDate.default('today'),
  until: SpokenDate.optional(),
  kind: z.enum(BLOCKING_KINDS).optional(),
});
const output = z.object({
  rooms: z.array(
    z.object({
      room: z.string(),
      roomType: z.string().optional(),
      kind: z.string(),
      from: z.string(),
      until: z.string(),
      reason: z.string().optional(),
      remark: z.string().optional(),
    }),
  ),
});

/** Rooms that are blocked. */
@McpTool({
  name: 'list_out_of_order_rooms',
  title: 'Out of order and out of service rooms',
  toolset: 'housekeeping',
  effect: 'read',
  description: 'Rooms out of order or out of service on a day or in a period, with reason and last day.',
  input,
  output,
  operations: ['hsk.getOutOfOrderRooms', 'hsk.getOutOfServiceRooms', 'bof.getBusinessDate'],
})
@Injectable()
export class ListOutOfOrderRoomsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly blockings: RoomBlockingService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [from, until] = await Promise.all([
      this.calendar.resolve(call, args.from),
      this.calendar.resolve(call, args.until ?? args.from),
    ]);
    const kinds = args.kind === undefined ? BLOCKING_KINDS : [args.kind];
    const lists = await Promise.all(kinds.map((kind) => this.blockings.list(call, kind, from, until)));
    const rooms = lists.flat().map(({ returnsAs: _status, ...blocking }) => ({
      ...blocking,
      ...(blocking.remark && { remark: guestText(blocking.remark) }),
    }));
    const lines = rooms.map((row) =>
      line(row.room, row.roomType, words(row.kind), `${row.from} to ${row.until}`, row.reason, row.remark),
    );
    const period = from === until ? from : `${from} to ${until}`;
    return {
      data: { rooms },
      text: listing(`${rooms.length} blockings, ${period}:`, lines, `No room is blocked, ${period}.`),
    };
  }
}
