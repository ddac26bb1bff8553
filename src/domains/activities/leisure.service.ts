import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { GetActivityBookingsAnswer } from '../../opera/wire/generated/lms.wire.js';
import { CodesService } from '../configuration/codes.service.js';
import { isActive, type Stay } from '../reservations/stay.js';
import { type LeisureBooking, type LeisureOrder, readBookings, toBooking } from './leisure.mapper.js';

/** Spa, sports and tours of guests. */
@Injectable()
export class LeisureService {
  constructor(
    private readonly opera: OperaService,
    private readonly readBack: ReadBack,
    private readonly codes: CodesService,
  ) {}

  /** What is booked for a stay, in order of time. Throws Fault NOT_FOUND (no guest profile), OPERA_*. */
  async list(context: CallContext, stay: Stay): Promise<LeisureBooking[]> {
    const answer = await this.opera.call<GetActivityBookingsAnswer>(context, {
      operation: 'lms.getActivityBookings',
      parameters: { profileIds: [profileOf(stay)], reservationIds: [stay.reservationId] },
    });
    return readBookings(answer.body);
  }

  /**
   * Books an activity for a stay. The same type at the same time that is booked already is answered instead.
   * Throws Fault INPUT_UNKNOWN_CODE, INPUT_INVALID (outside the stay), NOT_ALLOWED_NOW (stay over), OPERA_*.
   */
  async book(
    context: CallContext,
    stay: Stay,
    wish: LeisureOrder,
  ): Promise<{ readonly outcome: Outcome; readonly booking?: LeisureBooking; readonly created: boolean }> {
    if (!isActive(stay.status)) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `The stay is ${stay.status.replaceAll('_', ' ')}. Nothing was booked.`,
        advice: 'Book for a stay that is still to come or going on.',
        data: { status: stay.status },
      });
    }
    const day = wish.start.slice(0, 10);
    if (day < stay.arrivalDate || day > stay.departureDate) {
      throw new Fault('INPUT_INVALID', {
        message: `${day} is outside the stay. Nothing was booked.`,
        advice: `Give a day from ${stay.arrivalDate} to ${stay.departureDate}.`,
        field: 'date',
      });
    }
    const type = (await this.codes.check(context, 'leisure-activity', wish.type, 'type')).code;
    const order = { ...wish, type };
    const same = async (grace: CallContext) =>
      (await this.list(grace, stay)).find((one) => one.type === type && one.start === order.start);
    const known = await same(freshly(context));
    if (known !== undefined) return { outcome: 'done', booking: known, created: false };
    const owner = {
      hotelId: context.hotelId,
      reservationId: stay.reservationId,
      profileId: profileOf(stay),
    };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'lms.postActivityBooking',
          parameters: { reservationId: stay.reservationId },
          body: toBooking(owner, order),
        });
        return same(freshly(context));
      },
      same,
    );
    return verdict.outcome === 'done'
      ? { outcome: 'done', booking: verdict.value, created: true }
      : { outcome: verdict.outcome, created: false };
  }

  /** A booking of a stay. Throws Fault NOT_FOUND with the bookings there are. */
  async find(context: CallContext, stay: Stay, id: string): Promise<LeisureBooking> {
    const all = await this.list(freshly(context), stay);
    const found = all.find((one) => one.id === id);
    if (found !== undefined) return found;
    throw new Fault('NOT_FOUND', {
      message: 'The stay has no leisure booking of this id. Nothing was changed.',
      advice: 'Take the id from list_leisure_activities.',
      field: 'bookingId',
      data: {
        bookings: all.map(({ id: known, type, start }) => ({
          id: known,
          type: type ?? '',
          start: start ?? '',
        })),
      },
    });
  }

  /** Cancels a booking. Throws Fault OPERA_*. */
  async cancel(context: CallContext, stay: Stay, booking: LeisureBooking): Promise<Outcome> {
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'lms.deleteActivityBooking',
          parameters: {
            reservationId: stay.reservationId,
            activityId: booking.id,
            activityIdType: 'Activity',
          },
        });
        return true;
      },
      async (grace) =>
        (await this.list(grace, stay)).some(({ id }) => id === booking.id) ? undefined : true,
    );
    return verdict.outcome;
  }
}

function profileOf(stay: Stay): string {
  const { profileId } = stay.guest;
  if (profileId !== undefined) return profileId;
  throw new Fault('NOT_FOUND', {
    message: 'The stay has no guest profile, and leisure activities belong to a profile.',
    advice: 'Attach a guest profile to the stay first.',
    field: 'reservation',
  });
}
