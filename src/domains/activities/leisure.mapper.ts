import type {
  GetActivityBookingsAnswer,
  PostActivityBookingBody,
} from '../../opera/wire/generated/lms.wire.js';

/** A leisure activity booked for a guest. */
export interface LeisureBooking {
  readonly id: string;
  readonly type?: string;
  readonly name?: string;
  readonly location?: string;
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly start?: string;
  readonly end?: string;
  readonly persons?: number;
  readonly status?: string;
}

/** What is to be booked. */
export interface LeisureOrder {
  readonly type: string;
  readonly name?: string;
  readonly location?: string;
  readonly start: string;
  readonly end: string;
  readonly persons: number;
}

/** The bookings of a guest in order of time; no body (204) means none. */
export function readBookings(body: GetActivityBookingsAnswer | undefined): LeisureBooking[] {
  const bookings = (body?.activityLookUpList ?? []).flatMap(({ activities }) =>
    (activities ?? []).flatMap((wire) => {
      const id = wire.activityIds?.[0]?.id;
      if (id === undefined) return [];
      return [
        {
          id,
          type: wire.type,
          name: wire.name?.[0],
          location: wire.location,
          start: minutes(wire.timeSpan?.startDateTime),
          end: minutes(wire.timeSpan?.endDateTime),
          persons: wire.numberOfPersons,
          status: wire.statusDescription ?? wire.status,
        },
      ];
    }),
  );
  return bookings.toSorted((left, right) => ((left.start ?? '') < (right.start ?? '') ? -1 : 1));
}

/** The body of a booking for a stay. */
export function toBooking(
  stay: { readonly hotelId: string; readonly reservationId: string; readonly profileId: string },
  order: LeisureOrder,
): PostActivityBookingBody {
  return {
    activityBooking: {
      hotelId: stay.hotelId,
      reservationId: { id: stay.reservationId, type: 'Reservation' },
      profileId: { id: stay.profileId, type: 'Profile' },
      activities: [
        {
          type: order.type,
          ...(order.location !== undefined && { location: order.location }),
          ...(order.name !== undefined && { name: [order.name] }),
          numberOfPersons: order.persons,
          timeSpan: { startDateTime: `${order.start}:00.0`, endDateTime: `${order.end}:00.0` },
        },
      ],
    },
  };
}

function minutes(timestamp: string | undefined): string | undefined {
  return timestamp?.slice(0, 16).replace('T', ' ');
}
