import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { CLEAN_STATUSES } from '../board-room.js';
import { words } from '../housekeeping.view.js';
import { RoomStatusService } from '../room-status.service.js';
import { ChangedRoom, Rooms } from '../row.schema.js';
import { sayUnsettled } from '../settled-change.service.js';

const input = z.object({
  rooms: Rooms,
  status: z.enum(CLEAN_STATUSES).optional(),
  foundOccupied: z.boolean().optional().describe('What housekeeping saw; reports a discrepancy'),
});
type Args = z.output<typeof input>;

const output = z.object({ rooms: z.array(ChangedRoom) });

/** Sets the cleaning status of rooms. */
@McpTool({
  name: 'update_room_status',
  title: 'Set room status',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Sets rooms clean, dirty, pickup or inspected, or notes whether somebody was in them. Repairs: set_room_out_of_order.',
  input,
  output,
  operations: ['hsk.putRoomRelatedStatus', 'hsk.getHousekeepingOverview'],
  idempotent: true,
})
@Injectable()
export class UpdateRoomStatusTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly statuses: RoomStatusService) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { status, foundOccupied } = args;
    const { before, outcome, warnings } = await this.statuses.set(call, args.rooms, {
      status,
      occupied: foundOccupied,
    });
    const rooms = before.map((room) => ({
      room: room.room,
      ...(room.status !== undefined && { before: room.status }),
      ...(outcome === 'done' && (status ?? room.status) !== undefined && { now: status ?? room.status }),
    }));
    const odd = before.filter((room) => foundOccupied !== undefined && room.occupied !== foundOccupied);
    const lines = rooms.map(({ room, before: was, now }) => `${room}: ${words(now)}, before ${words(was)}`);
    const found =
      foundOccupied === undefined ? '' : ` Found ${foundOccupied ? 'occupied' : 'vacant'} by housekeeping.`;
    return {
      data: { rooms },
      text: sayUnsettled(outcome, 'the change of status') ?? `${lines.join('\n')}${found}`,
      outcome,
      notes: [
        ...odd.map(
          ({ room, occupied }) =>
            `Room ${room} is ${occupied ? 'occupied' : 'vacant'} for the front office: tell the front desk.`,
        ),
        ...warnings,
      ],
    };
  }
}
