import { type Day, ratedDays, weekday } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Package, RatePlan, RateSchedule } from '../state/rate.js';
import type { StayNight, StayPackage } from '../state/reservation.js';

/** People in a room. */
export interface Occupancy {
  readonly adults: number;
  readonly children: number;
}

// Schedules of a plan are replaced, never changed in place, so what was found for a list stays true for it.
const found = new WeakMap<readonly RateSchedule[], Map<string, RateSchedule | null>>();

/** The schedule in force for a room type on a day: the latest of several, as a newer one laid over a period. */
export function scheduleOf(plan: RatePlan, roomType: string, day: Day): RateSchedule | undefined {
  let known = found.get(plan.schedules);
  if (!known) found.set(plan.schedules, (known = new Map()));
  const key = `${roomType}|${day}`;
  let schedule = known.get(key);
  if (schedule === undefined) {
    const week = weekday(day);
    schedule =
      plan.schedules.findLast(
        (candidate) =>
          candidate.start <= day &&
          day <= candidate.end &&
          candidate.weekdays.includes(week) &&
          candidate.roomTypes.includes(roomType),
      ) ?? null;
    known.set(key, schedule);
  }
  return schedule ?? undefined;
}

/** Net price of one room for one night; undefined when the plan has no price for the day and room type. */
export function priceOf(plan: RatePlan, roomType: string, day: Day, people: Occupancy): Minor | undefined {
  if (plan.complimentary) return 0;
  const schedule = scheduleOf(plan, roomType, day);
  if (!schedule) return undefined;
  return adultPrice(schedule, people.adults) + childPrice(schedule, people.children);
}

function adultPrice(schedule: RateSchedule, adults: number): Minor {
  if (adults < 2) return schedule.oneAdult;
  for (let stated = Math.min(adults, 5); stated > 2; stated -= 1) {
    const price = schedule.moreAdults?.[stated - 3];
    if (price !== undefined) return price + (adults - stated) * schedule.extraAdult;
  }
  return schedule.twoAdults + (adults - 2) * schedule.extraAdult;
}

function childPrice(schedule: RateSchedule, children: number): Minor {
  for (let stated = Math.min(children, 4); stated > 0; stated -= 1) {
    const price = schedule.children?.[stated - 1];
    if (price !== undefined) return price + (children - stated) * schedule.extraChild;
  }
  return children * schedule.extraChild;
}

/** The nights of a stay at the plan's prices. Throws when the plan has no price for one of them. */
export function quoteNights(
  hotel: Hotel,
  plan: RatePlan,
  roomType: string,
  arrival: Day,
  departure: Day,
  people: Occupancy,
): StayNight[] {
  return ratedDays(arrival, departure).map((date) => {
    const amount = priceOf(plan, roomType, date, people);
    if (amount === undefined) {
      throw refuse(
        'NOT_AVAILABLE',
        `Rate plan ${plan.code} of ${hotel.profile.id} has no price for ${roomType} on ${date}.`,
      );
    }
    return {
      date,
      roomType,
      roomTypeCharged: roomType,
      ratePlan: plan.code,
      market: plan.market,
      source: plan.source,
      adults: people.adults,
      children: people.children,
      amount,
      fixed: false,
    };
  });
}

/** How often a package is charged on a night, for the people of that night. */
export function packageQuantity(rule: Package['rule'], people: Occupancy): number {
  switch (rule) {
    case 'PerAdult':
      return people.adults;
    case 'PerChild':
      return people.children;
    case 'PerPerson':
      return people.adults + people.children;
    default:
      return 1;
  }
}

/** True when the package of the stay is due on the night. */
export function packageFallsOn(
  definition: Package,
  booked: StayPackage,
  night: Day,
  arrival: Day,
  lastNight: Day,
): boolean {
  if (night < booked.start || night > booked.end) return false;
  switch (definition.rhythm) {
    case 'ArrivalNight':
      return night === arrival;
    case 'LastNight':
      return night === lastNight;
    case 'EveryNightExceptArrivalNight':
      return night !== arrival;
    default:
      return true;
  }
}
