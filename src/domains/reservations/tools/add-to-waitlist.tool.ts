import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Adults, Children, Code, lineOf, Phone } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { bookedStay } from '../booked-stay.js';
import { BookingOrders } from '../booking-orders.service.js';
import { BookingService } from '../booking.service.js';
import { sayOutcome } from '../outcome.view.js';
import { BookedStay } from '../stay.schema.js';

const input = z.object({
  guestProfileId: lineOf(1, 20).optional().describe('From search_guests; else guestName'),
  guestName: lineOf(2, 80).optional().describe('Surname, Given name'),
  phone: Phone.optional(),
  arrivalDate: SpokenDate,
  departureDate: SpokenDate,
  adults: Adults,
  children: Children,
  roomType: Code,
  ratePlan: Code,
  reason: Code.optional(),
});
const output = BookedStay.pick({ reservationId: true, confirmationNumber: true, guest: true }).extend({
  likelyGuests: BookedStay.shape.likelyGuests,
});

/** A guest who waits. */
@McpTool({
  name: 'add_to_waitlist',
  title: 'Add to the waitlist',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Puts a guest on the waitlist for dates that are sold out. The list: search_reservations with status waitlisted.',
  input,
  output,
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
export class AddToWaitlistTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly bookings: BookingService,
    private readonly orders: BookingOrders,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { reason: wanted, ...rest } = args;
    const reason = wanted && (await this.codes.check(call, 'waitlist-reason', wanted, 'reason'));
    const order = await this.orders.resolve(call, {
      ...rest,
      rooms: 1,
      allowDuplicateGuest: false,
      allowOverlap: true,
      waitlist: { reason: reason ? reason.code : undefined, phone: args.phone },
    });
    const booking = await this.bookings.book(call, order);
    const { outcome, notes } = booking;
    const shown = bookedStay(booking, call.caller);
    const { reservationId, confirmationNumber, guest, likelyGuests } = shown;
    const data = { reservationId, confirmationNumber, guest, likelyGuests };
    if (likelyGuests !== undefined) {
      const who = likelyGuests.map((one) => `${one.name} (profile ${one.profileId})`);
      const text = `Not on the waitlist yet: the guest may have a profile already: ${who.join('; ')}. Ask, then call again with guestProfileId; for somebody new make one with create_guest_profile.`;
      return { data, text, outcome };
    }
    const done = `On the waitlist: ${guest ?? 'the guest'}, ${order.arrival} to ${order.departure}, #${confirmationNumber ?? '?'} (id ${reservationId ?? '?'}).`;
    return { data, text: sayOutcome(outcome, done, 'the entry', 'search_reservations'), outcome, notes };
  }
}
