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
import { Adults, Children, Code, lineOf, RoomNumber } from '../../../shared/parameters.schema.js';
import { readPersonName } from '../../../shared/person-name.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import type { BookingOrder } from '../../reservations/booking-order.js';
import { guestName } from '../../reservations/guest-name.js';
import { WalkInService } from '../walk-in.service.js';

const input = z.object({
  guestName: lineOf(2, 80).optional().describe('Surname, Given name'),
  guestProfileId: lineOf(1, 20).optional().describe('Instead of guestName'),
  departureDate: SpokenDate.default('tomorrow'),
  adults: Adults,
  children: Children,
  roomType: Code.describe('From check_room_availability'),
  ratePlan: Code,
  room: RoomNumber.optional(),
  paymentMethod: Code.optional(),
  newGuest: z.boolean().default(false).describe('Although a similar profile exists'),
  allowOverlap: z.boolean().default(false),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  room: z.string(),
  departureDate: z.string(),
  done: z.array(z.string()),
});

/** A guest without a booking: booked and checked in. */
@McpTool({
  name: 'process_walk_in',
  title: 'Take in a walk-in',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'For a guest at the desk without a booking: books from today, gives a ready room, checks in. After a failure the same call goes on and never books twice.',
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
    'rsv.getAlertNotices',
    'fof.verifyCheckinReservation',
    'fof.getHotelRooms',
    'fof.getSuggestedRooms',
    'fof.postRoomAssignment',
    'fof.postCheckIn',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 4,
  idempotent: true,
})
@Injectable()
export class ProcessWalkInTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly walkIns: WalkInService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { result, notes } = await this.walkIns.receive(call, await this.order(args, call), {
      room: args.room,
      ignoreWarnings: false,
      progress: (done, message) => call.progress(done, undefined, message),
    });
    const { stay } = result;
    const data = {
      reservationId: stay.reservationId,
      confirmationNumber: stay.confirmationNumber,
      guest: guestName(stay.guest, call.caller),
      room: stay.room ?? '',
      departureDate: stay.departureDate,
      done: ['booked', ...result.done],
    };
    const text = result.already
      ? `${data.guest} is in house already, room ${data.room}, until ${data.departureDate}: this walk-in was taken in before.`
      : `${data.guest} is in room ${data.room} until ${data.departureDate}, confirmation ${data.confirmationNumber ?? data.reservationId}. Done: ${data.done.join('; ')}.`;
    return { data, text, notes: [...notes, ...result.warnings] };
  }

  private async order(args: Args, call: ToolCall): Promise<BookingOrder> {
    const { guestProfileId: profileId, guestName: name } = args;
    if ((profileId === undefined) === (name === undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: name === undefined ? 'No guest was named.' : 'Both guestName and guestProfileId are given.',
        advice: 'Give one of them: guestProfileId (from search_guests) or guestName.',
        field: 'guestName',
      });
    }
    const dates = await this.calendar.stayDates(call, { arrival: 'today', departure: args.departureDate });
    const [roomType, ratePlan, paymentMethod] = await Promise.all([
      this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
      args.paymentMethod && this.codes.check(call, 'payment-method', args.paymentMethod, 'paymentMethod'),
    ]);
    const [person] = name === undefined ? [] : readPersonName(name);
    return {
      arrival: dates.arrival,
      departure: dates.departure,
      adults: args.adults,
      children: args.children,
      rooms: 1,
      roomType: roomType.code,
      ratePlan: ratePlan.code,
      profileId,
      newGuest: person,
      allowDuplicateGuest: args.newGuest,
      allowOverlap: args.allowOverlap,
      paymentMethod: paymentMethod ? paymentMethod.code : undefined,
      walkIn: true,
      // The same guest for the same stay is the same walk-in, however often it is tried.
      requestKey: ['walk-in', profileId ?? name, dates.arrival, dates.departure, roomType.code].join('|'),
    };
  }
}
