import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';
import { UpsellService } from '../upsell.service.js';

const input = z.object({
  reservation: StayReference,
  offer: Code.describe('offer or roomType from list_upsell_offers'),
});
const output = StayNamed.extend({
  offer: z.string(),
  roomType: z.string().optional(),
  extra: MoneyShown.optional(),
});

/** A better room sold. */
@McpTool({
  name: 'apply_upsell',
  title: 'Sell an upsell',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Sells a booked stay the better room of an offer, at the extra price; the guest must have agreed. An assigned room is given back.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'par.getAvailableUpsells',
    'rsv.getReservationUpsellInfo',
    'rsv.postUpsellReservation',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class ApplyUpsellTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly upsells: UpsellService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const change = await this.upsells.apply(call, args.reservation, args.offer);
    const { stay, upsell, outcome, warnings: notes } = change;
    const data = {
      ...named(stay, call.caller),
      offer: upsell.offer,
      ...(upsell.roomType !== undefined && { roomType: upsell.roomType }),
      ...(upsell.wholeStay !== undefined && { extra: upsell.wholeStay }),
    };
    const did = change.already ? 'had it before' : 'sold';
    const done = `Upsell ${did}: ${data.guest} gets ${data.roomType ?? 'the better room'} for ${sayMoney(data.extra)} more.`;
    return { data, text: sayOutcome(outcome, done, 'the upsell', 'list_upsell_offers'), outcome, notes };
  }
}
