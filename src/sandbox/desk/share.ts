import { refuse } from '../errors/opera.error.js';
import { priceOf } from '../rules/pricing.js';
import { roomConflict } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import { nextId } from '../state/world.js';
import { requireSellable } from './booking.js';
import { type Desk, record } from './desk.js';

/** How the price of a shared room falls on those who share it. */
export const DISTRIBUTIONS = ['Full', 'Entire', 'Split', 'CustomSplit'] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

/** What a caller may override when stays come to share a room. */
export interface SharingOverrides {
  readonly inventory: boolean;
  readonly occupancy: boolean;
}

/** The stays of a room that is shared, the stay itself among them, in the order in which they were booked. */
export function sharersOf(hotel: Hotel, stay: Reservation): Reservation[] {
  if (stay.shareId === undefined) return [stay];
  return [...hotel.reservations.values()].filter((other) => other.shareId === stay.shareId);
}

/** Says what stands against two stays sharing a room; undefined when nothing does. */
export function hindranceToSharing(
  hotel: Hotel,
  host: Reservation,
  guest: Reservation,
  overrides: SharingOverrides,
): string | undefined {
  if (host.id === guest.id) return 'A reservation cannot share with itself.';
  for (const stay of [host, guest]) {
    if (stay.status !== 'Reserved' && stay.status !== 'InHouse')
      return `A stay with status ${stay.status} cannot share a room.`;
    if (stay.units > 1) return 'A reservation of several rooms has to be split before it can share.';
  }
  if (guest.status === 'InHouse') return 'The guest to be added is in the house already.';
  if (guest.shareId !== undefined) return 'The reservation to be added shares a room already.';
  const nights = host.nights.filter((night) => nightOn(guest, night.date));
  if (nights.length === 0 || host.arrival === host.departure)
    return 'The two reservations have no night in common.';
  const group = sharersOf(hotel, host);
  const crowded = nights.find((night) => {
    const people = [...group, guest].reduce((sum, stay) => sum + peopleOn(stay, night.date), 0);
    return people > (hotel.roomTypes.get(night.roomType)?.maximumOccupancy ?? people);
  });
  if (crowded && !overrides.occupancy)
    return `Room type ${crowded.roomType} does not take as many people as would share it on ${crowded.date}.`;
  return undefined;
}

/** Puts `guest` into the room of `host`: one room is sold, each keeps a reservation and a folio of its own. */
export function combine(
  desk: Desk,
  host: Reservation,
  guest: Reservation,
  distribution: Distribution,
  overrides: SharingOverrides,
): void {
  const { hotel } = desk;
  const hindrance = hindranceToSharing(hotel, host, guest, overrides);
  if (hindrance) throw refuse('STATUS_FORBIDS', hindrance);
  const alone = guest.nights.filter(
    (night) => !sharersOf(hotel, host).some((stay) => nightOn(stay, night.date)),
  );
  requireSellable(hotel, { ...guest, nights: alone }, overrides, guest.id);
  const room = host.roomId === undefined ? undefined : hotel.rooms.get(host.roomId);
  const known = host.shareId;
  const shareId = (host.shareId ??= nextId(desk.world, 'record'));
  const conflict = room && roomConflict(hotel, room, guest.arrival, guest.departure, { ...guest, shareId });
  if (conflict) {
    host.shareId = known;
    throw refuse('ROOM_TAKEN', conflict);
  }
  remember(host);
  remember(guest);
  guest.shareId = shareId;
  guest.roomId = host.roomId;
  for (const night of guest.nights) {
    const theirs = nightOn(host, night.date);
    if (!theirs) continue;
    night.roomType = theirs.roomType;
    night.roomTypeCharged = theirs.roomTypeCharged;
  }
  distribute(hotel, host, distribution);
  record(desk, host, 'COMBINE SHARE', `With ${guest.confirmation}`);
  record(desk, guest, 'COMBINE SHARE', `With ${host.confirmation}`);
}

/** Lays the price of the shared nights anew on those who share, the host bearing it all when it is `Entire`. */
export function distribute(hotel: Hotel, host: Reservation, distribution: Distribution): void {
  if (distribution === 'CustomSplit') return;
  const group = [host, ...sharersOf(hotel, host).filter((stay) => stay.id !== host.id)];
  const days = new Set(group.flatMap((stay) => stay.nights.map((night) => night.date)));
  for (const day of days) {
    const nights = group.flatMap((stay) => nightOn(stay, day) ?? []);
    const [first] = nights;
    if (!first || nights.length < 2) continue;
    const together = priceTogether(hotel, host, nights);
    const share = Math.floor(together / nights.length);
    nights.forEach((night, index) => {
      const amounts = {
        Full: together,
        Entire: index === 0 ? together : 0,
        Split: index === 0 ? together - share * (nights.length - 1) : share,
      };
      night.amount = amounts[distribution];
      night.fixed = true;
    });
  }
}

/** What the room costs for everyone in it, at the host's rate; a price agreed for the host stays. */
function priceTogether(hotel: Hotel, host: Reservation, nights: readonly StayNight[]): number {
  const [first] = nights;
  if (!first) return 0;
  const known = host.beforeShare?.find((night) => night.date === first.date);
  if (known?.fixed) return known.amount;
  const people = {
    adults: nights.reduce((sum, night) => sum + night.adults, 0),
    children: nights.reduce((sum, night) => sum + night.children, 0),
  };
  const plan = hotel.ratePlans.get(first.ratePlan);
  return (plan && priceOf(plan, first.roomTypeCharged, first.date, people)) ?? known?.amount ?? first.amount;
}

/** Takes a stay out of the room it shares: it needs one of its own again, at the price it had. */
export function separate(desk: Desk, stay: Reservation, overrides: SharingOverrides): void {
  const { hotel } = desk;
  if (stay.shareId === undefined) throw refuse('STATUS_FORBIDS', 'The reservation shares no room.');
  const others = sharersOf(hotel, stay).filter((other) => other.id !== stay.id);
  const active = others.filter((other) => other.status === 'Reserved' || other.status === 'InHouse');
  if (
    stay.status === 'InHouse' &&
    active.some((other) => other.status === 'InHouse' && other.roomId === stay.roomId)
  )
    throw refuse('STATUS_FORBIDS', 'The guests are in one room: one of them has to move first.');
  const draft = { ...stay, shareId: undefined };
  // Counted without the stay itself, the room that the others keep is sold once; this one needs another.
  if (active.length > 0 && stay.status === 'Reserved') requireSellable(hotel, draft, overrides, stay.id);
  stay.shareId = undefined;
  if (active.length > 0 && stay.status === 'Reserved') stay.roomId = undefined;
  recall(stay);
  if (others.length === 1 && others[0]) {
    others[0].shareId = undefined;
    recall(others[0]);
  }
  record(desk, stay, 'BREAK SHARE', `From ${others.map((other) => other.confirmation).join(', ')}`);
}

function remember(stay: Reservation): void {
  stay.beforeShare ??= stay.nights.map(({ date, amount, fixed }) => ({ date, amount, fixed }));
}

function recall(stay: Reservation): void {
  for (const before of stay.beforeShare ?? []) {
    const night = nightOn(stay, before.date);
    if (night) Object.assign(night, { amount: before.amount, fixed: before.fixed });
  }
  stay.beforeShare = undefined;
}

function nightOn(stay: Reservation, day: string): StayNight | undefined {
  return stay.nights.find((night) => night.date === day);
}

function peopleOn(stay: Reservation, day: string): number {
  const night = nightOn(stay, day);
  return night ? night.adults + night.children : 0;
}
