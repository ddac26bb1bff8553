import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Money, MoneyShown, sayMoney } from '../../../shared/money.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { AuthorizationService } from '../authorization.service.js';

const input = z.object({
  reservation: StayReference,
  amount: Money.describe('To be held in addition'),
  window: z.int().min(1).max(8).default(1).describe('Folio window whose card is meant'),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  heldBefore: MoneyShown,
  approvalCode: z.string().optional(),
});

/** An amount held on the card on file, once agreed. */
@McpTool({
  name: 'authorize_card',
  title: 'Authorise the card on file',
  toolset: 'cashiering',
  effect: 'money',
  description:
    "Asks the bank of the guest's card on file to hold an amount. Takes no money: that is process_payment. Card numbers are never accepted.",
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'csh.getAuthorizationHistory', 'csh.authorizeCreditCardAmount'],
})
@Injectable()
export class AuthorizeCardTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly authorizations: AuthorizationService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const { stay, held } = await this.authorizations.plan(call, args.reservation, args.amount, args.window);
    const guest = guestName(stay.guest, call.caller);
    return {
      summary: `Hold ${sayMoney(args.amount)} more on the card on file of ${guest}, window ${args.window}. Held so far: ${sayMoney(held)}.`,
      facts: { guest, room: stay.room ?? null, amount: args.amount, heldBefore: held, window: args.window },
      state: { reservationId: stay.reservationId, status: stay.status, held: sayMoney(held) },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.authorizations.plan(call, args.reservation, args.amount, args.window);
    const result = await this.authorizations.authorize(call, plan, args.amount, args.window);
    const { approvalCode, outcome } = result;
    const text =
      outcome === 'done'
        ? `${sayMoney(args.amount)} held on the card of ${guestName(plan.stay.guest, call.caller)}, approval ${approvalCode ?? 'not stated'}. Held before: ${sayMoney(plan.held)}.`
        : `OPERA did not answer; it is ${outcome === 'unknown' ? 'not known whether the amount is held' : 'not held'}. Check the authorisations in OPERA before asking again.`;
    const data = {
      reservationId: plan.stay.reservationId,
      heldBefore: plan.held,
      approvalCode,
    };
    return { data, text, outcome };
  }
}
