import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../guest-name.js';
import { sayOutcome } from '../outcome.view.js';
import { ShareService } from '../share.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference.describe('The stay whose room is kept'),
  with: StayReference.describe('The stay that joins it'),
  price: z.enum(['each_full', 'first_pays', 'split']).default('split'),
});
const output = StayNamed.extend({ withReservationId: z.string(), withGuest: z.string() });

/** Two stays in one room. */
@McpTool({
  name: 'combine_share',
  title: 'Share a room',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Puts two booked stays into one shared room, each keeping its reservation and bill. Somebody without a reservation is added with add_accompanying_guest.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getShareReservations',
    'rsv.putCombineShareValidations',
    'rsv.postCombineShareReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CombineShareTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly shares: ShareService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const shared = await this.shares.combine(call, args.reservation, args.with, args.price);
    const { stay, other, already, outcome, warnings: notes } = shared;
    const withGuest = guestName(other.guest, call.caller);
    const data = { ...named(stay, call.caller), withReservationId: other.reservationId, withGuest };
    const done = `${data.guest} and ${withGuest} ${already ? 'share a room already' : 'share one room now'}.`;
    return { data, text: sayOutcome(outcome, done, 'the share', 'get_reservation'), outcome, notes };
  }
}
