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
import { StayExtrasService } from '../stay-extras.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({ reservation: StayReference });
const output = StayNamed.extend({
  packages: z.array(
    z.object({
      code: z.string(),
      name: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      quantity: z.number().optional(),
      price: MoneyShown.optional(),
      included: z.boolean().optional(),
    }),
  ),
});

/** Packages of a stay. */
@McpTool({
  name: 'list_reservation_packages',
  title: 'Packages of a reservation',
  toolset: 'reservations',
  effect: 'read',
  description:
    'Packages (breakfast, parking and the like) on a stay, with dates and unit price; included ones are part of the rate.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'rsv.getReservation', 'bof.getBusinessDate'],
})
@Injectable()
export class ListReservationPackagesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly extras: StayExtrasService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { stay, packages } = await this.extras.packages(call, args.reservation);
    const data = { ...named(stay, call.caller), packages: packages.map((one) => ({ ...one })) };
    const lines = packages.map(
      (one) =>
        `${one.quantity ?? 1} x ${one.code} ${one.name ?? ''}, ${one.from ?? ''} to ${one.to ?? ''}, ${one.included === true ? 'part of the rate' : sayMoney(one.price)}`,
    );
    return {
      data,
      text: lines.length === 0 ? `No package for ${data.guest}.` : [data.guest, ...lines].join('\n'),
    };
  }
}
