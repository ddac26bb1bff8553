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
import { RoomBlockingService } from '../room-blocking.service.js';
import { Rooms } from '../row.schema.js';
import { sayUnsettled } from '../settled-change.service.js';

const input = z.object({
  rooms: Rooms,
  status: z.enum(CLEAN_STATUSES).default('dirty'),
});
const output = z.object({ returned: z.array(z.string()), notBlocked: z.array(z.string()).optional() });

/** Ends the blocking of rooms. */
@McpTool({
  name: 'return_room_to_service',
  title: 'Return rooms to service',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Ends out of order or out of service of rooms, in force or next to come, and gives them a status. Rooms that are not blocked stay as they are.',
  input,
  output,
  operations: [
    'hsk.completeOutOfOrderRooms',
    'hsk.completeOutOfServiceRooms',
    'hsk.getOutOfOrderRooms',
    'hsk.getOutOfServiceRooms',
    'hsk.getHousekeepingOverview',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class ReturnRoomToServiceTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly blockings: RoomBlockingService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { released, free, outcome, warnings } = await this.blockings.release(call, args.rooms, args.status);
    const returned = [...new Set(released.map(({ room }) => room))];
    const parts = [
      returned.length > 0 ? `Back in service as ${words(args.status)}: ${returned.join(', ')}.` : '',
      outcome === 'done' && free.length > 0 ? `Not blocked, unchanged: ${free.join(', ')}.` : '',
      sayUnsettled(outcome, 'the return to service of the other rooms') ?? '',
    ];
    return {
      data: { returned, ...(outcome === 'done' && free.length > 0 && { notBlocked: [...free] }) },
      text: parts.filter(Boolean).join(' '),
      outcome,
      notes: warnings,
    };
  }
}
