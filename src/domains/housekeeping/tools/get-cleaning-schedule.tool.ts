import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import { nightsBetween, SpokenDate } from '../../../shared/business-date.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { CleaningPlanService } from '../cleaning-plan.service.js';
import { line, listing } from '../housekeeping.view.js';

/** Days of the longest plan. */
const MAX_DAYS = 14;

const input = z.object({
  reservation: StayReference.optional().describe('One stay instead of the house'),
  from: SpokenDate.default('today'),
  until: SpokenDate.optional(),
});
type Args = z.output<typeof input>;
const output = z.object({
  tasks: z.array(z.object({ date: z.string(), task: z.string(), rooms: z.int().optional() })),
  onDuty: z.array(z.object({ date: z.string(), attendants: z.array(z.string()) })).optional(),
  room: z.string().optional(),
  wish: z.string().optional(),
});
type Answer = ToolAnswer<z.input<typeof output>>;

/** What cleaning is planned. */
@McpTool({
  name: 'get_cleaning_schedule',
  title: 'Cleaning schedule',
  toolset: 'housekeeping',
  effect: 'read',
  description:
    'Plan: rooms per cleaning task and day, attendants on duty; or the tasks of one stay. Task sheets: get_housekeeping_tasks.',
  input,
  output,
  operations: [
    'hsk.getHousekeepingAttendantsSchedule',
    'hsk.getFacilityForecast',
    'hsk.getReservationHousekeepingSchedule',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class GetCleaningScheduleTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly plans: CleaningPlanService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: Args, call: ToolCall): Promise<Answer> {
    return args.reservation === undefined ? this.house(args, call) : this.stay(args.reservation, call);
  }

  private async stay(reference: string, call: ToolCall): Promise<Answer> {
    const stay = await this.finder.find(call, reference);
    const { tasks, note } = await this.plans.stay(call, stay.reservationId);
    const wish = note === undefined ? undefined : guestText(note);
    const place = stay.room === undefined ? 'no room yet' : `room ${stay.room}`;
    return {
      data: {
        tasks: tasks.map(({ date, task }) => ({ date, task })),
        ...(stay.room !== undefined && { room: stay.room }),
        ...(wish !== undefined && { wish }),
      },
      text: listing(
        `Cleaning of the stay, ${place}${wish === undefined ? '' : `, wish ${wish}`}:`,
        tasks.map(({ date, task, description }) => line(date, task, description)),
        'No cleaning is planned for this stay.',
      ),
    };
  }

  private async house(args: Args, call: ToolCall): Promise<Answer> {
    const from = await this.calendar.resolve(call, args.from);
    const until = args.until === undefined ? from : await this.calendar.resolve(call, args.until);
    const days = nightsBetween(from, until) + 1;
    if (days < 1 || days > MAX_DAYS) {
      throw new Fault('INPUT_INVALID', {
        message: `${from} to ${until} is no period of 1 to ${MAX_DAYS} days.`,
        advice: 'Give a last day that is later and not too far away.',
        field: 'until',
      });
    }
    const { duty, work } = await this.plans.house(call, from, until);
    const onDuty = [...Map.groupBy(duty, ({ date }) => date)].map(([date, list]) => ({
      date,
      attendants: list.map(({ attendant, name }) =>
        name === undefined ? attendant : `${attendant} ${name}`,
      ),
    }));
    const lines = [
      ...work.map(({ date, task, rooms }) => `${date}: ${task} ${rooms} rooms`),
      ...onDuty.map(({ date, attendants }) => `${date} on duty: ${attendants.join(', ')}`),
    ];
    return {
      data: { tasks: work.map((row) => ({ ...row })), ...(onDuty.length > 0 && { onDuty }) },
      text: listing(`Cleaning ${from} to ${until}:`, lines, 'Nothing is planned.'),
    };
  }
}
