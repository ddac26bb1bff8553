import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { DepositService } from '../deposit.service.js';

const input = z.object({ reservation: StayReference });

const output = z.object({
  reservationId: z.string(),
  due: MoneyShown.optional(),
  dueDate: z.string().optional(),
  policy: z.string().optional(),
  deposits: z.array(
    z.object({
      date: z.string().optional(),
      amount: MoneyShown,
      paymentMethod: z.string().optional(),
      reference: z.string().optional(),
      onFolio: z.boolean(),
    }),
  ),
});

/** Money in advance. */
@McpTool({
  name: 'list_deposits',
  title: 'Deposits',
  toolset: 'cashiering',
  effect: 'read',
  description: 'Shows deposits received for a stay, what is still due and until when.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'csh.getDepositFolio'],
})
@Injectable()
export class ListDepositsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly deposits: DepositService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { reservationId } = await this.finder.find(call, args.reservation);
    const { rows, requests, due } = await this.deposits.read(call, reservationId);
    const [request] = requests;
    const deposits = rows.map(({ date, amount, paymentMethod, reference, onFolio }) => {
      const own = reference === undefined || reference.startsWith('MCP-');
      return { date, amount, paymentMethod, reference: own ? reference : guestText(reference), onFolio };
    });
    const data = { reservationId, due, dueDate: request?.dueDate, policy: request?.description, deposits };
    const asked =
      request === undefined
        ? 'No deposit is asked for.'
        : `Still due: ${sayMoney(due)} by ${request.dueDate ?? 'no date stated'}. ${request.description ?? ''}`;
    const lines = deposits.map(
      (row) =>
        `${row.date ?? ''} ${sayMoney(row.amount)} ${row.paymentMethod ?? ''}${row.reference === undefined ? '' : ` (${row.reference})`}${row.onFolio ? ', on the folio' : ''}`,
    );
    return { data, text: [asked, ...(lines.length === 0 ? ['None was received.'] : lines)].join('\n') };
  }
}
