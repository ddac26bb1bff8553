import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Adults, Children } from '../../../shared/parameters.schema.js';
import { RatesService } from '../rates.service.js';

const input = z.object({ adults: Adults, children: Children });

const output = z.object({
  packages: z.array(
    z.object({
      package: z.string(),
      name: z.string().optional(),
      price: MoneyShown.optional(),
      per: z.string().optional(),
      when: z.string().optional(),
      alone: z.boolean().optional(),
    }),
  ),
});

/** What can be sold with a stay. */
@McpTool({
  name: 'list_packages',
  title: 'Packages',
  toolset: 'availability',
  effect: 'read',
  description:
    'Lists packages such as breakfast or parking with the price for a party, how and when it is charged; alone: can be added to a stay (add_reservation_package).',
  input,
  output,
  operations: ['rtp.getPackages'],
})
@Injectable()
export class ListPackagesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly rates: RatesService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const packages = await this.rates.packages(call, args);
    const lines = packages.map(
      (item) =>
        `${item.package} ${item.name ?? ''}: ${sayMoney(item.price)} for the party, charged per ${item.per ?? 'stay'}, ${item.when ?? 'every night'}${item.alone === false ? '; only inside rates' : ''}`,
    );
    return {
      data: { packages },
      text: lines.length === 0 ? 'The hotel sells no packages.' : lines.join('\n'),
    };
  }
}
