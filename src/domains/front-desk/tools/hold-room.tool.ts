import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, RoomNumber } from '../../../shared/parameters.schema.js';
import { RoomHoldService } from '../room-hold.service.js';

const input = z.object({ room: RoomNumber, reason: lineOf(1, 200).optional() });

const output = z.object({
  room: z.string(),
  held: z.boolean(),
  until: z.string().optional(),
  changed: z.boolean(),
});

/** Hold a room. */
@McpTool({
  name: 'hold_room',
  title: 'Hold a room',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Keeps a room back from assignment for a while, for example for a guest on the way. It stays in sale: to block it use set_room_out_of_order.',
  input,
  output,
  operations: ['fof.placeRoomsOnHold', 'fof.getHotelRooms'],
  idempotent: true,
})
@Injectable()
export class HoldRoomTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly holds: RoomHoldService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { hold, changed } = await this.holds.hold(call, args.room, args.reason);
    return {
      data: { ...hold, changed },
      text: `Room ${hold.room} ${changed ? 'is on hold' : 'was on hold already'}${hold.until === undefined ? '' : ` until ${hold.until}`}.`,
    };
  }
}
