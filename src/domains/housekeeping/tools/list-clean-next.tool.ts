import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, PageSize } from '../../../shared/parameters.schema.js';
import { cleaningOrder } from '../clean-next.js';
import { line, listing, words } from '../housekeeping.view.js';
import { RoomBoard } from '../room-board.service.js';

const input = z.object({ floor: lineOf(1, 20).optional(), limit: PageSize });
const output = z.object({
  total: z.int(),
  rooms: z.array(
    z.object({
      room: z.string(),
      roomType: z.string().optional(),
      why: z.string(),
      status: z.string().optional(),
      occupied: z.boolean(),
      arrivalTime: z.string().optional(),
      vip: z.boolean().optional(),
    }),
  ),
});

/** The order in which dirty rooms should be cleaned. */
@McpTool({
  name: 'list_clean_next',
  title: 'Rooms to clean next',
  toolset: 'housekeeping',
  effect: 'read',
  description:
    'Dirty rooms in the order to clean them: guest waiting, priority, arrivals by time, vacant, stay-overs. Without do-not-disturb rooms.',
  input,
  output,
  operations: ['hsk.getHousekeepingOverview'],
  paged: true,
})
@Injectable()
export class ListCleanNextTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly board: RoomBoard) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const dirty = await this.board.all(call, { statuses: ['dirty', 'pickup'], floor: args.floor });
    const order = cleaningOrder(dirty);
    const rooms = order.slice(offset, offset + args.limit).map(({ room, reason, arrivalTime, vip }) => ({
      room: room.room,
      ...(room.roomType !== undefined && { roomType: room.roomType }),
      why: reason,
      ...(room.status !== undefined && { status: room.status }),
      occupied: room.occupied,
      ...(arrivalTime !== undefined && { arrivalTime }),
      ...(vip && { vip }),
    }));
    const lines = rooms.map((row, index) =>
      line(
        `${offset + index + 1}. ${row.room}`,
        row.roomType,
        words(row.why),
        row.arrivalTime && `ETA ${row.arrivalTime}`,
        row.vip && 'VIP',
        row.occupied ? 'occupied' : 'vacant',
      ),
    );
    const next = offset + rooms.length;
    return {
      data: { total: order.length, rooms },
      text: listing(`${order.length} rooms to clean, in this order:`, lines, 'No room waits to be cleaned.'),
      next: rooms.length > 0 && next < order.length ? next : undefined,
    };
  }
}
