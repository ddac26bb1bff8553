import type { Hotel } from '../state/hotel.js';
import type { Day } from '../clock/business-date.js';
import type { Reservation } from '../state/reservation.js';
import { holdsInventory } from './stay-status.js';

/**
 * Of stays that share one room only the first takes a room from the inventory.
 * @param day the night looked at, as those who share need not stay for the same nights; who is booked into another type
 *   that night has a room of his own. Without it, the first of all
 */
export function sharesAnothersRoom(hotel: Hotel, stay: Reservation, day?: Day): boolean {
  if (stay.shareId === undefined) return false;
  for (const other of hotel.reservations.values()) {
    if (other.shareId !== stay.shareId || !holdsInventory(other)) continue;
    if (other.id === stay.id) return false;
    if (day === undefined || typeOn(other, day) === typeOn(stay, day)) return true;
  }
  return false;
}

/** The type of room a stay has in a night; undefined when it has left or not come yet. */
function typeOn(stay: Reservation, day: Day): string | undefined {
  if (day < stay.arrival || day >= stay.departure) return undefined;
  return stay.nights.find((night) => night.date === day)?.roomType;
}

/** True when someone else who shares with the stay has a room of that type in a night, so that no more is needed. */
export function isRoomedByOthers(hotel: Hotel, stay: Reservation, day: Day, roomType: string): boolean {
  if (stay.shareId === undefined) return false;
  for (const other of hotel.reservations.values())
    if (
      other.id !== stay.id &&
      other.shareId === stay.shareId &&
      holdsInventory(other) &&
      typeOn(other, day) === roomType
    )
      return true;
  return false;
}

/** The stays of a room that is shared, the stay itself among them, in the order in which they were booked. */
export function sharersOf(hotel: Hotel, stay: Reservation): Reservation[] {
  if (stay.shareId === undefined) return [stay];
  return [...hotel.reservations.values()].filter((other) => other.shareId === stay.shareId);
}
