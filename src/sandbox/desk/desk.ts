import { refuse } from '../errors/opera.error.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { World } from '../state/world.js';

/** What every front-desk action needs: where it happens, and the hotel's local time of the moment. */
export interface Desk {
  readonly world: World;
  readonly hotel: Hotel;
  /** Business date with the sandbox clock's time of day, `YYYY-MM-DD HH:MM:SS.0`. */
  readonly at: string;
}

/** User name under which the integration user's changes are recorded. */
export const INTEGRATION_USER = 'OHIP_SANDBOX';

/** The local timestamp of an instant at a hotel: its business date, the clock's time of day. */
export function localTime(businessDate: string, instant: number): string {
  return `${businessDate} ${new Date(instant).toISOString().slice(11, 19)}.0`;
}

export function hourOf(desk: Desk): number {
  return Number(desk.at.slice(11, 13));
}

/** The stay with OPERA's internal id. Throws 404. */
export function findStay(hotel: Hotel, id: string): Reservation {
  const stay = hotel.reservations.get(id);
  if (!stay)
    throw refuse('NOT_FOUND', `Reservation ${id} is not known at ${hotel.profile.id}.`, 'reservationId');
  return stay;
}

/** Writes a line into the stay's history and marks it changed. */
export function record(desk: Desk, stay: Reservation, type: string, text: string): void {
  stay.activities.push({ at: desk.at, day: desk.hotel.businessDate, type, text });
  stay.modifiedAt = desk.at;
}

/** Throws unless the code stands in the hotel's list of that name. */
export function requireListed(hotel: Hotel, list: string, code: string, path: string): void {
  const items = hotel.lists.get(list) ?? [];
  if (!items.some((item) => item.code === code)) {
    throw refuse('CODE_UNKNOWN', `${code} is not in the list ${list} of ${hotel.profile.id}.`, path);
  }
}

/**
 * The cashier of a posting: the one named, or the integration user's own.
 * Throws FOF00094 when there is none, as OPERA does for a user without cashier.
 */
export function cashierOf(hotel: Hotel, named: number | undefined): number {
  const cashier = named ?? hotel.defaultCashier;
  if (cashier === undefined || !hotel.cashiers.has(cashier)) {
    throw refuse('NO_CASHIER', 'The user has no such cashier id at this property.', 'cashierId');
  }
  return cashier;
}
