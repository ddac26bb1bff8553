import { addDays, type Day } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { HousekeepingStatus, Room, RoomBlocking } from '../state/room.js';
import { holdsInventory } from './stay-status.js';

/** The stays of each room, for a look at the whole house in one pass. */
export type RoomStays = ReadonlyMap<string, readonly Reservation[]>;

/** Stays with an assigned room that hold it (or left it today), by room. */
export function staysByRoom(hotel: Hotel): RoomStays {
  const byRoom = new Map<string, Reservation[]>();
  for (const stay of hotel.reservations.values()) {
    if (!stay.roomId) continue;
    if (!holdsInventory(stay) && stay.checkedOutOn !== hotel.businessDate) continue;
    const list = byRoom.get(stay.roomId);
    if (list) list.push(stay);
    else byRoom.set(stay.roomId, [stay]);
  }
  return byRoom;
}

/** The blocking of the room in force on a day. */
export function blockingOn(room: Room, day: Day): RoomBlocking | undefined {
  return room.blockings.find((blocking) => blocking.start <= day && day <= blocking.end);
}

/** What housekeeping sees: the room's own status, or why it is blocked today. */
export function shownStatus(room: Room, day: Day): HousekeepingStatus {
  return blockingOn(room, day)?.kind ?? room.status;
}

/** The guests in the room now. */
export function occupants(stays: readonly Reservation[] | undefined): Reservation[] {
  return (stays ?? []).filter((stay) => stay.status === 'InHouse');
}

/**
 * Who else has the room in the period: another stay that holds it, unless both share it, or a blocking.
 * Undefined when the room is free. `start` is the first night, `end` the day of departure.
 */
export function roomConflict(
  hotel: Hotel,
  room: Room,
  start: Day,
  end: Day,
  stay?: Reservation,
): string | undefined {
  const lastNight = end > start ? addDays(end, -1) : start;
  for (const blocking of room.blockings) {
    if (blocking.kind === 'OutOfOrder' && blocking.start <= lastNight && blocking.end >= start) {
      return `Room ${room.id} is out of order from ${blocking.start} to ${blocking.end}.`;
    }
  }
  for (const other of hotel.reservations.values()) {
    if (other.roomId !== room.id || other.id === stay?.id || !holdsInventory(other)) continue;
    if (stay?.shareId !== undefined && stay.shareId === other.shareId) continue;
    if (overlaps(other, start, end))
      return `Room ${room.id} is taken from ${other.arrival} to ${other.departure}.`;
  }
  return undefined;
}

function overlaps(other: Reservation, start: Day, end: Day): boolean {
  if (start === end || other.arrival === other.departure) return false;
  return other.arrival < end && start < other.departure;
}

/** The stay's relation to today, as room lists show it. */
export function roomStayStatus(
  stay: Reservation,
  businessDate: Day,
): 'Arrival' | 'Arrived' | 'DayUse' | 'DueOut' | 'Departed' | 'StayOver' | undefined {
  if (stay.status === 'Reserved') return stay.arrival === businessDate ? 'Arrival' : undefined;
  if (stay.status === 'CheckedOut') return stay.checkedOutOn === businessDate ? 'Departed' : undefined;
  if (stay.status !== 'InHouse') return undefined;
  if (stay.arrival === stay.departure) return 'DayUse';
  if (stay.departure <= businessDate) return 'DueOut';
  return stay.arrival === businessDate ? 'Arrived' : 'StayOver';
}
