import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { sayMoney } from '../../../shared/money.js';
import { lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { sayUnclearChange } from '../folio-change.service.js';
import { TransferService } from '../transfer.service.js';

const input = z.object({
  reservation: StayReference,
  transactionNos: z.array(lineOf(1, 20)).max(50).default([]).describe('From get_guest_folio, detail full'),
  fromWindow: z.int().min(1).max(8).optional().describe('Everything on it, when no numbers are given'),
  toReservation: StayReference.optional().describe('Another guest in house; the same one when absent'),
  toWindow: z.int().min(1).max(8).default(1),
});
type Args = z.output<typeof input>;

const output = z.object({
  toReservationId: z.string(),
  moved: z.int(),
});

/** Postings moved, once agreed. */
@McpTool({
  name: 'transfer_charges',
  title: 'Move charges',
  toolset: 'cashiering',
  effect: 'money',
  description:
    'Moves postings with their taxes to another folio window or to the bill of another guest in house. For charges still to come use add_routing.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'csh.getFolio', 'csh.transferTransactionToWindow'],
})
@Injectable()
export class TransferChargesTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly transfers: TransferService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const { stay, target, rows, amount, folio } = await this.transfers.plan(call, args);
    const from = guestName(stay.guest, call.caller);
    const to = guestName(target.guest, call.caller);
    const where =
      target === stay
        ? `window ${args.toWindow}`
        : `${to}, room ${target.room ?? '?'}, window ${args.toWindow}`;
    const listed = rows
      .slice(0, 10)
      .map((row) => `${row.date ?? ''} ${row.description} ${sayMoney(row.amount)}`);
    const more = rows.length > listed.length ? [`and ${rows.length - listed.length} more`] : [];
    return {
      summary: [
        `Move ${rows.length} postings, ${sayMoney(amount)}, of ${from}, room ${stay.room ?? '?'}, to ${where}:`,
        ...listed,
        ...more,
      ].join('\n'),
      facts: {
        from,
        to,
        toRoom: target.room ?? null,
        toWindow: args.toWindow,
        postings: rows.length,
        amount,
      },
      state: {
        from: stay.reservationId,
        to: target.reservationId,
        postings: rows.map((row) => row.transactionNo ?? '').join(','),
        balance: sayMoney(folio.balance),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.transfers.plan(call, args);
    const result = await this.transfers.move(call, plan, args.toWindow);
    const { stay, target, rows, amount } = plan;
    const where =
      target === stay ? '' : `${guestName(target.guest, call.caller)}, room ${target.room ?? '?'}, `;
    const text =
      result.outcome === 'done'
        ? `${rows.length} postings, ${sayMoney(amount)}, moved to ${where}window ${args.toWindow}.`
        : sayUnclearChange('transfer', result.outcome);
    const data = {
      toReservationId: target.reservationId,
      moved: result.outcome === 'done' ? rows.length : 0,
    };
    return { data, text, outcome: result.outcome, notes: result.warnings };
  }
}
