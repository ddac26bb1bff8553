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
import { Code, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { DepositService } from '../deposit.service.js';

const input = z.object({
  reservation: StayReference,
  paymentMethod: Code.describe('Payment method code'),
  amount: Money.optional().describe('What is due when absent'),
  reference: lineOf(1, 60).optional().describe('Receipt number'),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  due: MoneyShown.optional(),
  reference: z.string(),
});

/** Money in advance, once agreed. */
@McpTool({
  name: 'post_deposit',
  title: 'Take a deposit',
  toolset: 'cashiering',
  effect: 'money',
  description:
    'Posts a deposit for a stay that has not arrived yet. For guests in house use process_payment.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'lov.getListOfValues',
    'csh.getDepositFolio',
    'csh.postDepositPayment',
  ],
})
@Injectable()
export class PostDepositTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly deposits: DepositService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const { stay, method, amount, deposits, repeated } = await this.deposits.plan(call, args);
    const guest = guestName(stay.guest, call.caller);
    return {
      summary: `Take a deposit of ${sayMoney(amount)} from ${guest}, arriving ${stay.arrivalDate}, by ${method.description || method.code}. Due now: ${sayMoney(deposits.due)}.${repeated === true ? ' A deposit with this receipt number was received before: this would be a second one.' : ''}`,
      facts: {
        guest,
        arrivalDate: stay.arrivalDate,
        amount,
        due: deposits.due ?? null,
        paymentMethod: method.code,
      },
      state: {
        reservationId: stay.reservationId,
        status: stay.status,
        amount: sayMoney(amount),
        received: deposits.rows.length,
        due: sayMoney(deposits.due),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.deposits.plan(call, args);
    const result = await this.deposits.post(call, plan, { reference: args.reference });
    const due = result.deposits?.due;
    const unclear = `OPERA did not answer; it is ${result.outcome === 'unknown' ? 'not known whether the deposit was posted' : 'not posted'}. Look for reference ${result.reference} with list_deposits before doing it again.`;
    const text =
      result.outcome === 'done'
        ? `Deposit of ${sayMoney(plan.amount)} from ${guestName(plan.stay.guest, call.caller)} received. Still due: ${sayMoney(due)}. Reference ${result.reference}.`
        : unclear;
    const data = {
      reservationId: plan.stay.reservationId,
      due,
      reference: result.reference,
    };
    return { data, text, outcome: result.outcome };
  }
}
