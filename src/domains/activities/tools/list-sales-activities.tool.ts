import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, PageSize } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { sayActivity } from '../activities.view.js';
import { SalesActivityService } from '../sales-activity.service.js';

const input = z.object({
  from: SpokenDate.default('today'),
  until: SpokenDate.optional(),
  owner: Code.optional(),
  state: z.enum(['open', 'done', 'all']).default('open'),
  limit: PageSize,
});
const output = z.object({
  total: z.int().optional(),
  activities: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      type: z.string().optional(),
      purpose: z.string().optional(),
      start: z.string().optional(),
      owner: z.string().optional(),
      done: z.boolean().optional(),
    }),
  ),
});

/** The diary of the sales team. */
@McpTool({
  name: 'list_sales_activities',
  title: 'Sales activities',
  toolset: 'activities',
  effect: 'read',
  description:
    'Appointments and to-dos of the sales team by day and owner. Spa or tours of guests: list_leisure_activities.',
  input,
  output,
  operations: ['act.getActivities', 'lov.getRepOwnerCodesLOV', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class ListSalesActivitiesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly sales: SalesActivityService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const from = await this.calendar.resolve(call, args.from);
    const until = args.until === undefined ? from : await this.calendar.resolve(call, args.until);
    const done = args.state === 'all' ? undefined : args.state === 'done';
    const { owner } = args;
    const page = await this.sales.list(call, { from, until, owner, done }, args.limit, offset);
    const activities = page.activities.map(({ end: _end, notes: _notes, highPriority: _high, ...row }) => ({
      ...row,
      done: row.done || undefined,
    }));
    const period = from === until ? from : `${from} to ${until}`;
    return {
      data: { activities, ...(page.total !== undefined && { total: page.total }) },
      text: [
        activities.length === 0
          ? `No sales activities, ${period}.`
          : `${page.total ?? activities.length} sales activities, ${period}:`,
        ...activities.map(sayActivity),
      ].join('\n'),
      next: page.hasMore && activities.length > 0 ? offset + activities.length : undefined,
    };
  }
}
