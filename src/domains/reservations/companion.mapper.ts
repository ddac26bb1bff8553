import type { GetReservationAnswer } from '../../opera/wire/generated/rsv.wire.js';

/** A guest on a stay, as much as is needed to keep them there. */
export interface Companion {
  readonly profileId: string;
  readonly primary: boolean;
}

/** Everybody on a stay by their profiles; undefined when one of them has none, as then nobody could be kept safely. */
export function readCompanions(body: GetReservationAnswer | undefined): Companion[] | undefined {
  const guests = body?.reservations?.reservation?.[0]?.reservationGuests ?? [];
  const companions = guests.flatMap((guest) => {
    const ids = guest.profileInfo?.profileIdList ?? [];
    const id = (ids.find(({ type }) => type === 'Profile') ?? ids[0])?.id;
    return id === undefined ? [] : [{ profileId: id, primary: guest.primary === true }];
  });
  return companions.length === guests.length && guests.length > 0 ? companions : undefined;
}

/** The body that sets everybody on a stay (rsv.json, putReservation: the list replaces the one before). */
export function toCompanions(hotelId: string, reservationId: string, all: readonly Companion[]): object {
  return {
    reservations: [
      {
        hotelId,
        reservationIdList: [{ id: reservationId, type: 'Reservation' }],
        reservationGuests: all.map(({ profileId, primary }) => ({
          primary,
          profileInfo: { profileIdList: [{ id: profileId, type: 'Profile' }] },
        })),
      },
    ],
  };
}
