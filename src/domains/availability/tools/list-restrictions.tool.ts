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
import { sayRule } from '../rule.js';
import { SellingRules } from '../rules.service.js';

const DAYS = 31;
const MAX_DAYS = 366;

const input = z.object({
  from: SpokenDate.default('today'),
  to: SpokenDate.optional().describe('31 days when absent'),
  roomType: Code.optional(),
  ratePlan: Code.optional(),
  limit: PageSize,
});

const output = z.object({
  total: z.int(),
  restrictions: z.array(
    z.object({
      kind: z.string(),
      from: z.string(),
      to: z.string(),
      count: z.int().optional(),
      weekdays: z.string().optional(),
      roomType: z.string().optional(),
      ratePlan: z.string().optional(),
      about: z.string().optional(),
    }),
  ),
});

/** The rules against selling in force. */
@McpTool({
  name: 'list_restrictions',
  title: 'Restrictions',
  toolset: 'availability',
  effect: 'read',
  description:
    'Lists selling restrictions in force: closed days, arrivals or departures, length of stay, days ahead. Change them with set_restriction.',
  input,
  output,
  operations: ['par.getRestrictionsByDateRange', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class ListRestrictionsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly rules: SellingRules,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const period = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: DAYS },
      { maxDays: MAX_DAYS },
    );
    const rules = await this.rules.list(call, {
      from: period.from,
      to: period.to,
      roomType: args.roomType?.toUpperCase(),
      ratePlan: args.ratePlan?.toUpperCase(),
    });
    const restrictions = rules.slice(offset, offset + args.limit);
    const next = offset + restrictions.length < rules.length ? offset + restrictions.length : undefined;
    return {
      data: { total: rules.length, restrictions },
      text:
        restrictions.length === 0
          ? `No restrictions from ${period.from} to ${period.to}.`
          : restrictions.map(sayRule).join('\n'),
      next,
    };
  }
}
