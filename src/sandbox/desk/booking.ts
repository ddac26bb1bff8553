import { type Day, daysBetween } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { requirePickup, roomsLeftIn } from '../rules/block-inventory.js';
import { Inventory } from '../rules/inventory.js';
import { restrictionAgainst } from '../rules/restriction.js';
import { POSTING_MASTER_TYPE } from '../rules/stay-status.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import { nextId } from '../state/world.js';
import { type Desk, INTEGRATION_USER, record } from './desk.js';

/** A stay before OPERA knows it. */
export type StayDraft = Omit<
  Reservation,
  | 'id'
  | 'confirmation'
  | 'hotelId'
  | 'createdOn'
  | 'createdAt'
  | 'creator'
  | 'modifiedAt'
  | 'windows'
  | 'deposits'
  | 'activities'
  | 'roomLocked'
>;

/** What a caller may override when booking or changing. */
export interface SellingOverrides {
  readonly inventory: boolean;
}

/** Throws unless the hotel can sell the nights to that many people in that many rooms. */
export function requireSellable(
  hotel: Hotel,
  stay: Pick<Reservation, 'arrival' | 'departure' | 'nights' | 'units' | 'blockId'>,
  overrides: SellingOverrides,
  except?: string,
): void {
  for (const night of stay.nights) {
    if (night.roomType === POSTING_MASTER_TYPE) continue;
    const type = hotel.roomTypes.get(night.roomType);
    if (!type)
      throw refuse(
        'CODE_UNKNOWN',
        `Room type ${night.roomType} does not exist at ${hotel.profile.id}.`,
        'roomType',
      );
    if (night.adults + night.children > type.maximumOccupancy || night.adults > type.maximumAdults) {
      throw refuse(
        'OCCUPANCY',
        `Room type ${type.code} takes at most ${type.maximumOccupancy} people, ${type.maximumAdults} of them adults.`,
        'guestCounts',
      );
    }
    if (!hotel.ratePlans.has(night.ratePlan)) {
      throw refuse(
        'CODE_UNKNOWN',
        `Rate plan ${night.ratePlan} does not exist at ${hotel.profile.id}.`,
        'ratePlanCode',
      );
    }
  }
  const block = hotel.groups.blocks.get(stay.blockId ?? '');
  if (block) requirePickup(block);
  if (overrides.inventory) return;
  const inventory = new Inventory(hotel, stay.arrival, stay.departure, except);
  for (const night of stay.nights) {
    if (night.date >= stay.departure || night.roomType === POSTING_MASTER_TYPE) continue;
    const left = block
      ? roomsLeftIn(inventory, block, night.roomType, night.date)
      : inventory.available(night.roomType, night.date);
    if (left < stay.units) {
      throw refuse(
        'NOT_AVAILABLE',
        `Room type ${night.roomType} is not available${block ? ` in block ${block.code}` : ''} on ${night.date}: ${Math.max(0, left)} left, ${stay.units} wanted.`,
      );
    }
  }
}

/** Throws when a restriction of the house or of the rate plan forbids selling the stay. */
export function requireUnrestricted(
  hotel: Hotel,
  stay: Pick<Reservation, 'arrival' | 'departure' | 'nights'>,
): void {
  const first = stay.nights[0];
  const ratePlan = first && hotel.ratePlans.get(first.ratePlan);
  if (!first || !ratePlan) return;
  const reason = restrictionAgainst(hotel, {
    arrival: stay.arrival,
    departure: stay.departure,
    roomType: first.roomType,
    ratePlan,
  });
  if (reason) throw refuse('RESTRICTED', reason);
}

/** Throws unless the dates make a stay that can still be booked. */
export function requireDates(hotel: Hotel, arrival: Day, departure: Day): void {
  if (departure < arrival)
    throw refuse('VALUE_INVALID', 'The departure is before the arrival.', 'departureDate');
  if (arrival < hotel.businessDate)
    throw refuse(
      'VALUE_INVALID',
      `The arrival is before the business date ${hotel.businessDate}.`,
      'arrivalDate',
    );
  if (daysBetween(arrival, departure) > 365)
    throw refuse('VALUE_INVALID', 'A stay lasts at most 365 nights.', 'departureDate');
}

/** Books the draft: dates, inventory and restrictions are checked, numbers are given out, packages of the rate attached. */
export function book(desk: Desk, draft: StayDraft, overrides: SellingOverrides): Reservation {
  const { hotel, world } = desk;
  requireDates(hotel, draft.arrival, draft.departure);
  if (draft.status !== 'Waitlisted') {
    requireSellable(hotel, draft, overrides);
    if (!overrides.inventory && draft.blockId === undefined) requireUnrestricted(hotel, draft);
  }
  const stay: Reservation = {
    ...draft,
    id: nextId(world, 'reservation'),
    confirmation: nextId(world, 'confirmation'),
    hotelId: hotel.profile.id,
    roomLocked: false,
    createdOn: hotel.businessDate,
    createdAt: desk.at,
    creator: INTEGRATION_USER,
    modifiedAt: desk.at,
    windows: [],
    deposits: [],
    activities: [],
  };
  attachRatePackages(desk, stay);
  hotel.reservations.set(stay.id, stay);
  record(
    desk,
    stay,
    'NEW RESERVATION',
    `Arrival ${stay.arrival}, departure ${stay.departure}, ${stay.nights[0]?.roomType ?? ''}`,
  );
  return stay;
}

/** The packages contained in the rate plan of the first night appear on the stay, at no extra charge. */
export function attachRatePackages(desk: Desk, stay: Reservation): void {
  const plan = desk.hotel.ratePlans.get(stay.nights[0]?.ratePlan ?? '');
  stay.packages = stay.packages.filter((booked) => booked.source !== 'RateHeader');
  for (const code of plan?.packages ?? []) {
    const definition = desk.hotel.packages.get(code);
    if (!definition) continue;
    stay.packages.push({
      id: nextId(desk.world, 'record'),
      code,
      start: stay.arrival,
      end: lastNight(stay.nights) ?? stay.arrival,
      quantity: 1,
      unitPrice: definition.price,
      source: 'RateHeader',
    });
  }
}

function lastNight(nights: readonly StayNight[]): Day | undefined {
  return nights.at(-1)?.date;
}
