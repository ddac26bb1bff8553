import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { GUEST_WISHES } from '../board-room.js';
import { words } from '../housekeeping.view.js';
import { RoomStatusService } from '../room-status.service.js';
import { Rooms } from '../row.schema.js';
import { sayUnsettled } from '../settled-change.service.js';

const input = z.object({
  rooms: Rooms,
  sign: z.enum([...GUEST_WISHES, 'none']).default('do_not_disturb'),
});
const output = z.object({ rooms: z.array(z.string()), sign: z.string() });

/** The sign on the door. */
@McpTool({
  name: 'set_do_not_disturb',
  title: 'Do not disturb and make up room',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Notes what a guest asks of housekeeping: do not disturb, make up room, no service; none takes it away.',
  input,
  output,
  operations: ['hsk.setGuestHousekeepingServiceRequest', 'hsk.getHousekeepingOverview'],
  idempotent: true,
})
@Injectable()
export class SetDoNotDisturbTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly statuses: RoomStatusService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const wish = args.sign === 'none' ? undefined : args.sign;
    const { before, outcome, warnings } = await this.statuses.hangSign(call, args.rooms, wish);
    const rooms = before.map(({ room }) => room);
    const empty = before.filter(({ occupied }) => !occupied && wish !== undefined);
    return {
      data: { rooms, sign: args.sign },
      text:
        sayUnsettled(outcome, 'the note') ??
        `Rooms ${rooms.join(', ')}: ${wish === undefined ? 'no sign' : words(wish)}.`,
      outcome,
      notes: [...empty.map(({ room }) => `Nobody is checked in to room ${room}.`), ...warnings],
    };
  }
}
