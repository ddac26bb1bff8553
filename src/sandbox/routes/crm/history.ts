import type { Hotel } from '../../state/hotel.js';
import type { Profile } from '../../state/profile.js';
import type { Reservation } from '../../state/reservation.js';
import type { World } from '../../state/world.js';

/** A stay with the hotel it is at. */
export interface HotelStay {
  readonly hotel: Hotel;
  readonly stay: Reservation;
}

/** Every stay of a profile, as guest or as attached firm, newest arrival first. */
export function staysOf(world: World, profile: Profile): HotelStay[] {
  const ids = new Set([profile.id, ...profile.merged]);
  const found: HotelStay[] = [];
  for (const hotel of world.hotels.values()) {
    for (const stay of hotel.reservations.values()) {
      const concerned =
        stay.guests.some((guest) => ids.has(guest.profileId)) ||
        stay.profiles.some((attached) => ids.has(attached.profileId));
      if (concerned) found.push({ hotel, stay });
    }
  }
  return found.sort((left, right) => (left.stay.arrival > right.stay.arrival ? -1 : 1));
}

/** True when the stay is over, one way or another. */
export function isHistory({ stay }: HotelStay): boolean {
  return stay.status === 'CheckedOut' || stay.status === 'Cancelled' || stay.status === 'NoShow';
}

/** The latest completed stay of a profile and how many there were. */
export function lastStay(
  world: World,
  profile: Profile,
): (Reservation & { readonly currency: string; readonly total: number }) | undefined {
  const done = staysOf(world, profile).filter(({ stay }) => stay.status === 'CheckedOut');
  const [latest] = done;
  return latest && { ...latest.stay, currency: latest.hotel.profile.currency, total: done.length };
}
