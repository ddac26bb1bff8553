import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown } from '../../../shared/money.js';
import { lineOf, PageSize } from '../../../shared/parameters.schema.js';
import { sayMoney } from '../../../shared/money.js';
import { ChargeService } from '../charge.service.js';

const input = z.object({
  query: lineOf(1, 60).optional().describe('Words of the name or begin of the code; all when absent'),
  limit: PageSize,
});

const output = z.object({
  codes: z.array(z.object({ code: z.string(), description: z.string(), price: MoneyShown.optional() })),
  total: z.int(),
});

/** What can be charged by hand. */
@McpTool({
  name: 'search_transaction_codes',
  title: 'Transaction codes',
  toolset: 'cashiering',
  effect: 'read',
  description:
    'Finds codes of charges (bar, parking, laundry ...) with their set price, for post_charge_to_room, fixed charges and routing.',
  input,
  output,
  operations: ['csh.getTransactionCodes'],
  paged: true,
})
@Injectable()
export class SearchTransactionCodesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly charges: ChargeService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const words = (args.query ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const found = (await this.charges.chargeable(call)).filter(({ code, description }) =>
      words.every((word) => code.toLowerCase().startsWith(word) || description.toLowerCase().includes(word)),
    );
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const page = found.slice(offset, offset + args.limit);
    const codes = page.map(({ code, description, price }) => ({ code, description, price }));
    const lines = codes.map(
      ({ code, description, price }) =>
        `${code} ${description}${price === undefined ? '' : `, ${sayMoney(price)}`}`,
    );
    const text =
      lines.length === 0 ? 'No transaction code fits. Try fewer or other words.' : lines.join('\n');
    const more = offset + page.length < found.length;
    return { data: { codes, total: found.length }, text, ...(more && { next: offset + page.length }) };
  }
}
