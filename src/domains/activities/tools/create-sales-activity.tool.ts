import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf, TimeOfDay } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { sayActivity } from '../activities.view.js';
import { SalesActivityService } from '../sales-activity.service.js';

const input = z.object({
  kind: z.enum(['appointment', 'to_do']).default('appointment'),
  type: Code.describe('Type code'),
  purpose: lineOf(1, 100),
  date: SpokenDate,
  start: TimeOfDay.default('09:00'),
  end: TimeOfDay.optional(),
  owner: Code.optional(),
  notes: lineOf(1, 2000).optional(),
  accountId: lineOf(1, 40).optional().describe('Profile id'),
});
const output = z.object({
  id: z.string().optional(),
  start: z.string(),
  created: z.boolean(),
});

/** Something new for the sales team. */
@McpTool({
  name: 'create_sales_activity',
  title: 'Enter a sales activity',
  toolset: 'activities',
  effect: 'write',
  description: 'Enters an appointment or to-do of the sales team. The same entry is not made twice.',
  input,
  output,
  operations: [
    'act.postActivities',
    'act.getActivities',
    'act.getActivity',
    'lov.getActivityTypesLOV',
    'lov.getRepOwnerCodesLOV',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CreateSalesActivityTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly sales: SalesActivityService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    if (args.end !== undefined && args.end < args.start) {
      throw new Fault('INPUT_INVALID', {
        message: `The end ${args.end} is before the start ${args.start}.`,
        advice: 'Give a later end.',
        field: 'end',
      });
    }
    const day = await this.calendar.resolve(call, args.date);
    const start = `${day} ${args.start}`;
    const { kind, type, purpose, owner, notes, accountId } = args;
    const end = args.end === undefined ? undefined : `${day} ${args.end}`;
    const order = { kind, type, purpose, owner, notes, accountId, start, end };
    const { activity, created, outcome } = await this.sales.create(call, order);
    const said = activity === undefined ? `${purpose}, ${start}` : sayActivity(activity);
    const text =
      outcome !== 'done'
        ? `OPERA did not answer, and the activity was ${outcome === 'not_done' ? 'not entered' : 'perhaps entered'}. Call again: it is not made twice.`
        : created
          ? `Entered: ${said}.`
          : `This is entered already: ${said}. Nothing new was made.`;
    return {
      data: { ...(activity !== undefined && { id: activity.id }), start, created },
      text,
      outcome,
    };
  }
}
