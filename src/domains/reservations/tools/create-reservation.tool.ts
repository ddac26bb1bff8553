import { Injectable } from '@nestjs/common';
import { z } from 'zod';
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
import { bookedStay } from '../booked-stay.js';
import { BookingOrders } from '../booking-orders.service.js';
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
    private readonly orders: BookingOrders,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<BookedStay>> {
    const booking = await this.bookings.book(call, await this.orders.resolve(call, args));
    const data = bookedStay(booking, call.caller);
    const stay = booking.details && summary(booking.details.stay, call.caller);
    return { data, text: sayBooking(data, booking, stay), outcome: booking.outcome, notes: booking.notes };
  }
}
