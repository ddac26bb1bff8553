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
import {
  Adults,
  Children,
  Code,
  Email,
  lineOf,
  Phone,
  TimeOfDay,
} from '../../../shared/parameters.schema.js';
import { readPersonName } from '../../../shared/person-name.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import type { BookingOrder } from '../booking-order.js';
import { bookedStay } from '../booked-stay.js';
import { BookingService } from '../booking.service.js';
import { sayBooking } from '../change.view.js';
import { BookedStay } from '../stay.schema.js';
import { summary } from '../stay.view.js';

const input = z.object({
  guestProfileId: lineOf(1, 20).optional().describe('From search_guests; else guestName'),
  guestName: lineOf(2, 80).optional().describe('Surname, Given name'),
  email: Email.optional(),
  phone: Phone.optional(),
  arrivalDate: SpokenDate,
  departureDate: SpokenDate,
  adults: Adults,
  children: Children,
  rooms: z.int().min(1).max(9).default(1),
  roomType: Code.describe('From check_room_availability'),
  ratePlan: Code.describe('From check_room_availability'),
  guarantee: Code.optional(),
  paymentMethod: Code.optional().describe('Code; never a card number'),
  comment: lineOf(1, 500).optional(),
  arrivalTime: TimeOfDay.optional(),
  requestKey: lineOf(8, 100)
    .optional()
    .describe('Any name of this request: called again with it, nothing is booked twice'),
  allowDuplicateGuest: z.boolean().default(false),
  allowOverlap: z.boolean().default(false),
});
type Args = z.output<typeof input>;

/** Books a stay. */
@McpTool({
  name: 'create_reservation',
  title: 'Book a stay',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Books a stay for a guest by profile or name, after checking availability, guarantee, likely duplicate profiles and overlapping stays of the guest. Answers confirmation number, total and cancellation policy. Ask check_room_availability first for room type and rate plan.',
  input,
  output: BookedStay,
  operations: [
    'par.searchHotelAvailability',
    'par.getReservationGuarantees',
    'crm.searchProfiles',
    'crm.searchProfileMatch',
    'rsv.searchHotelReservations',
    'rsv.postReservation',
    'rsv.getReservation',
    'rsv.getReservationByExtId',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 3,
})
@Injectable()
export class CreateReservationTool implements ToolHandler<typeof input, typeof BookedStay> {
  constructor(
    private readonly bookings: BookingService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<BookedStay>> {
    const booking = await this.bookings.book(call, await this.order(args, call));
    const data = bookedStay(booking, call.caller);
    const stay = booking.details && summary(booking.details.stay, call.caller);
    return { data, text: sayBooking(data, booking, stay), outcome: booking.outcome, notes: booking.notes };
  }

  private async order(args: Args, call: ToolCall): Promise<BookingOrder> {
    const { guestProfileId: profileId, guestName, email, phone, arrivalDate, departureDate, ...rest } = args;
    if (profileId === undefined && guestName === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: 'No guest was named.',
        advice: 'Give guestProfileId (from search_guests) or guestName.',
        field: 'guestName',
      });
    }
    const dates = await this.calendar.stayDates(call, { arrival: arrivalDate, departure: departureDate });
    const [roomType, ratePlan, paymentMethod] = await Promise.all([
      this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
      args.paymentMethod && this.codes.check(call, 'payment-method', args.paymentMethod, 'paymentMethod'),
    ]);
    const [name] = guestName === undefined ? [] : readPersonName(guestName);
    return {
      ...rest,
      arrival: dates.arrival,
      departure: dates.departure,
      roomType: roomType.code,
      ratePlan: ratePlan.code,
      paymentMethod: paymentMethod ? paymentMethod.code : undefined,
      profileId,
      newGuest: name === undefined ? undefined : { ...name, email, phone },
    };
  }
}
