import { addDays, type Day, daysBetween, nightsOf, weekday } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { RatePlan, Restriction, RestrictionStatus } from '../state/rate.js';

/** What a guest wants to book, as far as restrictions look at it. */
export interface WantedStay {
  readonly arrival: Day;
  readonly departure: Day;
  readonly roomType: string;
  readonly ratePlan: RatePlan;
}

/** One thing that forbids selling a stay: OPERA's name of it, the day it is about, and words without guest data. */
export interface Obstacle {
  readonly status: RestrictionStatus | 'RoomTypeNotAvailable';
  readonly day: Day;
  readonly text: string;
}

/**
 * Why the house does not sell the stay, as text without guest data; undefined when nothing forbids it.
 * Looks at the hotel's restrictions and at the conditions of the rate plan itself.
 */
export function restrictionAgainst(hotel: Hotel, wanted: WantedStay): string | undefined {
  return conditionsAgainst(hotel, wanted)[0]?.text ?? firstRestriction(hotel, wanted)?.text;
}

/** Everything that forbids the stay: the conditions of its rate plan, then the restrictions in force. */
export function obstaclesTo(hotel: Hotel, wanted: WantedStay): Obstacle[] {
  const found = conditionsAgainst(hotel, wanted);
  const stay = lengthOf(hotel, wanted);
  for (const restriction of hotel.restrictions.values()) {
    const obstacle = concerns(hotel, restriction, wanted) && broken(restriction, wanted, stay);
    if (obstacle) found.push(obstacle);
  }
  return found;
}

function firstRestriction(hotel: Hotel, wanted: WantedStay): Obstacle | undefined {
  const stay = lengthOf(hotel, wanted);
  for (const restriction of hotel.restrictions.values()) {
    const obstacle = concerns(hotel, restriction, wanted) ? broken(restriction, wanted, stay) : undefined;
    if (obstacle) return obstacle;
  }
  return undefined;
}

interface Length {
  readonly nights: number;
  readonly ahead: number;
}

function lengthOf(hotel: Hotel, wanted: WantedStay): Length {
  return {
    nights: Math.max(1, daysBetween(wanted.arrival, wanted.departure)),
    ahead: daysBetween(hotel.businessDate, wanted.arrival),
  };
}

/** The conditions of the rate plan that the stay does not meet. */
function conditionsAgainst(hotel: Hotel, wanted: WantedStay): Obstacle[] {
  const { ratePlan, arrival } = wanted;
  const { nights, ahead } = lengthOf(hotel, wanted);
  const least = ratePlan.minimumNights;
  const most = ratePlan.maximumNights;
  const early = ratePlan.minimumDaysAhead;
  const late = ratePlan.maximumDaysAhead;
  const code = `Rate plan ${ratePlan.code}`;
  const checks: readonly [boolean, Obstacle['status'], string][] = [
    [
      !ratePlan.roomTypes.includes(wanted.roomType),
      'RoomTypeNotAvailable',
      `${code} is not sold with room type ${wanted.roomType}.`,
    ],
    [
      arrival < ratePlan.sellFrom || wanted.departure > ratePlan.sellTo,
      'Closed',
      `${code} is not sold for these dates.`,
    ],
    [
      least !== undefined && nights < least,
      'MinimumLengthOfStay',
      `${code} needs at least ${least ?? 0} nights.`,
    ],
    [
      most !== undefined && nights > most,
      'MaximumLengthOfStay',
      `${code} allows at most ${most ?? 0} nights.`,
    ],
    [
      early !== undefined && ahead < early,
      'MinimumAdvanceBooking',
      `${code} has to be booked ${early ?? 0} days ahead.`,
    ],
    [
      late !== undefined && ahead > late,
      'MaximumAdvanceBooking',
      `${code} can be booked at most ${late ?? 0} days ahead.`,
    ],
  ];
  return checks.flatMap(([met, status, text]) => (met ? [{ status, day: arrival, text }] : []));
}

/** True when the restriction is about the room type and rate plan. One for sales channels alone does not bind the hotel's desk. */
function concerns(hotel: Hotel, restriction: Restriction, wanted: WantedStay): boolean {
  const { ratePlans, roomTypes, roomClasses = [], rateCategories = [], channels = [] } = restriction;
  const { ratePlan, roomType } = wanted;
  return (
    channels.length === 0 &&
    (ratePlans.length === 0 || ratePlans.includes(ratePlan.code)) &&
    (rateCategories.length === 0 || rateCategories.includes(ratePlan.category)) &&
    (roomTypes.length === 0 || roomTypes.includes(roomType)) &&
    (roomClasses.length === 0 || roomClasses.includes(hotel.roomTypes.get(roomType)?.roomClass ?? ''))
  );
}

/** True when the restriction is in force on the day. */
export function holdsOn(restriction: Restriction, day: Day): boolean {
  return (
    restriction.start <= day &&
    day <= restriction.end &&
    (restriction.weekdays.length === 0 || restriction.weekdays.includes(weekday(day)))
  );
}

function broken(restriction: Restriction, wanted: WantedStay, stay: Length): Obstacle | undefined {
  const { arrival, departure } = wanted;
  const { nights, ahead } = stay;
  const onArrival = holdsOn(restriction, arrival);
  const during = onArrival ? arrival : touched(restriction, wanted);
  const unit = restriction.unit ?? 0;
  const obstacle = (met: boolean, day: Day | undefined, text: string): Obstacle | undefined =>
    met && day !== undefined ? { status: restriction.status, day, text } : undefined;
  switch (restriction.status) {
    case 'Closed':
      return obstacle(true, during, 'The house is closed for sale on one of these nights.');
    case 'ClosedForArrival':
      return obstacle(onArrival, arrival, `Closed for arrival on ${arrival}.`);
    case 'ClosedForDeparture':
      return obstacle(holdsOn(restriction, departure), departure, `Closed for departure on ${departure}.`);
    case 'MinimumLengthOfStay':
      return obstacle(
        onArrival && nights < unit,
        arrival,
        `Arrivals on ${arrival} stay at least ${unit} nights.`,
      );
    case 'MaximumLengthOfStay':
      return obstacle(
        onArrival && nights > unit,
        arrival,
        `Arrivals on ${arrival} stay at most ${unit} nights.`,
      );
    case 'LOSNotAvailable':
      return obstacle(
        onArrival && (restriction.lengths ?? []).includes(nights),
        arrival,
        `Stays of ${nights} nights are not sold with arrival on ${arrival}.`,
      );
    case 'MinimumStayThrough':
      return obstacle(nights < unit, during, `Stays over these nights last at least ${unit} nights.`);
    case 'MaximumStayThrough':
      return obstacle(nights > unit, during, `Stays over these nights last at most ${unit} nights.`);
    case 'MinimumAdvanceBooking':
      return obstacle(onArrival && ahead < unit, arrival, `Has to be booked ${unit} days ahead.`);
    case 'MaximumAdvanceBooking':
      return obstacle(onArrival && ahead > unit, arrival, `Can be booked at most ${unit} days ahead.`);
  }
}

/** The first night of the stay on which the restriction holds. */
function touched(restriction: Restriction, wanted: WantedStay): Day | undefined {
  // Most restrictions are nowhere near the stay.
  if (restriction.end < wanted.arrival || restriction.start >= wanted.departure) return undefined;
  const from = restriction.start > wanted.arrival ? restriction.start : wanted.arrival;
  const end = addDays(restriction.end, 1);
  return nightsOf(from, end < wanted.departure ? end : wanted.departure).find((day) =>
    holdsOn(restriction, day),
  );
}
