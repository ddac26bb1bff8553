import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { RoomNumber, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { RoomMoveService } from '../room-move.service.js';
import { IN_HOUSE, TO_ARRIVE } from '../stay-state.js';

const input = z.object({
  reservation: StayReference,
  room: RoomNumber.describe('Room this guest should get, which another guest has now'),
});

const output = StayChanged.extend({ otherGuest: z.string().optional(), otherRoom: z.string().optional() });

/** Two guests exchange rooms. */
@McpTool({
  name: 'swap_rooms',
  title: 'Swap rooms',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Two guests exchange rooms: both in house, or both still to arrive. For a free room use move_room.',
  input,
  output,
  operations: ['fof.swapRooms', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
  idempotent: true,
})
@Injectable()
export class SwapRoomsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly moves: RoomMoveService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(freshly(call), args.reservation, {
      statuses: [...IN_HOUSE, ...TO_ARRIVE],
    });
    const other = await this.moves.swap(call, stay, args.room);
    if (other === undefined) {
      const data = stayChanged(stay, call, false);
      return { data, text: `${data.guest} has room ${args.room} already; nothing was changed.` };
    }
    const otherGuest = guestName(other.guest, call.caller);
    const data = { ...stayChanged(stay, call, true), room: other.room, otherGuest, otherRoom: stay.room };
    return {
      data,
      text: `Swapped: ${data.guest} has room ${other.room ?? '?'} now, ${otherGuest} (id ${other.reservationId}) has ${stay.room ?? '?'}.`,
    };
  }
}
