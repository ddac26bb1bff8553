import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, lineOf, PageSize, RoomNumber } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { ROOM_BOARD } from '../apps/index.js';
import type { BoardRoom } from '../board-room.js';
import { ROOM_STATUSES } from '../board-room.js';
import { line, listing, words } from '../housekeeping.view.js';
import { RoomBoard } from '../room-board.service.js';
import { RoomRow } from '../row.schema.js';

const input = z.object({
  room: RoomNumber.optional(),
  status: z.enum(ROOM_STATUSES).optional(),
  occupied: z.boolean().optional(),
  floor: lineOf(1, 20).optional(),
  roomType: Code.optional(),
  limit: PageSize,
});
type Args = z.output<typeof input>;

const output = z.object({
  rooms: z.array(RoomRow),
  total: z.int().optional(),
  counts: z.record(z.string(), z.int()).optional(),
});

/** Rooms as housekeeping sees them. */
@McpTool({
  name: 'get_room_status',
  title: 'Room status',
  toolset: 'housekeeping',
  effect: 'read',
  description:
    "Rooms with status, occupancy and today's arrivals or departures; counts of the house. For an arrival: find_rooms.",
  input,
  output,
  app: ROOM_BOARD,
  operations: ['hsk.getHousekeepingOverview'],
  paged: true,
})
@Injectable()
export class GetRoomStatusTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly board: RoomBoard) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const { room, occupied, floor, roomType, status } = args;
    const statuses = status === undefined ? undefined : [status];
    const question = { room, occupied, floor, roomType, statuses };
    const page = await this.board.page(call, question, args.limit, offset);
    const rooms = page.rooms.map((one) => row(one, call));
    const counts = Object.entries(page.counts).filter(([, count]) => count > 0);
    const house = counts.map(([one, count]) => `${words(one)} ${count}`).join(', ');
    const lines = rooms.map((one) =>
      line(
        one.room,
        one.roomType,
        words(one.status),
        one.occupied ? 'occupied' : 'vacant',
        one.today?.map(words).join(' and '),
        one.guest,
        one.flags?.map(words).join(', '),
      ),
    );
    return {
      data: {
        rooms,
        ...(page.total !== undefined && { total: page.total }),
        ...(counts.length > 0 && { counts: Object.fromEntries(counts) }),
      },
      text: listing(
        `${page.total ?? rooms.length} rooms${house === '' ? '' : ` (house: ${house})`}:`,
        lines,
        'No room fits.',
      ),
      next: page.hasMore && rooms.length > 0 ? offset + rooms.length : undefined,
    };
  }
}

function row(one: BoardRoom, call: ToolCall): RoomRow {
  const inside = one.stays.find(({ use }) => use !== 'arrival' && use !== 'departed') ?? one.stays[0];
  const flags = [
    one.wish,
    one.priority === undefined ? undefined : 'cleaning_priority',
    one.discrepancy === undefined ? undefined : `discrepancy_${one.discrepancy}`,
    one.blockedUntil === undefined ? undefined : `until ${one.blockedUntil}`,
    one.stays.some(({ vip }) => vip !== undefined) ? 'vip' : undefined,
  ].filter((flag) => flag !== undefined);
  return {
    room: one.room,
    ...(one.roomType !== undefined && { roomType: one.roomType }),
    ...(one.status !== undefined && { status: one.status }),
    occupied: one.occupied,
    ...(one.uses.length > 0 && { today: [...one.uses] }),
    ...(inside?.guest !== undefined && { guest: guestName({ surname: inside.guest }, call.caller) }),
    ...(flags.length > 0 && { flags }),
  };
}
