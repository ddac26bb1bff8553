import { addDays, type Day, daysBetween, nightsOf, ratedDays } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { Inventory } from '../../rules/inventory.js';
import { type Occupancy, priceOf } from '../../rules/pricing.js';
import { obstaclesTo } from '../../rules/restriction.js';
import type { Hotel } from '../../state/hotel.js';
import { money } from '../../state/money.js';
import type { RatePlan } from '../../state/rate.js';
import type { RoomType } from '../../state/room.js';
import type { Fields } from '../../wire/fields.js';
import { planOf } from './guarantee.routes.js';

/** Days before and after the wished arrival that are looked at. */
const AROUND = 14;

/** One rate at one room type for a party, on dates that may move. */
interface Wish {
  readonly plan: RatePlan;
  readonly type: RoomType;
  readonly start: Day;
  readonly end: Day;
  readonly nights: number;
  readonly rooms: number;
  readonly people: Occupancy;
  readonly except?: string;
}

function readWish(call: Call): Wish {
  const { criteria, hotel } = call;
  const plan = planOf(call, criteria.required('ratePlanCode'));
  const code = criteria.text('roomType') ?? plan.roomTypes[0] ?? '';
  const type = hotel.roomTypes.get(code);
  if (!type) throw refuse('CODE_UNKNOWN', `Room type ${code} does not exist at this hotel.`, 'roomType');
  const start = criteria.day('startDate') ?? hotel.businessDate;
  const stated = Number(criteria.text('duration')?.match(/\d+/)?.[0] ?? Number.NaN);
  const end = criteria.day('endDate') ?? addDays(start, Number.isNaN(stated) ? 1 : stated);
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the stay is before its start.', 'endDate');
  if (daysBetween(start, end) > 90)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 90 days.', 'endDate');
  return {
    plan,
    type,
    start,
    end,
    nights: Number.isNaN(stated) ? Math.max(1, daysBetween(start, end)) : stated,
    rooms: criteria.number('quantity') ?? criteria.number('numberOfRooms') ?? 1,
    people: peopleOf(criteria),
    except: criteria.texts('reservationId')[0],
  };
}

function peopleOf(criteria: Fields): Occupancy {
  return { adults: criteria.number('adults') ?? 1, children: criteria.number('children') ?? 0 };
}

/** Arrival days around the wished one (or, with a duration, in the period) with what the same stay would cost there. */
function alternates(call: Call): Answer {
  const { hotel } = call;
  const wish = readWish(call);
  const period = wish.nights < daysBetween(wish.start, wish.end);
  const first = period ? wish.start : addDays(wish.start, -AROUND);
  const last = period ? addDays(wish.end, -wish.nights) : addDays(wish.start, AROUND);
  const from = first < hotel.businessDate ? hotel.businessDate : first;
  const inventory = new Inventory(hotel, from, addDays(last, wish.nights + 1), wish.except);
  const rows = nightsOf(from, addDays(last, 1)).map((date) => alternate(hotel, inventory, wish, date));
  return rows.length === 0 ? NONE : ok({ alternates: rows });
}

function alternate(hotel: Hotel, inventory: Inventory, wish: Wish, date: Day): object {
  const departure = addDays(date, wish.nights);
  const price = priceOf(wish.plan, wish.type.code, date, wish.people);
  const full = nightsOf(date, departure).some(
    (night) => inventory.available(wish.type.code, night) < wish.rooms,
  );
  const restricted =
    price === undefined ||
    obstaclesTo(hotel, { arrival: date, departure, roomType: wish.type.code, ratePlan: wish.plan }).length >
      0;
  return {
    rateAmount: price === undefined ? undefined : money(price, hotel.profile.currency),
    date,
    status: full ? 'InventoryNotAvailable' : restricted ? 'Restricted' : 'Available',
  };
}

/** Everything that keeps the house from selling a rate at a room type, day by day; one line Open when nothing does. */
function analyse(call: Call): Answer {
  const { hotel } = call;
  const wish = readWish(call);
  const { plan, type, start, people } = wish;
  const departure = addDays(start, wish.start === wish.end ? 0 : wish.nights);
  const inventory = new Inventory(hotel, start, departure, wish.except);
  const reasons = obstaclesTo(hotel, { arrival: start, departure, roomType: type.code, ratePlan: plan }).map(
    ({ status, day, text }) => ({ code: status as string, date: day, description: text }),
  );
  if (people.adults > type.maximumAdults || people.adults + people.children > type.maximumOccupancy)
    reasons.push({
      code: 'MaximumOccupancy',
      date: start,
      description: `Room type ${type.code} takes at most ${type.maximumOccupancy} people, ${type.maximumAdults} of them adults.`,
    });
  for (const night of nightsOf(start, departure)) {
    const left = inventory.available(type.code, night);
    if (left < wish.rooms)
      reasons.push({
        code: inventory.houseAvailable(night) < wish.rooms ? 'InventoryNotAvailable' : 'RoomTypeNotAvailable',
        date: night,
        description: `${Math.max(0, left)} rooms of type ${type.code} are left, ${wish.rooms} wanted.`,
      });
  }
  for (const night of ratedDays(start, departure)) {
    if (plan.roomTypes.includes(type.code) && priceOf(plan, type.code, night, people) === undefined)
      reasons.push({
        code: 'RateDetailsNotSet',
        date: night,
        description: `Rate plan ${plan.code} has no price for ${type.code}.`,
      });
  }
  return ok({
    analysis: reasons.length > 0 ? reasons : [{ code: 'Open', date: start, description: 'Open for sale.' }],
  });
}

export const ALTERNATE_ROUTES: Routes = {
  'par.searchAlternateAvailability': alternates,
  'par.getAlternateAvailability': alternates,
  'par.searchAnalyzeRateAvailability': analyse,
  'par.analyzeRateAvailability': analyse,
};
