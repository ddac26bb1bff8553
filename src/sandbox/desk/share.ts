import { refuse } from '../errors/opera.error.js';
import { priceOf } from '../rules/pricing.js';
import { sharersOf } from '../rules/room-share.js';
import { roomConflict } from '../rules/room-state.js';
import { holdsInventory } from '../rules/stay-status.js';
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
  const active = others.filter(holdsInventory);
  if (
    stay.status === 'InHouse' &&
    active.some((other) => other.status === 'InHouse' && other.roomId === stay.roomId)
  )
    throw refuse('STATUS_FORBIDS', 'The guests are in one room: one of them has to move first.');
  leaveShare(hotel, stay, active, overrides);
  recall(stay);
  if (others.length === 1 && others[0]) {
    others[0].shareId = undefined;
    recall(others[0]);
  }
  record(desk, stay, 'BREAK SHARE', `From ${others.map((other) => other.confirmation).join(', ')}`);
}

/** The stay counts as a room of its own from now on; the one room that was shared stays with whoever is in it. */
function leaveShare(
  hotel: Hotel,
  stay: Reservation,
  active: readonly Reservation[],
  overrides: SharingOverrides,
): void {
  const { shareId } = stay;
  stay.shareId = undefined;
  if (active.length === 0 || !holdsInventory(stay)) return;
  const nights = stay.nights.filter(
    (night) => night.date < stay.departure && night.date >= hotel.businessDate,
  );
  try {
    requireSellable(hotel, { ...stay, nights }, overrides, stay.id);
  } catch (error) {
    stay.shareId = shareId;
    throw error;
  }
  const losers = stay.status === 'InHouse' ? active : [stay];
  for (const loser of losers) if (loser.status === 'Reserved') loser.roomId = undefined;
}

/**
 * Takes a guest in the house out of a shared room, as he moves to another one; throws unless a room of `roomType` is to be
 * had. Gives back how to undo it.
 */
export function moveOutOfShare(hotel: Hotel, stay: Reservation, roomType: string): () => void {
  const others = sharersOf(hotel, stay).filter((other) => other.id !== stay.id);
  if (!others.some(holdsInventory)) return () => undefined;
  const before = [stay, ...others].map((one) => ({
    one,
    was: {
      shareId: one.shareId,
      beforeShare: one.beforeShare,
      nights: one.nights.map((night) => ({ ...night })),
    },
  }));
  const nights = stay.nights
    .filter((night) => night.date < stay.departure && night.date >= hotel.businessDate)
    .map((night) => ({ ...night, roomType }));
  requireSellable(hotel, { ...stay, nights }, { inventory: false });
  stay.shareId = undefined;
  recall(stay);
  const [last] = others;
  if (others.length === 1 && last) {
    last.shareId = undefined;
    recall(last);
  }
  return () => before.forEach(({ one, was }) => Object.assign(one, was));
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
