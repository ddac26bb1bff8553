import { type Day, ratedDays } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { priceOf } from '../rules/pricing.js';
import { isRoomedByOthers } from '../rules/room-share.js';
import { roomConflict } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import {
  attachRatePackages,
  requireDates,
  requireSellable,
  requireUnrestricted,
  type SellingOverrides,
} from './booking.js';
import { type Desk, record } from './desk.js';

/** The selling side of a stay after a change; what is not named stays as it is. */
export interface StayTerms {
  readonly arrival: Day;
  readonly departure: Day;
  readonly nights: StayNight[];
  readonly units: number;
}

/**
 * The nights of a stay for other dates: nights kept keep their terms, new ones get those of the nearest kept night
 * at today's price of its rate plan.
 */
export function nightsForDates(
  hotel: Hotel,
  current: readonly StayNight[],
  arrival: Day,
  departure: Day,
): StayNight[] {
  const days = ratedDays(arrival, departure);
  return days.map((date) => {
    const kept = current.find((night) => night.date === date);
    if (kept) return { ...kept };
    const model = date < (current[0]?.date ?? date) ? current[0] : current.at(-1);
    if (!model) throw refuse('VALUE_MISSING', 'The stay has no night to take the rate from.', 'roomRates');
    if (model.fixed) return { ...model, date };
    const plan = hotel.ratePlans.get(model.ratePlan);
    const amount = plan && priceOf(plan, model.roomTypeCharged, date, model);
    if (amount === undefined)
      throw refuse(
        'NOT_AVAILABLE',
        `Rate plan ${model.ratePlan} has no price for ${model.roomTypeCharged} on ${date}.`,
      );
    return { ...model, date, amount };
  });
}

/** Throws unless the stay may take these terms now. Changes nothing. */
export function requireChangeable(
  hotel: Hotel,
  stay: Reservation,
  terms: StayTerms,
  overrides: SellingOverrides,
): void {
  if (stay.status === 'InHouse') {
    if (terms.arrival !== stay.arrival)
      throw refuse('STATUS_FORBIDS', 'The guest is in the house: the arrival cannot change.', 'arrivalDate');
    if (terms.departure < hotel.businessDate)
      throw refuse('VALUE_INVALID', 'The departure is before the business date.', 'departureDate');
    if (terms.units !== stay.units)
      throw refuse(
        'STATUS_FORBIDS',
        'The guest is in the house: the number of rooms cannot change.',
        'numberOfUnits',
      );
  } else {
    requireDates(hotel, terms.arrival, terms.departure);
  }
  if (stay.status === 'Waitlisted') return;
  const needed = terms.nights.filter((night) => !isRoomedByOthers(hotel, stay, night.date, night.roomType));
  requireSellable(hotel, { ...terms, nights: needed, blockId: stay.blockId }, overrides, stay.id);
  const datesChange = terms.arrival !== stay.arrival || terms.departure !== stay.departure;
  const first = terms.nights[0];
  const sellsAnew =
    datesChange ||
    first?.ratePlan !== stay.nights[0]?.ratePlan ||
    first?.roomType !== stay.nights[0]?.roomType;
  if (sellsAnew && !overrides.inventory && stay.status === 'Reserved' && stay.blockId === undefined)
    requireUnrestricted(hotel, terms);
  const room = stay.roomId === undefined ? undefined : hotel.rooms.get(stay.roomId);
  if (datesChange && room && stay.status === 'InHouse') {
    const conflict = roomConflict(hotel, room, terms.arrival, terms.departure, stay);
    if (conflict) throw refuse('ROOM_TAKEN', conflict);
  }
}

/** Gives the stay new terms. An assigned room that no longer fits a booked stay is given back. */
export function changeTerms(
  desk: Desk,
  stay: Reservation,
  terms: StayTerms,
  overrides: SellingOverrides,
): void {
  const { hotel } = desk;
  if (stay.status !== 'Reserved' && stay.status !== 'InHouse' && stay.status !== 'Waitlisted') {
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be changed.`);
  }
  requireChangeable(hotel, stay, terms, overrides);
  const before = `${stay.arrival} to ${stay.departure}, ${stay.nights[0]?.roomType ?? ''}, ${stay.nights[0]?.ratePlan ?? ''}`;
  const planBefore = stay.nights[0]?.ratePlan;
  stay.arrival = terms.arrival;
  stay.departure = terms.departure;
  stay.nights = terms.nights;
  stay.units = terms.units;
  if (stay.nights[0]?.ratePlan !== planBefore) attachRatePackages(desk, stay);
  stay.packages.forEach((booked) => {
    if (booked.source === 'RateHeader') {
      booked.start = stay.arrival;
      booked.end = stay.nights.at(-1)?.date ?? stay.arrival;
    }
  });
  const room = stay.roomId === undefined ? undefined : hotel.rooms.get(stay.roomId);
  if (room && stay.status === 'Reserved') {
    const fits =
      room.type === stay.nights[0]?.roomType &&
      roomConflict(hotel, room, stay.arrival, stay.departure, stay) === undefined;
    if (!fits) stay.roomId = undefined;
  }
  const after = `${stay.arrival} to ${stay.departure}, ${stay.nights[0]?.roomType ?? ''}, ${stay.nights[0]?.ratePlan ?? ''}`;
  record(desk, stay, 'UPDATE RESERVATION', before === after ? 'Stay details' : `${before} -> ${after}`);
}
