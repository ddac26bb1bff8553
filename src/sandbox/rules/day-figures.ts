import { type Day } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import { Inventory, sharesAnothersRoom } from './inventory.js';
import { blockingOn } from './room-state.js';

/** What one day amounts to for the house or one room type, counted from the stays themselves. */
export interface DayFigures {
  readonly day: Day;
  readonly physical: number;
  readonly outOfOrder: number;
  readonly outOfService: number;
  /** Kept for groups and not taken yet. */
  readonly blocked: number;
  /** Left to sell under the sell limits. */
  readonly available: number;
  sold: number;
  arrivals: number;
  arrivalPersons: number;
  /** Arrivals of the day that are still to come. */
  expectedArrivals: number;
  departures: number;
  departurePersons: number;
  dayUse: number;
  dayUsePersons: number;
  complimentary: number;
  adults: number;
  children: number;
  noShows: number;
  cancellations: number;
  waitlisted: number;
  /** Net price of the nights, before taxes and without packages. */
  roomRevenue: Minor;
}

/** Before anything is counted. */
const NOTHING = {
  sold: 0,
  arrivals: 0,
  arrivalPersons: 0,
  expectedArrivals: 0,
  departures: 0,
  departurePersons: 0,
  dayUse: 0,
  dayUsePersons: 0,
  complimentary: 0,
  adults: 0,
  children: 0,
  noShows: 0,
  cancellations: 0,
  waitlisted: 0,
  roomRevenue: 0,
};

/**
 * Figures of consecutive days, past ones included, from the first to the day before `end`.
 * @param roomType only rooms of this type, else the whole house
 */
export function dailyFigures(hotel: Hotel, start: Day, end: Day, roomType?: string): DayFigures[] {
  const inventory = new Inventory(hotel, start, end);
  const types = roomType === undefined ? [...hotel.roomTypes.keys()] : [roomType];
  const rooms = [...hotel.rooms.values()].filter((room) => types.includes(room.type));
  const byDay = new Map(
    inventory.days.map((day): [Day, DayFigures] => [
      day,
      {
        day,
        physical: rooms.length,
        outOfOrder: types.reduce((sum, type) => sum + inventory.outOfOrder(type, day), 0),
        outOfService: rooms.filter((room) => blockingOn(room, day)?.kind === 'OutOfService').length,
        blocked: types.reduce((sum, type) => sum + inventory.blocked(type, day), 0),
        available:
          roomType === undefined ? inventory.houseAvailable(day) : inventory.available(roomType, day),
        ...NOTHING,
      },
    ]),
  );
  for (const stay of hotel.reservations.values()) {
    if (stay.departure < start || stay.arrival >= end) continue;
    if (roomType === undefined || stay.nights.some((night) => night.roomType === roomType))
      countStay(hotel, stay, byDay, roomType);
  }
  return [...byDay.values()];
}

function countStay(
  hotel: Hotel,
  stay: Reservation,
  byDay: ReadonlyMap<Day, DayFigures>,
  roomType: string | undefined,
): void {
  const arrival = byDay.get(stay.arrival);
  if (stay.status === 'Cancelled' && arrival) arrival.cancellations += stay.units;
  if (stay.status === 'NoShow' && arrival) arrival.noShows += stay.units;
  for (const night of stay.status === 'Waitlisted' ? stay.nights : []) {
    const figures = byDay.get(night.date);
    if (figures) figures.waitlisted += stay.units;
  }
  if (!tookRoom(stay)) return;
  const unitsOn = (day: Day): number => (sharesAnothersRoom(hotel, stay, day) ? 0 : stay.units);
  const first = stay.nights[0];
  const persons = (night: StayNight | undefined): number =>
    night ? (night.adults + night.children) * stay.units : 0;
  const ofType = (night: StayNight | undefined): boolean =>
    roomType === undefined || night?.roomType === roomType;
  if (stay.arrival === stay.departure) {
    if (arrival && ofType(first)) {
      arrival.dayUse += stay.units;
      arrival.dayUsePersons += persons(first);
      arrival.roomRevenue += (first?.amount ?? 0) * stay.units;
    }
    return;
  }
  if (arrival && ofType(first)) {
    arrival.arrivals += unitsOn(stay.arrival);
    arrival.arrivalPersons += persons(first);
    if (stay.status === 'Reserved') arrival.expectedArrivals += unitsOn(stay.arrival);
  }
  const departure = byDay.get(stay.departure);
  if (departure && ofType(stay.nights.at(-1))) {
    departure.departures += unitsOn(stay.nights.at(-1)?.date ?? stay.arrival);
    departure.departurePersons += persons(stay.nights.at(-1));
  }
  for (const night of stay.nights) {
    const figures = byDay.get(night.date);
    if (!figures || !ofType(night) || night.date >= stay.departure) continue;
    const units = unitsOn(night.date);
    figures.sold += units;
    figures.adults += night.adults * stay.units;
    figures.children += night.children * stay.units;
    figures.roomRevenue += night.amount * stay.units;
    if (hotel.ratePlans.get(night.ratePlan)?.complimentary) figures.complimentary += units;
  }
}

/** True for a stay that takes or took a room. */
export function tookRoom(stay: Reservation): boolean {
  return stay.status === 'Reserved' || stay.status === 'InHouse' || stay.status === 'CheckedOut';
}

/** Rooms sold of those that could be, in percent with one decimal; 0 for a house without rooms. */
export function occupancyPercent(figures: Pick<DayFigures, 'physical' | 'outOfOrder' | 'sold'>): number {
  const rooms = figures.physical - figures.outOfOrder;
  return rooms <= 0 ? 0 : Math.round((figures.sold / rooms) * 1000) / 10;
}
