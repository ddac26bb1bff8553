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

const input = z.object({
  reservation: StayReference,
  place: z.int().min(1).max(99).optional().describe('1 is the most urgent; last when absent'),
});

const output = StayChanged.extend({ place: z.int().optional() });

/** A guest starts to wait for a room. */
@McpTool({
  name: 'queue_room',
  title: 'Put a guest into the room queue',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'For a guest who is here before a room is ready: housekeeping sees the queue. Called again with another place it moves the guest.',
  input,
  output,
  operations: [
    'fof.addReservationToQueue',
    'fof.putReservationQueuePriority',
    'fof.getReservationsInQueue',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class QueueRoomTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly queues: QueueService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: ['due_in'] });
    const { waiting, changed } = await this.queues.add(call, stay, args.place);
    const data = { ...stayChanged(stay, call, changed), place: waiting?.priority };
    const where = data.place === undefined ? '' : `, place ${data.place}`;
    const text = changed
      ? `${data.guest} waits for a room now${where}.`
      : `${data.guest} waits for a room already${where}; nothing was changed.`;
    return { data, text };
  }
}
