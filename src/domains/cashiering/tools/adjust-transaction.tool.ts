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
import { CorrectionService, type CorrectionPlan } from '../correction.service.js';
import { sayUnclearChange } from '../folio-change.service.js';

const input = z.object({
  reservation: StayReference,
  transactionNo: lineOf(1, 20).describe('From get_guest_folio, detail full'),
  amount: Money.optional().describe('Taken off, before taxes'),
  percent: z.number().gt(0).max(100).optional().describe('Instead of amount'),
  reason: Code.describe('Adjustment reason code'),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  balance: MoneyShown.optional(),
});

/** A charge taken down, once agreed. */
@McpTool({
  name: 'adjust_transaction',
  title: 'Adjust a charge',
  toolset: 'cashiering',
  effect: 'money',
  description:
    'Takes an amount or a share off a charge of a guest in house; its taxes follow. To take a posting back as a whole use void_transaction.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'csh.getFolio',
    'lov.getTransactionAdjustmentReasonCodesLOV',
    'csh.adjustTransactions',
  ],
})
@Injectable()
export class AdjustTransactionTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly corrections: CorrectionService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const { plan, off } = await this.plan(args, call);
    const { row, stay } = plan;
    const guest = guestName(stay.guest, call.caller);
    return {
      summary: `Take ${sayMoney(off)} and its taxes off ${row.description} of ${row.date ?? '?'} (${sayMoney(row.amount)}) of ${guest}, room ${stay.room ?? '?'}. Reason: ${plan.reason.description || plan.reason.code}.`,
      facts: {
        guest,
        room: stay.room ?? null,
        charge: row.description,
        chargeAmount: row.amount,
        amount: off,
        reason: plan.reason.code,
        balance: plan.folio.balance ?? null,
      },
      state: {
        reservationId: stay.reservationId,
        transactionNo: args.transactionNo,
        charge: sayMoney(row.amount),
        amount: sayMoney(off),
        balance: sayMoney(plan.folio.balance),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { plan, off } = await this.plan(args, call);
    const result = await this.corrections.adjust(call, plan, off);
    const { reservationId, room } = plan.stay;
    const balance = result.folio?.balance;
    const text =
      result.outcome === 'done'
        ? `${sayMoney(off)} and its taxes taken off ${plan.row.description}, room ${room ?? '?'}. Balance now ${sayMoney(balance)}.`
        : sayUnclearChange('adjustment', result.outcome);
    const data = { reservationId, balance };
    return { data, text, outcome: result.outcome, notes: result.warnings };
  }

  private async plan(args: Args, call: ToolCall): Promise<{ plan: CorrectionPlan; off: Money }> {
    const plan = await this.corrections.plan(call, args);
    return { plan, off: this.corrections.reduction(plan.row, args.amount, args.percent) };
  }
}
