import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { BookingOrder, Hindrance } from '../reservations/booking-order.js';
import { BookingService } from '../reservations/booking.service.js';
import { guestName } from '../reservations/guest-name.js';
import { CheckInService, type CheckInResult, type CheckInWish } from './check-in.service.js';

/** A walk-in: booked for today and in the house. */
export interface WalkIn {
  readonly result: CheckInResult;
  readonly notes: readonly string[];
}

const GO_ON = 'After solving it call process_walk_in again with the same arguments: it goes on from there.';

/** Guests who come without a booking. */
@Injectable()
export class WalkInService {
  constructor(
    private readonly bookings: BookingService,
    private readonly checkIns: CheckInService,
  ) {}

  /**
   * Books the stay and checks the guest in. The order's request key finds the booking of an earlier try, so that a second
   * call goes on instead of booking again.
   * Throws Fault INPUT_AMBIGUOUS (likely profiles of the guest), NOT_ALLOWED_NOW (overlapping stay), and what booking or
   * check-in throw, with what is done already.
   */
  async receive(context: CallContext, order: BookingOrder, wish: CheckInWish): Promise<WalkIn> {
    const booking = await this.bookings.book(context, order);
    if (booking.hindrance !== undefined) throw hindered(context, booking.hindrance);
    const { reservationId } = booking;
    if (booking.outcome !== 'done' || reservationId === undefined) {
      throw new Fault(booking.outcome === 'unknown' ? 'OPERA_OUTCOME_UNKNOWN' : 'NOT_ALLOWED_NOW', {
        message:
          booking.outcome === 'unknown'
            ? 'OPERA did not answer, and it is not known whether the stay was booked. The guest is not checked in.'
            : `Nothing was booked. ${booking.notes.join(' ')}`.trim(),
        advice: `Calling again with the same arguments finds a booking of this request and never books twice.`,
      });
    }
    wish.progress(1, `booked as reservation ${reservationId}`);
    try {
      const result = await this.checkIns.checkIn(context, `id:${reservationId}`, wish);
      return { result, notes: booking.notes };
    } catch (error) {
      throw error instanceof Fault
        ? booked(error, reservationId, booking.details?.stay.confirmationNumber)
        : error;
    }
  }
}

/** The fault of the check-in, with what stands already. */
function booked(fault: Fault, reservationId: string, confirmationNumber: string | undefined): Fault {
  const number =
    confirmationNumber === undefined ? `id ${reservationId}` : `confirmation ${confirmationNumber}`;
  return new Fault(fault.code, {
    ...fault.details,
    message: `The stay is booked (${number}), but the guest is not checked in. ${fault.message}`,
    advice: `${fault.advice} ${GO_ON}`,
    data: { ...fault.details.data, reservationId, confirmationNumber },
    cause: fault,
  });
}

function hindered(context: CallContext, hindrance: Hindrance): Fault {
  if (hindrance.kind === 'overlap') {
    return new Fault('NOT_ALLOWED_NOW', {
      message: 'The guest has a stay in these dates already. Nothing was booked.',
      advice:
        'If it is that stay, use check_in_guest; if the person wants both, call again with allowOverlap true.',
      field: 'allowOverlap',
      data: {
        choices: hindrance.stays.map((stay) => ({
          reservationId: stay.reservationId,
          guest: guestName(stay.guest, context.caller),
          arrivalDate: stay.arrivalDate,
          status: stay.status,
        })),
      },
    });
  }
  return new Fault('INPUT_AMBIGUOUS', {
    message: 'The hotel may know this guest already. Nothing was booked.',
    advice:
      'Ask which profile it is and call again with guestProfileId; for somebody new call with newGuest true.',
    field: 'guestProfileId',
    data: {
      choices: hindrance.profiles.map((profile) => ({
        profileId: profile.profileId,
        guest: guestName(profile, context.caller),
        because: profile.because,
      })),
    },
  });
}
