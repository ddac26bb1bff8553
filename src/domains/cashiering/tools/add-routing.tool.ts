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
import { Code, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { RoutingService } from '../routing.service.js';
import { sayRouting, shownRouting } from '../routing.view.js';

const input = z.object({
  reservation: StayReference,
  codes: z
    .array(Code)
    .min(1)
    .max(30)
    .describe('Transaction codes, or billing groups such as ROOM, FOOD, ALL'),
  window: z.int().min(2).max(8).optional().describe('Window of this stay that gets them'),
  toReservation: StayReference.optional().describe('Or the guest who pays them'),
  payerProfileId: lineOf(1, 20).optional().describe('Company or person who pays the window'),
  limit: Money.optional().describe('At most'),
  fromDate: SpokenDate.optional(),
  toDate: SpokenDate.optional(),
});

const output = z.object({ reservationId: z.string(), already: z.boolean() });

/** A rule of who pays what. */
@McpTool({
  name: 'add_routing',
  title: 'Add routing',
  toolset: 'cashiering',
  effect: 'write',
  description:
    'From now on sends charges of a stay to another folio window (a company pays the room) or to another guest. What is on the bill already moves by transfer_charges.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
    'csh.getBillingInstructionCodes',
    'rsv.getRoutingInstructions',
    'rsv.postRoutingInstructions',
  ],
  idempotent: true,
})
@Injectable()
export class AddRoutingTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly routing: RoutingService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const result = await this.routing.add(call, args);
    const { stay, already, outcome } = result;
    const rules = result.rules.map((rule) => shownRouting(rule, call.caller));
    const data = { reservationId: stay.reservationId, already };
    const whose = guestName(stay.guest, call.caller);
    const head =
      outcome !== 'done'
        ? `OPERA did not answer, and it is ${outcome === 'unknown' ? 'not known whether the rule was added' : 'not added'}. See list_routing before doing it again.`
        : already
          ? `The rule was there already for ${whose}; nothing was changed.`
          : `Routing added for ${whose}.`;
    return { data, text: `${head}\n${sayRouting(rules)}`, outcome };
  }
}
