import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Code, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { CorrectionService } from '../correction.service.js';
import { sayUnclearChange } from '../folio-change.service.js';

const input = z.object({
  reservation: StayReference,
  transactionNo: lineOf(1, 20).describe('From get_guest_folio, detail full'),
  reason: Code.describe('Adjustment reason code'),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  balance: MoneyShown.optional(),
});

/** A posting taken back, once agreed. */
@McpTool({
  name: 'void_transaction',
  title: 'Void a posting',
  toolset: 'cashiering',
  effect: 'destructive',
  description:
    'Takes back a wrong charge of today (with its taxes) or a wrong payment of a guest in house. For older or partly wrong charges use adjust_transaction; to pay money back use process_refund.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
    'csh.getFolio',
    'lov.getTransactionAdjustmentReasonCodesLOV',
    'csh.deleteReservationTransactions',
    'csh.postReversePayment',
  ],
})
@Injectable()
export class VoidTransactionTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly corrections: CorrectionService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.corrections.plan(call, args);
    await this.corrections.requireVoidable(call, plan);
    const { row, stay, folio } = plan;
    const guest = guestName(stay.guest, call.caller);
    const how = row.payment
      ? 'The payment is reversed; the amount is owed again.'
      : 'The charge and its taxes disappear from the bill. This cannot be undone.';
    return {
      summary: `Void ${row.description} of ${row.date ?? '?'}, ${sayMoney(row.amount)}, of ${guest}, room ${stay.room ?? '?'}. ${how}`,
      facts: {
        guest,
        room: stay.room ?? null,
        posting: row.description,
        amount: row.amount,
        payment: row.payment,
        reason: plan.reason.code,
        balance: folio.balance ?? null,
      },
      state: {
        reservationId: stay.reservationId,
        transactionNo: args.transactionNo,
        amount: sayMoney(row.amount),
        balance: sayMoney(folio.balance),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.corrections.plan(call, args);
    await this.corrections.requireVoidable(call, plan);
    const result = await this.corrections.voidPosting(call, plan);
    const balance = result.folio?.balance;
    const { reservationId, room } = plan.stay;
    const text =
      result.outcome === 'done'
        ? `${plan.row.description} of ${sayMoney(plan.row.amount)} voided, room ${room ?? '?'}. Balance now ${sayMoney(balance)}.`
        : sayUnclearChange('void', result.outcome);
    const data = { reservationId, balance };
    return { data, text, outcome: result.outcome, notes: result.warnings };
  }
}
