import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { sayOutcome } from '../outcome.view.js';
import { ShareService } from '../share.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  all: z.boolean().default(true).describe('false: take out one room only'),
});
const output = StayNamed.extend({
  rooms: z.array(z.object({ reservationId: z.string(), confirmationNumber: z.string().optional() })),
});

/** A booking of several rooms taken apart. */
@McpTool({
  name: 'split_reservation',
  title: 'Split a reservation',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Makes the rooms of one booking of several rooms reservations of their own, linked with each other. check_in_guest does it by itself.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.putSplitMultiRoomReservation',
    'rsv.getLinkedReservationsSummary',
    'rsv.getReservation',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class SplitReservationTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly shares: ShareService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const {
      stay,
      parts,
      outcome,
      warnings: notes,
    } = await this.shares.split(call, args.reservation, args.all);
    const data = { ...named(stay, call.caller), rooms: parts.map((part) => ({ ...part })) };
    const list = parts.map((part) => `#${part.confirmationNumber ?? '?'} (id ${part.reservationId})`);
    const done = `Split: ${data.guest}, now ${parts.length} reservations: ${list.join(', ')}.`;
    return { data, text: sayOutcome(outcome, done, 'the split', 'get_reservation'), outcome, notes };
  }
}
