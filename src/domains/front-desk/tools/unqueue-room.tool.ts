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
import { QueueService } from '../queue.service.js';

const input = z.object({ reservation: StayReference });

/** A guest does not wait any more. */
@McpTool({
  name: 'unqueue_room',
  title: 'Take a guest out of the room queue',
  toolset: 'front-desk',
  effect: 'write',
  description: 'Takes a guest out of the room queue without checking in; check-in does it by itself.',
  input,
  output: StayChanged,
  operations: [
    'fof.deleteReservationFromQueue',
    'fof.getReservationsInQueue',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class UnqueueRoomTool implements ToolHandler<typeof input, typeof StayChanged> {
  constructor(
    private readonly finder: StayFinder,
    private readonly queues: QueueService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayChanged>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: ['due_in'] });
    const changed = await this.queues.remove(call, stay);
    const data = stayChanged(stay, call, changed);
    const text = changed
      ? `${data.guest} was taken out of the queue.`
      : `${data.guest} is not in the queue; nothing was changed.`;
    return { data, text };
  }
}
