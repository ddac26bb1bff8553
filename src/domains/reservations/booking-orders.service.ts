import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { readPersonName } from '../../shared/person-name.js';
import { CodesService } from '../configuration/codes.service.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import type { BookingOrder } from './booking-order.js';

/** A stay to be booked as staff say it: dates to be resolved, codes to be checked, a guest by profile or name. */
export interface SpokenOrder extends Omit<BookingOrder, 'arrival' | 'departure' | 'profileId' | 'newGuest'> {
  readonly guestProfileId?: string;
  readonly guestName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly arrivalDate: string;
  readonly departureDate: string;
}

/** Turns what staff say into orders that can be booked. */
@Injectable()
export class BookingOrders {
  constructor(
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  /** @throws Fault INPUT_INVALID (no guest, dates), INPUT_UNKNOWN_CODE with the nearest valid codes, OPERA_* */
  async resolve(context: CallContext, spoken: SpokenOrder): Promise<BookingOrder> {
    const {
      guestProfileId: profileId,
      guestName,
      email,
      phone,
      arrivalDate,
      departureDate,
      ...rest
    } = spoken;
    if (profileId === undefined && guestName === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: 'No guest was named.',
        advice: 'Give guestProfileId (from search_guests) or guestName.',
        field: 'guestName',
      });
    }
    const dates = await this.calendar.stayDates(context, { arrival: arrivalDate, departure: departureDate });
    const [roomType, ratePlan, paymentMethod] = await Promise.all([
      this.codes.check(context, 'room-type', spoken.roomType, 'roomType'),
      this.codes.check(context, 'rate-plan', spoken.ratePlan, 'ratePlan'),
      spoken.paymentMethod &&
        this.codes.check(context, 'payment-method', spoken.paymentMethod, 'paymentMethod'),
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
