import type { Hotel } from '../state/hotel.js';
import { decimal, toMinor } from '../state/money.js';
import type { Posting } from '../state/folio.js';
import type { Reservation } from '../state/reservation.js';
import type { World } from '../state/world.js';
import { type Charge, postCharge } from './folio.js';
import { routesOf } from './routing.js';

/** A posting with the folio it landed on. */
export interface Landed {
  readonly stay: Reservation;
  readonly window: number;
  readonly posting: Posting;
}

/** The stay to post to for an id or a room, when it is in the house. */
export type StayOf = (wanted: { readonly id?: string; readonly room?: string }) => Reservation | undefined;

/** Finds stays of the hotel as they stand. */
export function staysOf(hotel: Hotel): StayOf {
  return ({ id, room }) =>
    id === undefined
      ? [...hotel.reservations.values()].find((stay) => stay.roomId === room && stay.status === 'InHouse')
      : hotel.reservations.get(id);
}

/**
 * Posts a charge where the stay's routing instructions send it, in parts when a limit or a share divides it; each part
 * with its own taxes.
 */
export function postRouted(
  world: World,
  hotel: Hotel,
  stay: Reservation,
  charge: Omit<Charge, 'window'>,
  stayOf: StayOf = staysOf(hotel),
): Landed[] {
  const date = charge.date ?? hotel.businessDate;
  const whole = charge.price * charge.quantity;
  const routes = routesOf(hotel, stay, { code: charge.code, date, amount: whole }, stayOf);
  return routes.flatMap((route) => {
    const part = routes.length > 1 ? { price: route.amount, quantity: 1 } : {};
    const postings = postCharge(world, hotel, route.stay, { ...charge, ...part, window: route.window });
    if (route.instruction)
      route.instruction['limitUsed'] = decimal((toMinor(route.instruction['limitUsed']) ?? 0) + route.amount);
    if (route.stay.id !== stay.id) for (const posting of postings) posting.from = originOf(stay);
    return postings.map((posting) => ({ stay: route.stay, window: route.window, posting }));
  });
}

/** What a posting remembers of the stay it was posted to first. */
export function originOf(stay: Reservation): NonNullable<Posting['from']> {
  return { id: stay.id, confirmation: stay.confirmation, room: stay.roomId };
}
