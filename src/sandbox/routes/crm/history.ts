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

/** What lists say of a profile's past: the latest completed stay and how many there were. */
export interface Past {
  readonly stay: Reservation;
  readonly currency: string;
  readonly total: number;
}

/** The completed stays of many profiles in one pass over the houses, by profile id. */
export function pastsOf(world: World, profiles: readonly Profile[]): ReadonlyMap<string, Past> {
  const owners = new Map<string, string>();
  for (const profile of profiles)
    for (const id of [profile.id, ...profile.merged]) owners.set(id, profile.id);
  const pasts = new Map<string, Past>();
  for (const hotel of world.hotels.values()) {
    for (const stay of hotel.reservations.values()) {
      if (stay.status !== 'CheckedOut') continue;
      for (const { profileId } of [...stay.guests, ...stay.profiles]) {
        const owner = owners.get(profileId);
        if (owner === undefined) continue;
        const known = pasts.get(owner);
        const latest =
          known && known.stay.departure >= stay.departure
            ? known
            : { stay, currency: hotel.profile.currency };
        pasts.set(owner, { stay: latest.stay, currency: latest.currency, total: (known?.total ?? 0) + 1 });
      }
    }
  }
  return pasts;
}
