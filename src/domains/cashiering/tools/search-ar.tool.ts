import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { lineOf, PageSize } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { ReceivableService } from '../receivable.service.js';

const input = z.object({
  name: lineOf(1, 80).optional().describe('Company or agent, or a part of the name'),
  accountNo: lineOf(1, 20).optional(),
  openOnly: z.boolean().default(true).describe('Only what is still owed'),
  limit: PageSize,
});

const output = z.object({
  accounts: z.array(
    z.object({ accountNo: z.string().optional(), name: z.string(), balance: MoneyShown.optional() }),
  ),
  invoices: z
    .array(
      z.object({
        invoiceNo: z.string(),
        date: z.string().optional(),
        guest: z.string().optional(),
        open: MoneyShown,
      }),
    )
    .optional(),
  total: z.int().optional(),
});

/** Who pays later. */
@McpTool({
  name: 'search_ar',
  title: 'Accounts receivable',
  toolset: 'cashiering',
  effect: 'read',
  description:
    'Finds accounts of companies and agents who pay by invoice, with what they owe; a single account comes with its invoices. Debts of guests in house are in get_outstanding_balances.',
  input,
  output,
  operations: ['ars.getAccounts', 'ars.getInvoicesPayments'],
  paged: true,
})
@Injectable()
export class SearchArTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly receivables: ReceivableService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const limit = Math.min(args.limit, 20);
    const found = await this.receivables.accounts(call, { ...args, limit, offset });
    const accounts = found.rows.map(({ accountNo, name, balance }) => ({ accountNo, name, balance }));
    const [only, ...others] = found.rows;
    const invoices =
      only !== undefined && others.length === 0 && offset === 0
        ? (await this.receivables.invoices(call, only.accountId, args.openOnly)).map(
            ({ invoiceNo, date, guest, open }) => ({
              invoiceNo,
              date,
              guest: guest === undefined ? undefined : guestName({ surname: guest }, call.caller),
              open,
            }),
          )
        : undefined;
    const lines = [
      ...accounts.map((row) => `${row.accountNo ?? '?'} ${row.name}: ${sayMoney(row.balance)}`),
      ...(invoices ?? []).map(
        (row) =>
          `Invoice ${row.invoiceNo} of ${row.date ?? '?'}${row.guest === undefined ? '' : `, ${row.guest}`}: open ${sayMoney(row.open)}`,
      ),
    ];
    const text = lines.length === 0 ? 'No account fits.' : lines.join('\n');
    const next = found.more ? { next: offset + accounts.length } : {};
    return { data: { accounts, invoices, total: found.total }, text, ...next };
  }
}
