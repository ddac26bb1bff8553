import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { CopyService } from '../copy.service.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  arrivalDate: SpokenDate,
  departureDate: SpokenDate.optional(),
  requestKey: lineOf(8, 100).optional().describe('Only for a second copy on the same dates'),
});
const output = StayNamed.extend({
  copyId: z.string().optional(),
  confirmationNumber: z.string().optional(),
  arrivalDate: z.string().optional(),
  departureDate: z.string().optional(),
  total: MoneyShown.optional(),
});

/** A stay booked again. */
@McpTool({
  name: 'copy_reservation',
  title: 'Copy a reservation',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Books a stay again on other dates: same guest, room type, rate, packages and payment. For other terms use create_reservation.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.postReservationCopy',
    'rsv.getReservation',
    'rsv.getReservationByExtId',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CopyReservationTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly copies: CopyService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const {
      source,
      copy,
      copyId,
      already,
      outcome,
      warnings: notes,
    } = await this.copies.copy(call, args.reservation, args);
    const data = {
      ...named(source, call.caller),
      copyId,
      confirmationNumber: copy?.confirmationNumber,
      arrivalDate: copy?.arrivalDate,
      departureDate: copy?.departureDate,
      total: copy?.total,
    };
    const dates = `${data.arrivalDate ?? ''} to ${data.departureDate ?? ''}`;
    const done = `${already ? 'Copied before' : 'Copied'}: ${data.guest}, ${dates}, #${data.confirmationNumber ?? '?'} (id ${copyId ?? '?'}), total ${sayMoney(data.total)}.`;
    return { data, text: sayOutcome(outcome, done, 'the copy', 'search_reservations'), outcome, notes };
  }
}
