import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Money, MoneyShown, sayMoney, total } from '../../../shared/money.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { refuseCardNumbers } from '../../../kernel/card-number.js';
import { sayUnclear } from '../cashiering.view.js';
import { ChargeService, type ChargePlan } from '../charge.service.js';
import { plus } from '../posting.js';

const input = z.object({
  reservation: StayReference.describe(
    'Guest in house: room number, confirmation number, reservation id or name',
  ),
  transactionCode: Code.describe("What is charged: a code of the hotel's list, such as minibar or parking"),
  amount: Money.optional().describe('Price of one before taxes; the price set for the code when absent'),
  quantity: z.int().min(1).max(100).default(1),
  window: z
    .int()
    .min(1)
    .max(8)
    .optional()
    .describe('Folio window; chosen by the routing of the stay when absent'),
  reference: z.string().trim().min(1).max(60).optional().describe('Check or receipt number of the outlet'),
  remark: z.string().trim().min(1).max(200).optional(),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  guest: z.string(),
  room: z.string().optional(),
  transactionCode: z.string(),
  description: z.string(),
  quantity: z.int(),
  price: MoneyShown,
  posted: MoneyShown.optional(),
  balance: MoneyShown.optional(),
  transactionNos: z.array(z.string()),
  reference: z.string(),
});

/** A charge on a guest's bill, once agreed. */
@McpTool({
  name: 'post_charge_to_room',
  title: 'Post a charge',
  toolset: 'cashiering',
  effect: 'money',
  description:
    "Posts a charge (minibar, parking, late check-out ...) to the bill of a guest in house. First shows price, taxes and balance for the person's yes. Payments go through process_payment. Never send card numbers.",
  input,
  output,
  operations: [
    'csh.getTransactionCodes',
    'csh.getFolio',
    'csh.postBillingCharges',
    'fofcfg.getTransactionCode',
    'lov.getListOfValues',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class PostChargeToRoomTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly charges: ChargeService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    refuseCardNumbers(args);
    const plan = await this.charges.plan(call, args);
    const { stay, code, price, net, tax, balance } = plan;
    const sum = tax === undefined || tax.included ? net : plus(net, tax.taxes);
    const guest = guestName(stay.guest, call.caller);
    const lines = [
      `Post to ${guest}, room ${stay.room ?? '?'}: ${args.quantity} x ${code.description} (${code.code}) at ${sayMoney(price)} = ${sayMoney(net)}.`,
      sayTaxes(plan),
      balance === undefined
        ? ''
        : `Balance now ${sayMoney(balance)}, then about ${sayMoney(plus(balance, sum))}.`,
      args.window === undefined ? '' : `Folio window ${args.window}.`,
      plan.repeated ? `Attention: a posting with reference ${args.reference} is on the folio already.` : '',
    ];
    return {
      summary: lines.filter((line) => line !== '').join('\n'),
      facts: {
        guest,
        room: stay.room ?? null,
        transactionCode: code.code,
        description: code.description,
        price,
        quantity: args.quantity,
        net,
        taxes: tax?.taxes ?? null,
        taxesIncluded: tax?.included ?? null,
        balanceBefore: balance ?? null,
        balanceAfter: balance === undefined ? null : plus(balance, sum),
        repeated: plan.repeated,
      },
      state: {
        reservationId: stay.reservationId,
        status: stay.status,
        room: stay.room ?? null,
        price: sayMoney(price),
        repeated: plan.repeated,
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    refuseCardNumbers(args);
    const plan = await this.charges.plan(call, args);
    const result = await this.charges.post(call, args, plan);
    const amounts = result.postings.map((row) => row.amount);
    const posted = amounts.length === 0 ? undefined : total(amounts, plan.price.currency);
    const guest = guestName(plan.stay.guest, call.caller);
    const data = {
      reservationId: plan.stay.reservationId,
      guest,
      room: plan.stay.room,
      transactionCode: plan.code.code,
      description: plan.code.description,
      quantity: args.quantity,
      price: plan.price,
      posted,
      balance: result.balance,
      transactionNos: result.postings.flatMap((row) => row.transactionNo ?? []),
      reference: result.reference,
    };
    const text =
      result.outcome === 'done'
        ? `Posted to ${guest}, room ${plan.stay.room ?? '?'}: ${args.quantity} x ${plan.code.description}, ${sayMoney(posted)} with taxes. Balance ${sayMoney(result.balance)}. Reference ${result.reference}.`
        : sayUnclear('charge', result.outcome, result.reference);
    return { data, text, outcome: result.outcome, notes: result.warnings };
  }
}

function sayTaxes({ tax }: ChargePlan): string {
  if (tax === undefined) return 'OPERA adds the taxes set for this code.';
  return tax.included
    ? `Taxes of ${sayMoney(tax.taxes)} are in the price.`
    : `Taxes on top: ${sayMoney(tax.taxes)}.`;
}
