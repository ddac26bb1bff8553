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
import { refuseCardNumbers } from '../../../kernel/card-number.js';
import { sayUnclear } from '../cashiering.view.js';
import { PaymentService } from '../payment.service.js';

const input = z.object({
  reservation: StayReference.describe(
    'Guest in house: room number, confirmation number, reservation id or name',
  ),
  paymentMethod: Code.describe(
    "Code of the hotel's list of payment methods, such as cash; never a card number",
  ),
  amount: Money.optional().describe('The whole balance of the window when absent'),
  window: z.int().min(1).max(8).default(1).describe('Folio window that is paid'),
  reference: z.string().trim().min(1).max(60).optional().describe('Receipt number'),
  remark: z.string().trim().min(1).max(200).optional(),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  guest: z.string(),
  room: z.string().optional(),
  window: z.int(),
  paymentMethod: z.string(),
  amount: MoneyShown,
  balanceBefore: MoneyShown,
  balance: MoneyShown.optional(),
  transactionNos: z.array(z.string()),
  reference: z.string(),
});

/** A payment on a guest's bill, once agreed. */
@McpTool({
  name: 'process_payment',
  title: 'Take a payment',
  toolset: 'cashiering',
  effect: 'money',
  description:
    "Posts a payment on the bill of a guest in house, by default the whole balance of folio window 1. First shows the balance before and after for the person's yes. Cards: use the method on file or the terminal; card numbers are refused.",
  input,
  output,
  operations: [
    'csh.getFolio',
    'csh.postBillingPayment',
    'lov.getListOfValues',
    'rsv.searchHotelReservations',
  ],
})
@Injectable()
export class ProcessPaymentTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly payments: PaymentService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    refuseCardNumbers(args);
    const { stay, method, amount, balanceBefore, balanceAfter } = await this.payments.plan(call, args);
    const guest = guestName(stay.guest, call.caller);
    return {
      summary: [
        `Take ${sayMoney(amount)} from ${guest}, room ${stay.room ?? '?'}, by ${method.description || method.code}.`,
        `Folio window ${args.window}: balance now ${sayMoney(balanceBefore)}, then ${sayMoney(balanceAfter)}.`,
      ].join('\n'),
      facts: {
        guest,
        room: stay.room ?? null,
        paymentMethod: method.code,
        methodName: method.description,
        window: args.window,
        amount,
        balanceBefore,
        balanceAfter,
      },
      state: {
        reservationId: stay.reservationId,
        status: stay.status,
        balance: sayMoney(balanceBefore),
        amount: sayMoney(amount),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    refuseCardNumbers(args);
    const plan = await this.payments.plan(call, args);
    const result = await this.payments.post(call, {
      reservationId: plan.stay.reservationId,
      method: plan.method.code,
      amount: plan.amount,
      window: args.window,
      reference: args.reference,
      remark: args.remark,
    });
    const guest = guestName(plan.stay.guest, call.caller);
    const data = {
      reservationId: plan.stay.reservationId,
      guest,
      room: plan.stay.room,
      window: args.window,
      paymentMethod: plan.method.code,
      amount: plan.amount,
      balanceBefore: plan.balanceBefore,
      balance: result.windowBalance,
      transactionNos: result.postings.flatMap((row) => row.transactionNo ?? []),
      reference: result.reference,
    };
    const text =
      result.outcome === 'done'
        ? `${sayMoney(plan.amount)} received from ${guest}, room ${plan.stay.room ?? '?'}, by ${plan.method.description || plan.method.code}. Balance of window ${args.window}: ${sayMoney(result.windowBalance)}, before ${sayMoney(plan.balanceBefore)}. Reference ${result.reference}.`
        : sayUnclear('payment', result.outcome, result.reference);
    return { data, text, outcome: result.outcome, notes: result.warnings };
  }
}
