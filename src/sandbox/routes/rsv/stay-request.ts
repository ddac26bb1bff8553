import { type Day, ratedDays } from '../../clock/business-date.js';
import { requireListed, type Desk } from '../../desk/desk.js';
import { nightsForDates, type StayTerms } from '../../desk/change.js';
import { refuse } from '../../errors/opera.error.js';
import { priceOf } from '../../rules/pricing.js';
import type { Hotel } from '../../state/hotel.js';
import { portion, toMinor } from '../../state/money.js';
import type { RatePlan } from '../../state/rate.js';
import type { Reservation, StayNight } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';

/**
 * The terms that a `roomStay` asks for: dates, and for each night the room rate that covers it. Without room rates
 * the nights of `current` are kept and moved.
 */
export function readTerms(desk: Desk, roomStay: Fields, current?: Reservation): StayTerms {
  const { hotel } = desk;
  const rates = roomStay.list('roomRates');
  const arrival = roomStay.day('arrivalDate') ?? current?.arrival ?? rates[0]?.day('start');
  const departure = roomStay.day('departureDate') ?? current?.departure;
  if (arrival === undefined)
    throw refuse('VALUE_MISSING', 'arrivalDate is required.', 'roomStay.arrivalDate');
  if (departure === undefined)
    throw refuse('VALUE_MISSING', 'departureDate is required.', 'roomStay.departureDate');
  if (departure < arrival)
    throw refuse('VALUE_INVALID', 'The departure is before the arrival.', 'roomStay.departureDate');
  const units = rates[0]?.number('numberOfUnits') ?? current?.units ?? 1;
  if (!Number.isInteger(units) || units < 1)
    throw refuse('VALUE_INVALID', 'numberOfUnits has to be a positive whole number.', 'numberOfUnits');
  if (rates.length === 0)
    return { arrival, departure, units, nights: keptNights(hotel, roomStay, arrival, departure, current) };
  const nights = ratedDays(arrival, departure).map((day) => {
    const rate = covering(rates, day) ?? rates.at(-1);
    if (!rate) throw refuse('VALUE_MISSING', 'roomRates is required.', 'roomStay.roomRates');
    return readNight(hotel, rate, roomStay, day, current);
  });
  return { arrival, departure, units, nights };
}

/** The nights of the stay on other dates, for other people where the request names them. */
function keptNights(
  hotel: Hotel,
  roomStay: Fields,
  arrival: Day,
  departure: Day,
  current?: Reservation,
): StayNight[] {
  if (!current) throw refuse('VALUE_MISSING', 'roomRates is required.', 'roomStay.roomRates');
  const nights = nightsForDates(hotel, current.nights, arrival, departure);
  const counts = roomStay.object('guestCounts');
  const adults = counts.number('adults');
  const children = counts.number('children');
  if (adults === undefined && children === undefined) return nights;
  return nights.map((night) => {
    const changed = { ...night, adults: adults ?? night.adults, children: children ?? night.children };
    const plan = hotel.ratePlans.get(night.ratePlan);
    const price =
      night.fixed || !plan ? undefined : priceOf(plan, night.roomTypeCharged, night.date, changed);
    return price === undefined ? changed : { ...changed, amount: price };
  });
}

/** The entry whose period contains the day; of several the one that begins last. */
function covering(rates: readonly Fields[], day: Day): Fields | undefined {
  return rates
    .filter((rate) => (rate.day('start') ?? day) <= day && day <= (rate.day('end') ?? day))
    .sort((left, right) => ((left.day('start') ?? '') < (right.day('start') ?? '') ? -1 : 1))
    .at(-1);
}

function readNight(hotel: Hotel, rate: Fields, roomStay: Fields, day: Day, current?: Reservation): StayNight {
  const before = current?.nights.find((night) => night.date === day) ?? current?.nights[0];
  const roomType = rate.text('roomType') ?? before?.roomType;
  const planCode = rate.text('ratePlanCode') ?? before?.ratePlan;
  if (roomType === undefined) throw refuse('VALUE_MISSING', 'roomType is required.', 'roomRates.roomType');
  if (planCode === undefined)
    throw refuse('VALUE_MISSING', 'ratePlanCode is required.', 'roomRates.ratePlanCode');
  const plan = requirePlan(hotel, planCode);
  if (!hotel.roomTypes.has(roomType))
    throw refuse('CODE_UNKNOWN', `Room type ${roomType} does not exist at ${hotel.profile.id}.`, 'roomType');
  const counts = rate.has('guestCounts') ? rate.object('guestCounts') : roomStay.object('guestCounts');
  const adults = counts.number('adults') ?? before?.adults ?? 1;
  const children = counts.number('children') ?? before?.children ?? 0;
  if (adults < 0 || children < 0 || adults + children < 1)
    throw refuse('OCCUPANCY', 'At least one person stays in a room.', 'guestCounts');
  const market = rate.text('marketCode') ?? before?.market ?? plan.market;
  const source = rate.text('sourceCode') ?? before?.source ?? plan.source;
  requireListed(hotel, 'MarketCodes', market, 'marketCode');
  requireListed(hotel, 'SourceCodes', source, 'sourceCode');
  const night = {
    date: day,
    roomType,
    roomTypeCharged: chargedType(rate, current, roomType, before),
    ratePlan: plan.code,
    market,
    source,
    adults,
    children,
  };
  return { ...night, ...price(plan, night, rate, before) };
}

/** Asked for as such, else kept when only the room given differs from the one booked, else the room type itself. */
function chargedType(
  rate: Fields,
  current: Reservation | undefined,
  roomType: string,
  before?: StayNight,
): string {
  return (
    rate.text('roomTypeCharged') ??
    (current && before && !rate.has('roomType') ? before.roomTypeCharged : roomType)
  );
}

function requirePlan(hotel: Hotel, code: string): RatePlan {
  const plan = hotel.ratePlans.get(code);
  if (!plan)
    throw refuse('CODE_UNKNOWN', `Rate plan ${code} does not exist at ${hotel.profile.id}.`, 'ratePlanCode');
  return plan;
}

/** The price sent for the night, else the one already agreed on the same terms, else the plan's. */
function price(
  plan: RatePlan,
  night: Omit<StayNight, 'amount' | 'fixed'>,
  rate: Fields,
  before?: StayNight,
): Pick<StayNight, 'amount' | 'fixed' | 'discount' | 'overridden'> {
  const listed = priceOf(plan, night.roomTypeCharged, night.date, night);
  const entry = covering(rate.object('rates').list('rate'), night.date);
  const sent = entry && toMinor(entry.object('base').raw['amountBeforeTax']);
  const fixed = rate.flag('fixedRate') ?? false;
  const discount = entry ? readDiscount(entry.object('discount')) : undefined;
  if (sent !== undefined) {
    if (sent < 0) throw refuse('VALUE_INVALID', 'A rate is not negative.', 'amountBeforeTax');
    const overridden = !fixed && sent !== listed;
    return { amount: reduced(sent, discount), fixed: fixed || overridden, overridden, discount };
  }
  const sameTerms =
    before?.date === night.date &&
    before.ratePlan === night.ratePlan &&
    before.roomTypeCharged === night.roomTypeCharged;
  if (sameTerms && before.fixed) {
    const { amount, overridden, discount: agreed } = before;
    return { amount, fixed: true, overridden, discount: agreed };
  }
  if (listed === undefined)
    throw refuse(
      'NOT_AVAILABLE',
      `Rate plan ${plan.code} has no price for ${night.roomTypeCharged} on ${night.date}.`,
    );
  return { amount: reduced(listed, discount), fixed, discount };
}

function readDiscount(discount: Fields): StayNight['discount'] {
  const percent = discount.number('percent');
  const amount = discount.minor('amount');
  if (percent === undefined && amount === undefined) return undefined;
  return { percent, amount, reason: discount.text('discountReason') };
}

function reduced(amount: number, discount: StayNight['discount']): number {
  if (!discount) return amount;
  return Math.max(0, amount - (discount.amount ?? 0) - portion(amount, (discount.percent ?? 0) * 100));
}
