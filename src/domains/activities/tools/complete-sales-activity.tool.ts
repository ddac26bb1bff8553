import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, lineOf } from '../../../shared/parameters.schema.js';
import { sayActivity } from '../activities.view.js';
import { SalesActivityService } from '../sales-activity.service.js';

const input = z.object({
  activityId: lineOf(1, 40).describe('From list_sales_activities'),
  result: Code.optional().describe('Result code'),
});
const output = z.object({ id: z.string(), purpose: z.string().optional(), changed: z.boolean() });

/** An activity of the sales team is done. */
@McpTool({
  name: 'complete_sales_activity',
  title: 'Complete a sales activity',
  toolset: 'activities',
  effect: 'write',
  description: 'Marks an appointment or to-do of the sales team as done.',
  input,
  output,
  operations: ['act.postSingleActivityCompletion', 'act.getActivity'],
  idempotent: true,
})
@Injectable()
export class CompleteSalesActivityTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly sales: SalesActivityService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { activity, outcome, changed } = await this.sales.complete(call, args.activityId, args.result);
    const { id, purpose } = activity;
    const text =
      outcome !== 'done'
        ? `OPERA did not answer: it is ${outcome === 'not_done' ? 'not done' : 'not known'} whether the activity is completed. Calling again does no harm.`
        : changed
          ? `Done: ${sayActivity({ ...activity, done: true })}.`
          : `Activity #${id} was done already; nothing was changed.`;
    return { data: { id, ...(purpose !== undefined && { purpose }), changed }, text, outcome };
  }
}
