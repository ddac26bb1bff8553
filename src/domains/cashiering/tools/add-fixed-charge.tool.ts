import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Money } from '../../../shared/money.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { FREQUENCIES } from '../fixed-charge.mapper.js';
import { FixedChargeService } from '../fixed-charge.service.js';
import { sayFixedCharges } from '../fixed-charge.view.js';

const input = z.object({
  reservation: StayReference,
  transactionCode: Code.describe('From search_transaction_codes'),
  amount: Money.optional().describe("Of one; the code's own price when absent"),
  quantity: z.int().min(1).max(100).default(1),
  frequency: z.enum(FREQUENCIES).default('daily'),
  fromDate: SpokenDate.optional(),
  toDate: SpokenDate.optional(),
});

const output = z.object({ reservationId: z.string(), already: z.boolean() });

/** A charge that will be posted by itself. */
@McpTool({
  name: 'add_fixed_charge',
  title: 'Add a fixed charge',
  toolset: 'cashiering',
  effect: 'write',
  description:
    'Lets end of day post a charge during the stay: parking, cot, dog. For a single charge now use post_charge_to_room.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
    'csh.getTransactionCodes',
    'lov.getListOfValues',
    'csh.getFixedCharges',
    'csh.postFixedCharges',
  ],
  idempotent: true,
})
@Injectable()
export class AddFixedChargeTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly fixed: FixedChargeService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { stay, charges: all, outcome, already } = await this.fixed.add(call, args);
    const charges = all.map(({ id: _id, ...charge }) => charge);
    const whose = guestName(stay.guest, call.caller);
    const head =
      outcome !== 'done'
        ? `OPERA did not answer, and it is ${outcome === 'unknown' ? 'not known whether the charge was added' : 'not added'}. See list_fixed_charges before doing it again.`
        : already
          ? `The charge was there already for ${whose}; nothing was changed.`
          : `Fixed charge added for ${whose}.`;
    const data = { reservationId: stay.reservationId, already };
    return { data, text: `${head}\n${sayFixedCharges(charges)}`, outcome };
  }
}
