import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Fault } from '../../../kernel/fault.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { isCounted, RULE_KINDS, sayRule, type Rule, type RuleWish } from '../rule.js';
import { Weekdays, weekdaysOf } from '../weekdays.schema.js';
import { SellingRules } from '../rules.service.js';

const MAX_DAYS = 366;

const input = z.object({
  kind: z.enum(RULE_KINDS),
  remove: z.boolean().default(false).describe('Lift it instead'),
  from: SpokenDate,
  to: SpokenDate.optional().describe('from when absent'),
  count: z.int().min(1).max(365).optional().describe('Nights or days, for min_ and max_ kinds'),
  weekdays: Weekdays.optional(),
  roomType: Code.optional(),
  ratePlan: Code.optional(),
});
type Args = z.output<typeof input>;

const output = z.object({ inForce: z.array(z.string()) });

/** Opens and closes selling. */
@McpTool({
  name: 'set_restriction',
  title: 'Set a restriction',
  toolset: 'availability',
  effect: 'destructive',
  description:
    'Closes dates for sale, or limits length of stay or days ahead, for the house, a room type or a rate plan; remove lifts it. Bookings that exist stay.',
  input,
  output,
  operations: [
    'par.postRestriction',
    'par.deleteRestriction',
    'par.getRestrictionsByDateRange',
    'bof.getBusinessDate',
    'lov.getListOfValues',
  ],
  idempotent: true,
})
@Injectable()
export class SetRestrictionTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly rules: SellingRules,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const wish = await this.wish(args, call);
    const now = (await this.rules.list(freshly(call), wish)).map(sayRule);
    const said = sayRule(ruleOf(wish));
    return {
      summary: [
        `${args.remove ? 'Lift' : 'Set'}: ${said}.`,
        now.length === 0 ? 'Nothing is restricted there now.' : `In force now: ${now.join('; ')}.`,
        'Bookings that exist are not touched.',
      ].join('\n'),
      facts: { change: args.remove ? 'lift' : 'set', restriction: said, inForceNow: now },
      state: { inForce: now },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const wish = await this.wish(args, call);
    const before = await this.rules.list(freshly(call), wish);
    const there = before.some((rule) => same(rule, wish));
    if (args.remove && !there) {
      throw new Fault('NOT_FOUND', {
        message: `No such restriction is in force: ${sayRule(ruleOf(wish))}. Nothing was changed.`,
        advice:
          before.length === 0
            ? 'Nothing is restricted on these dates; see list_restrictions for others.'
            : `In force there: ${before.map(sayRule).join('; ')}.`,
        field: 'kind',
      });
    }
    const warnings = args.remove ? await this.rules.remove(call, wish) : await this.rules.set(call, wish);
    const after = await this.rules.list(freshly(call), wish);
    const inForce = after.map(sayRule);
    const done = after.some((rule) => same(rule, wish)) !== args.remove;
    return {
      data: { inForce },
      text: [
        done ? 'Done.' : 'OPERA took it, but its list does not show the change.',
        inForce.length === 0 ? 'Nothing is restricted there now.' : `In force now: ${inForce.join('; ')}.`,
      ].join(' '),
      outcome: done ? 'done' : 'unknown',
      notes: warnings,
    };
  }

  private async wish(args: Args, call: ToolCall): Promise<RuleWish> {
    const period = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: 1 },
      { maxDays: MAX_DAYS, futureOnly: true },
    );
    const [roomType, ratePlan] = await Promise.all([
      args.roomType && this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      args.ratePlan && this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
    ]);
    if (isCounted(args.kind) && args.count === undefined && !args.remove) {
      throw new Fault('INPUT_INVALID', {
        message: `${args.kind} needs a number of nights or days.`,
        advice: 'Give it as count.',
        field: 'count',
      });
    }
    return {
      kind: args.kind,
      from: period.from,
      to: period.to,
      count: isCounted(args.kind) ? args.count : undefined,
      weekdays: weekdaysOf(args.weekdays),
      roomType: roomType ? roomType.code : undefined,
      ratePlan: ratePlan ? ratePlan.code : undefined,
    };
  }
}

function ruleOf(wish: RuleWish): Rule {
  const days = wish.weekdays.map((day) => `${day.charAt(0).toUpperCase()}${day.slice(1, 3)}`);
  return { ...wish, weekdays: days.length === 0 ? undefined : days.join(' ') };
}

/** True for a rule of the wish's kind about the same, within its dates. */
function same(rule: Rule, wish: RuleWish): boolean {
  return (
    rule.kind === wish.kind &&
    rule.roomType === wish.roomType &&
    rule.ratePlan === wish.ratePlan &&
    rule.about === undefined &&
    (wish.count === undefined || rule.count === wish.count)
  );
}
