import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf, StayReference, TimeOfDay } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { ChangeService, type Change } from '../change.service.js';
import { differences, sayChange } from '../change.view.js';
import { ChangedStay, type StaySummary } from '../stay.schema.js';
import { summary } from '../stay.view.js';

const input = z.object({
  reservation: StayReference,
  arrivalDate: SpokenDate.optional(),
  departureDate: SpokenDate.optional(),
  roomType: Code.optional(),
  ratePlan: Code.optional(),
  adults: z.int().min(1).max(20).optional(),
  children: z.int().min(0).max(20).optional(),
  comment: lineOf(1, 500).optional().describe('Added to the others'),
  arrivalTime: TimeOfDay.optional(),
});
type Args = z.output<typeof input>;

/** Changes a booking. */
@McpTool({
  name: 'modify_reservation',
  title: 'Change a reservation',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Changes dates, room type, rate plan, people, arrival time or adds a comment on a booking or, for a guest in house, the departure; answers the old and the new price. Give only what changes. For a room number use assign_room, to cancel use cancel_reservation.',
  input,
  output: ChangedStay,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getReservation',
    'par.searchHotelAvailability',
    'rsv.putReservation',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 2,
  idempotent: true,
})
@Injectable()
export class ModifyReservationTool implements ToolHandler<typeof input, typeof ChangedStay> {
  constructor(
    private readonly changes: ChangeService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<ChangedStay>> {
    const { reservation, arrivalDate, departureDate, ...rest } = args;
    const [arrival, departure, roomType, ratePlan] = await Promise.all([
      arrivalDate && this.calendar.resolve(call, arrivalDate),
      departureDate && this.calendar.resolve(call, departureDate),
      args.roomType && this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      args.ratePlan && this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
    ]);
    const change = await this.changes.change(call, reservation, {
      ...rest,
      arrival,
      departure,
      roomType: roomType ? roomType.code : undefined,
      ratePlan: ratePlan ? ratePlan.code : undefined,
    });
    const stay = summary(change.after.stay, call.caller);
    const data = shown(stay, change, args.comment !== undefined);
    return { data, text: sayChange(data, change, stay), outcome: change.outcome, notes: change.notes };
  }
}

function shown(stay: StaySummary, { before, after, outcome }: Change, commented: boolean): ChangedStay {
  const changed = differences(before.stay, after.stay);
  if (commented && outcome === 'done') changed.push('comment added');
  // The schema strips what the answer does not show.
  return ChangedStay.parse({ ...stay, totalBefore: before.stay.total, changed });
}
