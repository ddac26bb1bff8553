import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { named, StayNamed } from '../stay-named.schema.js';
import { UpsellService } from '../upsell.service.js';

const input = z.object({ reservation: StayReference });
const output = StayNamed.extend({
  taken: z.string().optional(),
  offers: z.array(
    z.object({
      offer: z.string(),
      roomType: z.string(),
      roomName: z.string().optional(),
      description: z.string().optional(),
      firstNight: MoneyShown.optional(),
      wholeStay: MoneyShown.optional(),
    }),
  ),
});

/** Better rooms for a stay. */
@McpTool({
  name: 'list_upsell_offers',
  title: 'Upsell offers',
  toolset: 'reservations',
  effect: 'read',
  description: 'Better rooms that OPERA offers for a booked stay, with what they cost on top.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'par.getAvailableUpsells',
    'rsv.getReservationUpsellInfo',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class ListUpsellOffersTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly upsells: UpsellService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { stay, offers, taken } = await this.upsells.list(call, args.reservation);
    const rows = offers.map(({ wire: _wire, ...offer }) => offer);
    const data = { ...named(stay, call.caller), ...(taken && { taken: taken.offer }), offers: rows };
    const lines = rows.map(
      (one) =>
        `${one.offer}: ${one.roomType} ${one.roomName ?? ''}, ${sayMoney(one.wholeStay)} more for the stay (first night ${sayMoney(one.firstNight)})`,
    );
    const had = taken === undefined ? '' : ` Upsell ${taken.offer} was taken already.`;
    return { data, text: lines.length === 0 ? `No upsell offer for ${data.guest}.${had}` : lines.join('\n') };
  }
}
