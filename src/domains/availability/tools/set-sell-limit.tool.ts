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
import { addDays, nightsBetween, SpokenDate, weekdayOf } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { RoomInventory } from '../inventory.service.js';
import { Weekdays, weekdaysOf } from '../weekdays.schema.js';

const MAX_DAYS = 90;

const input = z.object({
  from: SpokenDate,
  to: SpokenDate.optional().describe('from when absent'),
  rooms: z.int().min(-500).max(500).describe('Rooms beyond the real ones (overbooking); negative holds back'),
  roomType: Code.optional().describe('The whole house when absent'),
  weekdays: Weekdays.optional(),
});
type Args = z.output<typeof input>;

const output = z.object({ left: z.record(z.string(), z.int()) });

/** What was asked for, with the days it means. */
interface Plan {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly roomType?: string;
}

/** How many rooms more or fewer than there are may be sold. */
@McpTool({
  name: 'set_sell_limit',
  title: 'Set a sell limit',
  toolset: 'availability',
  effect: 'destructive',
  description:
    'Lets more rooms be sold than there are (overbooking) or holds some back, per day, for the house or a room type; 0 ends it. Answers rooms left per day.',
  input,
  output,
  operations: [
    'inv.changeSellLimitByDate',
    'inv.getHotelInventory',
    'bof.getBusinessDate',
    'lov.getListOfValues',
  ],
  idempotent: true,
})
@Injectable()
export class SetSellLimitTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly inventory: RoomInventory,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.plan(args, call);
    const left = await this.left(call, plan);
    const span = plan.from === plan.to ? plan.from : `${plan.from} to ${plan.to}`;
    const what = plan.roomType ?? 'the whole house';
    return {
      summary: [
        args.rooms > 0
          ? `Let ${args.rooms} rooms more than there are be sold: ${what}, ${span}, ${plan.days.length} days. Guests may have to be turned away.`
          : args.rooms < 0
            ? `Hold ${-args.rooms} rooms back from sale: ${what}, ${span}, ${plan.days.length} days.`
            : `End the sell limit: ${what}, ${span}, ${plan.days.length} days.`,
        `Left to sell now: ${say(left)}.`,
      ].join('\n'),
      facts: { rooms: args.rooms, for: what, days: [...plan.days], leftNow: left },
      state: { left },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.plan(args, call);
    const warnings = await this.inventory.limit(call, plan.days, args.rooms, plan.roomType);
    const left = await this.left(call, plan);
    return { data: { left }, text: `Done. Left to sell: ${say(left)}.`, notes: warnings };
  }

  private async plan(args: Args, call: ToolCall): Promise<Plan> {
    const { from, to } = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: 1 },
      { maxDays: MAX_DAYS, futureOnly: true },
    );
    const type = args.roomType && (await this.codes.check(call, 'room-type', args.roomType, 'roomType'));
    const wanted: readonly string[] = weekdaysOf(args.weekdays);
    const days = Array.from({ length: nightsBetween(from, to) + 1 }, (_item, index) =>
      addDays(from, index),
    ).filter((day) => wanted.length === 0 || wanted.includes(weekdayOf(day).toLowerCase()));
    if (days.length > 0) return { days, from, to, roomType: type ? type.code : undefined };
    throw new Fault('INPUT_INVALID', {
      message: 'None of the weekdays falls into these dates.',
      advice: 'Give a longer period or other weekdays.',
      field: 'weekdays',
    });
  }

  private async left(call: ToolCall, plan: Plan): Promise<Record<string, number>> {
    const found = await this.inventory.left(freshly(call), plan.from, plan.to, plan.roomType);
    return Object.fromEntries(
      found
        .filter((day) => plan.days.includes(day.date))
        .map((day): [string, number] => [
          day.date,
          plan.roomType === undefined ? day.house : (day.roomTypes[plan.roomType] ?? 0),
        ]),
    );
  }
}

function say(left: Readonly<Record<string, number>>): string {
  return Object.entries(left)
    .map(([date, rooms]) => `${date} ${rooms}`)
    .join(', ');
}
