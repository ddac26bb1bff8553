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
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { sayUnclear } from '../cashiering.view.js';
import { RefundService, type RefundPlan } from '../refund.service.js';

const input = z.object({
  reservation: StayReference,
  paymentMethod: Code.describe('Payment method code by which the guest gets the money'),
  amount: Money.optional().describe('All that is too much when absent'),
  window: z.int().min(1).max(8).default(1),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  left: MoneyShown.optional(),
  reference: z.string(),
});

/** Money given back, once agreed. */
@McpTool({
  name: 'process_refund',
  title: 'Refund a guest',
  toolset: 'cashiering',
  effect: 'money',
  description:
    'Pays money back: the credit on a folio window of a guest in house, or a deposit of a stay that has not arrived. Never more than the guest has too much; a wrong payment goes by void_transaction.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'lov.getListOfValues',
    'csh.getFolio',
    'csh.getDepositFolio',
    'csh.postBillingPayment',
    'csh.postDepositPayment',
  ],
})
@Injectable()
export class ProcessRefundTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly refunds: RefundService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.refunds.plan(call, args);
    const guest = guestName(plan.stay.guest, call.caller);
    const from = plan.deposit === undefined ? `the credit on window ${args.window}` : 'the deposit';
    return {
      summary: `Pay ${sayMoney(plan.amount)} back to ${guest}${plan.stay.room === undefined ? '' : `, room ${plan.stay.room}`}, by ${plan.method.description || plan.method.code}, from ${from} of ${sayMoney(plan.credit)}.`,
      facts: { guest, amount: plan.amount, credit: plan.credit, paymentMethod: plan.method.code, from },
      state: {
        reservationId: plan.stay.reservationId,
        status: plan.stay.status,
        amount: sayMoney(plan.amount),
        credit: sayMoney(plan.credit),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan: RefundPlan = await this.refunds.plan(call, args);
    const result = await this.refunds.pay(call, plan, args);
    const data = {
      reservationId: plan.stay.reservationId,
      left: result.left,
      reference: result.reference,
    };
    const text =
      result.outcome === 'done'
        ? `${sayMoney(plan.amount)} paid back to ${guestName(plan.stay.guest, call.caller)} by ${plan.method.description || plan.method.code}. Left: ${sayMoney(result.left)}. Reference ${result.reference}.`
        : sayUnclear('refund', result.outcome, result.reference);
    return { data, text, outcome: result.outcome };
  }
}
