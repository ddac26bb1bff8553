import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { CashierReportService } from '../cashier-report.service.js';

const input = z.object({
  cashierId: z.int().min(1).describe('From list_values, list Cashiers'),
  closureNo: z.int().min(1).optional().describe('A closed shift; the open one when absent'),
});

const output = z.object({
  cashierId: z.int(),
  closureNo: z.int().optional(),
  drawer: z.array(z.object({ kind: z.string(), expected: MoneyShown })),
  totals: z.array(
    z.object({ code: z.string(), description: z.string(), count: z.int(), amount: MoneyShown }),
  ),
});

/** What a cashier took. */
@McpTool({
  name: 'get_cashier_report',
  title: 'Cashier report',
  toolset: 'cashiering',
  effect: 'read',
  description:
    "Shows a cashier's shift: what should be in the drawer by kind of money, and postings by code.",
  input,
  output,
  operations: ['csh.getCashierTransactions', 'csh.getCashierClosure'],
})
@Injectable()
export class GetCashierReportTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly reports: CashierReportService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { closureNo, rows, drawer } = await this.reports.read(call, args.cashierId, args.closureNo);
    const data = {
      cashierId: args.cashierId,
      closureNo,
      drawer: drawer.map(({ kind, expected }) => ({ kind, expected })),
      totals: [...rows],
    };
    const lines = [
      ...drawer.map((row) => `${row.kind}: ${sayMoney(row.expected)} expected`),
      ...rows.map((row) => `${row.code} ${row.description}: ${row.count} x, ${sayMoney(row.amount)}`),
    ];
    const head = `Cashier ${args.cashierId}, shift ${closureNo ?? '?'}${args.closureNo === undefined ? ', still open' : ''}.`;
    return { data, text: [head, ...(lines.length === 0 ? ['Nothing was posted.'] : lines)].join('\n') };
  }
}
