import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { RoomStatusService } from '../room-status.service.js';
import { Rooms } from '../row.schema.js';
import { sayUnsettled } from '../settled-change.service.js';

const input = z.object({
  rooms: Rooms,
  remove: z.boolean().default(false).describe('Take them off the priority list'),
});
const output = z.object({ rooms: z.array(z.string()), priority: z.boolean() });

/** Rooms to be cleaned before others. */
@McpTool({
  name: 'set_cleaning_priority',
  title: 'Cleaning priority',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Puts rooms on the list of those to be cleaned first, in the order given, or takes them off it.',
  input,
  output,
  operations: ['hsk.setRoomCleaningPriority', 'hsk.putRoomCleaningPriority', 'hsk.getHousekeepingOverview'],
  idempotent: true,
})
@Injectable()
export class SetCleaningPriorityTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly statuses: RoomStatusService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const first = !args.remove;
    const { before, outcome, warnings } = await this.statuses.prioritise(call, args.rooms, first);
    const rooms = before.map(({ room }) => room);
    const said = `Rooms ${rooms.join(', ')} are ${first ? 'to be cleaned first' : 'off the priority list'}.`;
    return {
      data: { rooms, priority: first },
      text: sayUnsettled(outcome, 'the change of priority') ?? said,
      outcome,
      notes: warnings,
    };
  }
}
