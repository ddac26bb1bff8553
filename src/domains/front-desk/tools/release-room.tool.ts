import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { RoomNumber } from '../../../shared/parameters.schema.js';
import { RoomHoldService } from '../room-hold.service.js';

const input = z.object({ room: RoomNumber });

const output = z.object({
  room: z.string(),
  held: z.boolean(),
  until: z.string().optional(),
  changed: z.boolean(),
});

/** Release a held room. */
@McpTool({
  name: 'release_room',
  title: 'Release a held room',
  toolset: 'front-desk',
  effect: 'write',
  description: 'Gives a room that was on hold free for assignment again.',
  input,
  output,
  operations: ['fof.releaseRoomsOnHold', 'fof.getHotelRooms'],
  idempotent: true,
})
@Injectable()
export class ReleaseRoomTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly holds: RoomHoldService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { hold, changed } = await this.holds.release(call, args.room);
    return {
      data: { ...hold, changed },
      text: changed
        ? `Room ${hold.room} is free for assignment again.`
        : `Room ${hold.room} is not on hold; nothing was changed.`,
    };
  }
}
