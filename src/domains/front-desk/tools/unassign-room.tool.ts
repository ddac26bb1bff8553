import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { RoomGivingService } from '../room-giving.service.js';
import { TO_ARRIVE } from '../stay-state.js';

const input = z.object({
  reservation: StayReference,
  overrideLock: z.boolean().default(false).describe('Even if the room is locked to the stay'),
});

/** A room taken back from an arrival. */
@McpTool({
  name: 'unassign_room',
  title: 'Take a room back',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Takes the assigned room away from a reservation that has not arrived yet; the reservation stays.',
  input,
  output: StayChanged,
  operations: ['fof.deleteAssignRoom', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
  idempotent: true,
})
@Injectable()
export class UnassignRoomTool implements ToolHandler<typeof input, typeof StayChanged> {
  constructor(
    private readonly finder: StayFinder,
    private readonly giving: RoomGivingService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayChanged>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: TO_ARRIVE });
    const changed = await this.giving.unassign(call, stay, args.overrideLock);
    const data = { ...stayChanged(stay, call, changed), room: undefined };
    const text = changed
      ? `Room ${stay.room ?? ''} was taken back from ${data.guest}; the reservation has no room now.`
      : `${data.guest} has no room assigned; nothing was changed.`;
    return { data, text };
  }
}
