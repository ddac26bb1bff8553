import type { Day } from '../clock/business-date.js';
import { roomConflict, type RoomStays, shownStatus, occupants, staysByRoom } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { HousekeepingStatus, Room } from '../state/room.js';

/** What a room must be to be chosen for a stay; what is left out does not matter. */
export interface RoomWish {
  readonly types: readonly string[];
  readonly start: Day;
  readonly end: Day;
  readonly features?: readonly string[];
  readonly floor?: string;
  readonly statuses?: readonly HousekeepingStatus[];
  readonly vacantOnly?: boolean;
  readonly from?: string;
  readonly to?: string;
}

/**
 * Rooms that a stay could have, best first: vacant ones, then inspected, clean and the others, by number.
 * @param stays stays by room, when the caller has them already
 */
export function roomsFor(
  hotel: Hotel,
  stay: Reservation | undefined,
  wish: RoomWish,
  stays: RoomStays = staysByRoom(hotel),
): Room[] {
  const today = hotel.businessDate;
  const ranked: { room: Room; rank: number }[] = [];
  for (const room of hotel.rooms.values()) {
    if (!wish.types.includes(room.type) || !fits(room, wish, today)) continue;
    const status = shownStatus(room, today);
    if (status === 'OutOfOrder' || status === 'OutOfService') continue;
    if (wish.statuses !== undefined && wish.statuses.length > 0 && !wish.statuses.includes(status)) continue;
    const inside = occupants(stays.get(room.id));
    if (inside.length > 0 && wish.vacantOnly === true) continue;
    if (inside.length > 0 && wish.start <= today && inside.some((other) => other.departure > wish.start))
      continue;
    if (roomConflict(hotel, room, wish.start, wish.end, stay)) continue;
    const readiness = status === 'Inspected' ? 0 : status === 'Clean' ? 1 : 2;
    ranked.push({ room, rank: (inside.length > 0 ? 10 : 0) + readiness });
  }
  return ranked
    .sort((left, right) => left.rank - right.rank || (left.room.id < right.room.id ? -1 : 1))
    .map(({ room }) => room);
}

function fits(room: Room, wish: RoomWish, today: Day): boolean {
  return (
    (room.hold === undefined || room.hold.until.slice(0, 10) < today) &&
    (wish.features ?? []).every((code) => room.features.includes(code)) &&
    (wish.floor === undefined || wish.floor === room.floor) &&
    (wish.from === undefined || wish.from <= room.id) &&
    (wish.to === undefined || room.id <= wish.to)
  );
}
