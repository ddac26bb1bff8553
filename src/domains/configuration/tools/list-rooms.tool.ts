import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, PageSize, RoomNumber } from '../../../shared/parameters.schema.js';
import { CodesService } from '../codes.service.js';
import { SetupService } from '../setup.service.js';

const input = z.object({ roomType: Code.optional(), room: RoomNumber.optional(), limit: PageSize });

const output = z.object({
  total: z.int().optional(),
  rooms: z.array(
    z.object({
      room: z.string(),
      roomType: z.string().optional(),
      floor: z.string().optional(),
      accessible: z.boolean().optional(),
      features: z.array(z.string()).optional(),
    }),
  ),
});

/** The rooms of the house. */
@McpTool({
  name: 'list_rooms',
  title: 'Rooms',
  toolset: 'configuration',
  effect: 'read',
  description:
    'Lists the rooms of the house as built: number, type, floor, features. Free rooms for dates: find_rooms; cleaning: get_room_status.',
  input,
  output,
  operations: ['rmcfg.getRoomsSummary', 'lov.getListOfValues'],
  paged: true,
})
@Injectable()
export class ListRoomsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly setup: SetupService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const type = args.roomType && (await this.codes.check(call, 'room-type', args.roomType, 'roomType'));
    const page = await this.setup.rooms(call, {
      roomType: type ? type.code : undefined,
      room: args.room,
      limit: args.limit,
      offset,
    });
    const rooms = page.rooms.map(({ building: _building, ...room }) => room);
    const lines = rooms.map(
      (room) =>
        `${room.room} ${room.roomType ?? ''}, floor ${room.floor ?? '?'}${room.accessible ? ', accessible' : ''}`,
    );
    const next = page.hasMore && rooms.length > 0 ? offset + rooms.length : undefined;
    return {
      data: { total: page.total, rooms },
      text: lines.length === 0 ? 'No such room.' : lines.join('\n'),
      next,
    };
  }
}
