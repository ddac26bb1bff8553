import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, PageSize } from '../../../shared/parameters.schema.js';
import { SetupService } from '../setup.service.js';

const input = z.object({ category: Code.optional().describe('Only this rate category'), limit: PageSize });

const output = z.object({
  total: z.int().optional(),
  ratePlans: z.array(
    z.object({
      ratePlan: z.string(),
      name: z.string().optional(),
      category: z.string().optional(),
      soldFrom: z.string().optional(),
      soldTo: z.string().optional(),
    }),
  ),
});

/** The rate plans of the house. */
@McpTool({
  name: 'list_rate_plans',
  title: 'Rate plans',
  toolset: 'configuration',
  effect: 'read',
  description:
    'Lists the rate plans a hotel has, with name and category. Terms of one: get_rate_plan; prices for dates: check_room_availability.',
  input,
  output,
  operations: ['rtp.getRatePlans'],
  paged: true,
})
@Injectable()
export class ListRatePlansTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly setup: SetupService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const page = await this.setup.ratePlans(call, { category: args.category, limit: args.limit, offset });
    const ratePlans = page.ratePlans.map(({ market: _market, ...plan }) => plan);
    const lines = ratePlans.map(
      (plan) => `${plan.ratePlan} ${plan.name ?? ''} (${plan.category ?? 'no category'})`,
    );
    const next = page.hasMore && ratePlans.length > 0 ? offset + ratePlans.length : undefined;
    return {
      data: { total: page.total, ratePlans },
      text: lines.length === 0 ? 'No such rate plan.' : lines.join('\n'),
      next,
    };
  }
}
