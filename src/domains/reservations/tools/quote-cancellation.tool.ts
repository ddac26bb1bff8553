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
import { CancellationService } from '../cancellation.service.js';
import { named, StayNamed } from '../stay-named.schema.js';
import { sayPolicy } from '../stay.view.js';

const input = z.object({ reservation: StayReference });
const output = StayNamed.extend({ penalty: MoneyShown.optional(), policies: z.array(z.string()) });

/** What cancelling would cost. */
@McpTool({
  name: 'quote_cancellation',
  title: 'Cost of cancelling',
  toolset: 'reservations',
  effect: 'read',
  description: 'What cancelling a stay would cost now and until when it is free. Cancels nothing.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'rsv.getReservation', 'bof.getBusinessDate'],
})
@Injectable()
export class QuoteCancellationTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly cancellations: CancellationService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { details, penalty, policies } = await this.cancellations.quote(call, args.reservation);
    const data = {
      ...named(details.stay, call.caller),
      ...(penalty !== undefined && { penalty }),
      policies: policies.map(sayPolicy),
    };
    const now =
      penalty === undefined
        ? 'OPERA states no amount.'
        : Number(penalty.amount) === 0
          ? 'Cancelling now is free.'
          : `Cancelling now costs ${sayMoney(penalty)}.`;
    const rules = data.policies.length === 0 ? ['There is no cancellation policy on it.'] : data.policies;
    return { data, text: [`${data.guest}: ${now}`, ...rules].join('\n') };
  }
}
