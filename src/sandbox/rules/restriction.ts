import { addDays, type Day, daysBetween, weekday } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { RatePlan, Restriction } from '../state/rate.js';

/** What a guest wants to book, as far as restrictions look at it. */
export interface WantedStay {
  readonly arrival: Day;
  readonly departure: Day;
  readonly roomType: string;
  readonly ratePlan: RatePlan;
}

/**
 * Why the house does not sell the stay, as text without guest data; undefined when nothing forbids it.
 * Looks at the hotel's restrictions and at the conditions of the rate plan itself.
 */
export function restrictionAgainst(hotel: Hotel, wanted: WantedStay): string | undefined {
  const nights = Math.max(1, daysBetween(wanted.arrival, wanted.departure));
  const { ratePlan } = wanted;
  const ahead = daysBetween(hotel.businessDate, wanted.arrival);
  if (!ratePlan.roomTypes.includes(wanted.roomType))
    return `Rate plan ${ratePlan.code} is not sold with room type ${wanted.roomType}.`;
  if (wanted.arrival < ratePlan.sellFrom || wanted.departure > ratePlan.sellTo)
    return `Rate plan ${ratePlan.code} is not sold for these dates.`;
  if (ratePlan.minimumNights !== undefined && nights < ratePlan.minimumNights)
    return `Rate plan ${ratePlan.code} needs at least ${ratePlan.minimumNights} nights.`;
  if (ratePlan.maximumNights !== undefined && nights > ratePlan.maximumNights)
    return `Rate plan ${ratePlan.code} allows at most ${ratePlan.maximumNights} nights.`;
  if (ratePlan.minimumDaysAhead !== undefined && ahead < ratePlan.minimumDaysAhead)
    return `Rate plan ${ratePlan.code} has to be booked ${ratePlan.minimumDaysAhead} days ahead.`;
  for (const restriction of hotel.restrictions.values()) {
    if (!concerns(restriction, wanted)) continue;
    const reason = broken(restriction, wanted, nights, ahead);
    if (reason) return reason;
  }
  return undefined;
}

function concerns(restriction: Restriction, wanted: WantedStay): boolean {
  return (
    (restriction.ratePlans.length === 0 || restriction.ratePlans.includes(wanted.ratePlan.code)) &&
    (restriction.roomTypes.length === 0 || restriction.roomTypes.includes(wanted.roomType))
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

function broken(
  restriction: Restriction,
  wanted: WantedStay,
  nights: number,
  ahead: number,
): string | undefined {
  const onArrival = holdsOn(restriction, wanted.arrival);
  const during = onArrival || touches(restriction, wanted);
  const unit = restriction.unit ?? 0;
  switch (restriction.status) {
    case 'Closed':
      return during ? 'The house is closed for sale on one of these nights.' : undefined;
    case 'ClosedForArrival':
      return onArrival ? `Closed for arrival on ${wanted.arrival}.` : undefined;
    case 'ClosedForDeparture':
      return holdsOn(restriction, wanted.departure)
        ? `Closed for departure on ${wanted.departure}.`
        : undefined;
    case 'MinimumLengthOfStay':
      return onArrival && nights < unit
        ? `Arrivals on ${wanted.arrival} stay at least ${unit} nights.`
        : undefined;
    case 'MaximumLengthOfStay':
      return onArrival && nights > unit
        ? `Arrivals on ${wanted.arrival} stay at most ${unit} nights.`
        : undefined;
    case 'MinimumStayThrough':
      return during && nights < unit ? `Stays over these nights last at least ${unit} nights.` : undefined;
    case 'MaximumStayThrough':
      return during && nights > unit ? `Stays over these nights last at most ${unit} nights.` : undefined;
    case 'MinimumAdvanceBooking':
      return onArrival && ahead < unit ? `Has to be booked ${unit} days ahead.` : undefined;
    case 'MaximumAdvanceBooking':
      return onArrival && ahead > unit ? `Can be booked at most ${unit} days ahead.` : undefined;
  }
}

function touches(restriction: Restriction, wanted: WantedStay): boolean {
  for (let day = wanted.arrival; day < wanted.departure; day = addDays(day, 1))
    if (holdsOn(restriction, day)) return true;
  return false;
}
