import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestName } from '../../reservations/guest-name.js';
import { QueueService } from '../queue.service.js';

const input = z.object({});

const output = z.object({
  queue: z.array(
    z.object({
      reservationId: z.string(),
      guest: z.string(),
      vip: z.string().optional(),
      place: z.int().optional(),
      minutes: z.int().optional(),
      roomType: z.string().optional(),
      room: z.string().optional(),
      roomStatus: z.string().optional(),
    }),
  ),
});

/** Most guests shown; a longer queue is told by its number. */
const SHOWN = 50;

/** Who waits for a room. */
@McpTool({
  name: 'list_queue',
  title: 'Guests waiting for a room',
  toolset: 'front-desk',
  effect: 'read',
  description: 'Lists guests who have arrived and wait for a room, the most urgent first.',
  input,
  output,
  operations: ['fof.getReservationsInQueue'],
})
@Injectable()
export class ListQueueTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly queues: QueueService) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const all = await this.queues.list(call);
    const queue = all.slice(0, SHOWN).map(({ priority, guest, ...row }) => ({
      ...row,
      guest: guestName(guest, call.caller),
      place: priority,
    }));
    const lines = queue.map((row) =>
      [
        `${row.place ?? '?'}. ${row.guest}${row.vip === undefined ? '' : ` (VIP ${row.vip})`}, id ${row.reservationId}`,
        row.minutes === undefined ? '' : `${row.minutes} minutes`,
        row.roomType ?? '',
        row.room === undefined ? 'no room' : `room ${row.room} ${row.roomStatus?.toLowerCase() ?? ''}`.trim(),
      ]
        .filter((part) => part !== '')
        .join(', '),
    );
    const text =
      lines.length === 0
        ? 'Nobody waits for a room.'
        : [`${all.length} wait for a room:`, ...lines].join('\n');
    return { data: { queue }, text };
  }
}
