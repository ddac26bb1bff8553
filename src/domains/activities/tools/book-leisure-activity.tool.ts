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
import { Code, lineOf, StayReference, TimeOfDay } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { sayBooking } from '../activities.view.js';
import { LeisureService } from '../leisure.service.js';

const input = z.object({
  reservation: StayReference,
  type: Code.describe('Type code'),
  date: SpokenDate,
  start: TimeOfDay,
  end: TimeOfDay,
  persons: z.int().min(1).default(1),
  name: lineOf(1, 200).optional(),
  location: Code.optional(),
});
const output = z.object({
  bookingId: z.string().optional(),
  start: z.string(),
  created: z.boolean(),
});

/** Leisure for a guest. */
@McpTool({
  name: 'book_leisure_activity',
  title: 'Book a leisure activity',
  toolset: 'activities',
  effect: 'write',
  description:
    'Books spa, sports or a tour for a stay, within its dates. The same booking is not made twice.',
  input,
  output,
  operations: [
    'lms.postActivityBooking',
    'lms.getActivityBookings',
    'lov.getOSAActivityTypesLOV',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class BookLeisureActivityTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly leisure: LeisureService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    if (args.end <= args.start) {
      throw new Fault('INPUT_INVALID', {
        message: `The end ${args.end} is not after the start ${args.start}. Nothing was booked.`,
        advice: 'Give a later end.',
        field: 'end',
      });
    }
    const stay = await this.finder.find(call, args.reservation);
    const day = await this.calendar.resolve(call, args.date);
    const { type, persons, name, location } = args;
    const order = { type, persons, name, location, start: `${day} ${args.start}`, end: `${day} ${args.end}` };
    const { booking, created, outcome } = await this.leisure.book(call, stay, order);
    const said = booking === undefined ? `${type}, ${order.start}` : sayBooking(booking);
    const text =
      outcome !== 'done'
        ? `OPERA did not answer, and it was ${outcome === 'not_done' ? 'not booked' : 'perhaps booked'}. Call again: it is not booked twice.`
        : created
          ? `Booked: ${said}.`
          : `This is booked already: ${said}. Nothing new was made.`;
    return {
      data: {
        ...(booking !== undefined && { bookingId: booking.id }),
        start: order.start,
        created,
      },
      text,
      outcome,
    };
  }
}
