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
import { Code, lineOf, PageSize } from '../../../shared/parameters.schema.js';
import { readPersonName } from '../../../shared/person-name.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import type { StayCriteria } from '../stay-search.mapper.js';
import { StaySearchService } from '../stay-search.service.js';
import { StayList } from '../stay.schema.js';
import type { StayStatus } from '../stay.js';
import { sayStays, summary } from '../stay.view.js';

const input = z.object({
  name: lineOf(2, 80).optional().describe('Guest: Surname, or Surname, Given name'),
  confirmationNumber: lineOf(1, 50).optional(),
  reference: lineOf(2, 80).optional().describe('As create_reservation gave it'),
  company: lineOf(2, 80).optional(),
  arrivalFrom: SpokenDate.optional(),
  arrivalTo: SpokenDate.optional().describe('Left out: only the day arrivalFrom'),
  departureFrom: SpokenDate.optional(),
  departureTo: SpokenDate.optional().describe('Left out: only the day departureFrom'),
  stayOn: SpokenDate.optional().describe('In the hotel that night'),
  status: z
    .enum(['expected', 'in_house', 'due_in', 'due_out', 'checked_out', 'cancelled', 'no_show', 'waitlisted'])
    .optional()
    .describe('expected: not yet arrived'),
  ratePlan: Code.optional(),
  roomType: Code.optional(),
  limit: PageSize,
});
type Args = z.output<typeof input>;

const Cursor = z.int().min(0);

/** Stays of the statuses a person means by one word. */
const STATUSES: Partial<Record<NonNullable<Args['status']>, readonly StayStatus[]>> = {
  expected: ['reserved', 'due_in'],
  in_house: ['in_house', 'due_out'],
};

/** Finds bookings by what is known of them. */
@McpTool({
  name: 'search_reservations',
  title: 'Search reservations',
  toolset: 'reservations',
  effect: 'read',
  description:
    'Lists bookings by guest name, dates, status, company, rate or room type; one line each with confirmation number, dates, room and total. For one known booking use get_reservation; for the arrivals of a day get_arrivals_report.',
  input,
  output: StayList,
  operations: ['rsv.searchHotelReservations', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class SearchReservationsTool implements ToolHandler<typeof input, typeof StayList> {
  constructor(
    private readonly searches: StaySearchService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<StayList>> {
    const offset = Cursor.safeParse(call.cursor).data ?? 0;
    const criteria = await this.criteria(args, call);
    if (Object.values(criteria).every((value) => value === undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: 'Nothing to search by was given.',
        advice: 'Give a name, a date, a status or a confirmation number.',
        field: 'name',
      });
    }
    const page = await this.searches.search(call, {
      ...criteria,
      limit: args.limit,
      offset: offset === 0 ? undefined : offset,
    });
    const data: StayList = {
      ...(page.total !== undefined && { total: page.total }),
      reservations: page.stays.map((stay) => summary(stay, call.caller)),
    };
    return { data, text: sayStays(data), next: page.hasMore ? offset + args.limit : undefined };
  }

  private async criteria(args: Args, call: ToolCall): Promise<Omit<StayCriteria, 'limit' | 'offset'>> {
    const day = async (spoken: string | undefined) =>
      spoken === undefined ? undefined : this.calendar.resolve(call, spoken);
    const [arrivalFrom, arrivalTo, departureFrom, departureTo, stayOn] = await Promise.all([
      day(args.arrivalFrom),
      day(args.arrivalTo ?? args.arrivalFrom),
      day(args.departureFrom),
      day(args.departureTo ?? args.departureFrom),
      day(args.stayOn),
    ]);
    const today = args.status === 'expected' && arrivalFrom === undefined ? await day('today') : undefined;
    const span = (from: string | undefined, to: string | undefined) =>
      from === undefined && to === undefined ? undefined : { from, to };
    return {
      // The likeliest spelling; a surname of two words is found with a comma behind it.
      ...(args.name === undefined ? {} : readPersonName(args.name)[0]),
      confirmationNumber: args.confirmationNumber,
      customReference: args.reference,
      company: args.company,
      ratePlan: args.ratePlan,
      roomType: args.roomType,
      arrival: span(arrivalFrom ?? today, arrivalTo),
      departure: span(departureFrom, departureTo),
      stayOn,
      statuses:
        args.status === undefined ? undefined : (STATUSES[args.status] ?? [args.status as StayStatus]),
    };
  }
}
