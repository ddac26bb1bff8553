import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';

/** An id in the form most of Oracle's files share. */
export interface WireId {
  readonly id: string;
  readonly type: string;
}

/** One id of a kind. */
export function wireId(id: string, type: string): WireId {
  return { id, type };
}

/** The numbers of a stay: internal id, confirmation number, and cancellation number where there is one. */
export function stayIds(stay: Reservation): WireId[] {
  const ids = [wireId(stay.id, 'Reservation'), wireId(stay.confirmation, 'Confirmation')];
  if (stay.cancellation) ids.push(wireId(stay.cancellation.number, 'CancellationNumber'));
  return ids;
}

/** Foreign numbers of a stay; nothing when it has none. */
export function stayReferences(
  stay: Reservation,
): { readonly id: string; readonly idContext: string }[] | undefined {
  if (stay.externalReferences.length === 0) return undefined;
  return stay.externalReferences.map(({ id, context }) => ({ id, idContext: context }));
}

/** Path of a stay, for `Location`. */
export function stayPath(hotel: Hotel, stay: Reservation): string {
  return `/rsv/v1/hotels/${hotel.profile.id}/reservations/${stay.id}`;
}
