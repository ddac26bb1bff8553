import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { ReinstatementService } from '../reinstatement.service.js';

const input = z.object({ reservation: StayReference });
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  guest: z.string(),
  room: z.string().optional(),
  status: z.string(),
});

/** A check-out taken back, once agreed. */
@McpTool({
  name: 'reinstate_check_out',
  title: 'Take a check-out back',
  toolset: 'cashiering',
  effect: 'destructive',
  description:
    'Puts a guest who was checked out today back in the house, in the same room, with the bill open again. Use for a check-out by mistake.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'bof.getBusinessDate', 'csh.reinstateCheckOut'],
})
@Injectable()
export class ReinstateCheckOutTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly reinstatements: ReinstatementService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const stay = await this.reinstatements.plan(call, args.reservation);
    const guest = guestName(stay.guest, call.caller);
    return {
      summary: `Take the check-out of ${guest} back: in house again in room ${stay.room ?? '?'}, the bill open again.`,
      facts: { guest, room: stay.room ?? null, departureDate: stay.departureDate },
      state: { reservationId: stay.reservationId, status: stay.status, room: stay.room ?? null },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.reinstatements.plan(call, args.reservation);
    const { outcome, stay } = await this.reinstatements.reinstate(call, plan);
    const guest = guestName(stay.guest, call.caller);
    const text =
      outcome === 'done'
        ? `${guest} is in house again in room ${stay.room ?? '?'}.`
        : `OPERA did not answer; ${guest} is ${stay.status.replaceAll('_', ' ')}. Read the stay before doing it again.`;
    return {
      data: { reservationId: stay.reservationId, guest, room: stay.room, status: stay.status },
      text,
      outcome,
    };
  }
}
