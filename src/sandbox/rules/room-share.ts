import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import { holdsInventory } from './stay-status.js';

/**
 * Of stays that share one room only the first takes a room from the inventory.
 * @param day the night looked at, as those who share need not stay for the same nights; without it, the first of all
 */
export function sharesAnothersRoom(hotel: Hotel, stay: Reservation, day?: string): boolean {
  if (stay.shareId === undefined) return false;
  for (const other of hotel.reservations.values()) {
    if (other.shareId !== stay.shareId || !holdsInventory(other)) continue;
    if (other.id === stay.id) return false;
    if (day === undefined || (other.arrival <= day && day < other.departure)) return true;
  }
  return false;
}
