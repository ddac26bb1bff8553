import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { RoomMoveService } from '../room-move.service.js';

const input = z.object({ reservation: StayReference });

const output = z.object({
  guest: z.string(),
  moves: z.array(
    z.object({
      at: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      reason: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
});

/** Where a guest was before. */
@McpTool({
  name: 'list_room_moves',
  title: 'Room moves of a stay',
  toolset: 'front-desk',
  effect: 'read',
  description: 'Lists the room moves of one stay, latest first, with reasons.',
  input,
  output,
  operations: ['fof.getRoomMoveHistory', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
})
@Injectable()
export class ListRoomMovesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly moves: RoomMoveService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(call, args.reservation);
    const guest = guestName(stay.guest, call.caller);
    const moves = (await this.moves.history(call, stay)).map((move) => ({
      ...move,
      ...(move.note !== undefined && { note: guestText(move.note, 200) }),
    }));
    const lines = moves.map(
      (move) =>
        `${move.at ?? '?'}: ${move.from ?? '?'} to ${move.to ?? '?'}${move.reason === undefined ? '' : `, ${move.reason}`}${move.note === undefined ? '' : ` ${move.note}`}`,
    );
    const text =
      lines.length === 0
        ? `${guest} has not changed rooms.`
        : [`Room moves of ${guest}:`, ...lines].join('\n');
    return { data: { guest, moves }, text };
  }
}
