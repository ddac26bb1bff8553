import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, lineOf, RoomNumber, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { OTHER_TYPE } from '../assignment.service.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { RoomMoveService } from '../room-move.service.js';
import { IN_HOUSE } from '../stay-state.js';
import { LEFT_AS } from '../undo-check-in.service.js';

const input = z.object({
  reservation: StayReference,
  room: RoomNumber.optional().describe('New room; the best free one of the same type when absent'),
  reason: Code.describe('Room move reason code'),
  note: lineOf(1, 200).optional(),
  otherRoomType: z.enum(OTHER_TYPE).default('refuse'),
  oldRoomStatus: z.enum(LEFT_AS).default('dirty'),
  acceptDirty: z.boolean().default(false),
});

const output = StayChanged.extend({ previousRoom: z.string().optional(), roomType: z.string().optional() });

/** A guest in house changes rooms. */
@McpTool({
  name: 'move_room',
  title: 'Move a guest',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Moves a guest in house to another room. For guests still to arrive use assign_room; to exchange two rooms use swap_rooms.',
  input,
  output,
  operations: [
    'fof.moveInHouseGuest',
    'fof.getHotelRooms',
    'rsv.searchHotelReservations',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class MoveRoomTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly moves: RoomMoveService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: IN_HOUSE });
    const reason = (await this.codes.check(call, 'room-move-reason', args.reason, 'reason')).code;
    const { room, changed } = await this.moves.move(call, stay, { ...args, reason });
    const data = {
      ...stayChanged(stay, call, changed),
      room: room.room,
      roomType: room.roomType,
      ...(changed && { previousRoom: stay.room }),
    };
    const text = changed
      ? `${data.guest} moved from room ${stay.room ?? '?'} to ${room.room}${room.roomType === undefined ? '' : ` (${room.roomType})`}; the old room is left ${args.oldRoomStatus}. New keys: create_room_key.`
      : `${data.guest} is in room ${room.room} already; nothing was changed.`;
    return { data, text };
  }
}
