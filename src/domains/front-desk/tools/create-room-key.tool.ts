import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { KEY_KINDS } from '../room-key.mapper.js';
import { RoomKeyService } from '../room-key.service.js';
import { IN_HOUSE } from '../stay-state.js';

const input = z.object({
  reservation: StayReference,
  kind: z.enum(KEY_KINDS).default('new').describe('new and lost make older keys void; duplicate does not'),
  count: z.int().min(1).max(9).default(1),
  encoder: lineOf(1, 20).optional().describe('Key encoder, when the hotel has several'),
});

const output = z.object({
  reservationId: z.string(),
  guest: z.string(),
  room: z.string(),
  keys: z.int(),
  keyStatus: z.string().optional(),
});

/** Keys for a guest's room. */
@McpTool({
  name: 'create_room_key',
  title: 'Make room keys',
  toolset: 'front-desk',
  effect: 'write',
  description: "Makes keys for a guest's room on the key encoder at the desk.",
  input,
  output,
  operations: ['fof.postRoomKey', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
})
@Injectable()
export class CreateRoomKeyTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly keys: RoomKeyService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(freshly(call), args.reservation, {
      statuses: [...IN_HOUSE, 'due_in'],
    });
    const keyStatus = await this.keys.make(call, stay, args);
    const guest = guestName(stay.guest, call.caller);
    const data = {
      reservationId: stay.reservationId,
      guest,
      room: stay.room ?? '',
      keys: args.count,
      keyStatus,
    };
    const status = keyStatus === undefined ? '' : ` The lock system says: ${keyStatus}.`;
    return {
      data,
      text: `${args.count} ${args.count === 1 ? 'key' : 'keys'} made for room ${data.room}, ${guest}.${status}`,
    };
  }
}
