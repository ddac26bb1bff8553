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
import { ReinstatementService } from '../reinstatement.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({ reservation: StayReference });
const output = StayNamed.extend({ status: z.string(), arrivalDate: z.string(), departureDate: z.string() });

/** A cancelled stay booked again. */
@McpTool({
  name: 'reinstate_reservation',
  title: 'Reinstate a reservation',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Makes a cancelled or no-show stay a booking again on its old terms, if its nights are still for sale.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.putReinstateReservation',
    'rsv.getReservation',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class ReinstateReservationTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly reinstatements: ReinstatementService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const change = await this.reinstatements.reinstate(call, args.reservation);
    const { stay, already, outcome, warnings: notes } = change;
    const { status, arrivalDate, departureDate } = stay;
    const data = { ...named(stay, call.caller), status, arrivalDate, departureDate };
    const done = `${data.guest}, ${arrivalDate} to ${departureDate}, ${already ? 'is not cancelled' : 'is booked again'}.`;
    return { data, text: sayOutcome(outcome, done, 'the change', 'get_reservation'), outcome, notes };
  }
}
