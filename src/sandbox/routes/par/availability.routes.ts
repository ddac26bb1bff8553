import { addDays, daysBetween, ratedDays } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { costOf, roomTransaction } from '../../rules/cost-of-stay.js';
import { Inventory } from '../../rules/inventory.js';
import { type Occupancy, priceOf, quoteNights } from '../../rules/pricing.js';
import { restrictionAgainst } from '../../rules/restriction.js';
import { taxesOn } from '../../rules/tax.js';
import type { Hotel } from '../../state/hotel.js';
import type { RatePlan } from '../../state/rate.js';
import type { RoomType } from '../../state/room.js';
import type { StayNight } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { net, priced } from '../../wire/amount.wire.js';
import { ratePlanInfo, roomTypeInfo } from './rate-plan.wire.js';

/** What is asked for, read once for all rates and room types. */
interface Wanted {
  readonly arrival: string;
  readonly departure: string;
  readonly units: number;
  readonly people: Occupancy;
  readonly plans: readonly RatePlan[];
  readonly types: readonly RoomType[];
  readonly closedToo: boolean;
  /** A stay that is to be changed: its own nights do not count against it. */
  readonly except?: string;
}

function searchAvailability(call: Call): Answer {
  const found = availabilityOf(call, call.hotel);
  return found ? ok({ hotelAvailability: [found] }) : NONE;
}

/** The same for several hotels of the chain. */
function searchChain(call: Call): Answer {
  const named = ['hotelId', 'hotelIds', 'hotelCodes'].flatMap((name) => call.criteria.texts(name));
  const hotels = named.length > 0 ? named.map((id) => call.hotelNamed(id)) : [...call.world.hotels.values()];
  const found = hotels.flatMap((hotel) => availabilityOf(call, hotel) ?? []);
  return found.length > 0 ? ok({ hotelAvailability: found }) : NONE;
}

function availabilityOf(call: Call, hotel: Hotel): object | undefined {
  const { criteria } = call;
  const wanted = readWanted(hotel, criteria);
  const rates = ratesOf(hotel, wanted);
  if (rates.length === 0) return undefined;
  const withTypes = criteria.flag('roomTypeInfo') ?? true;
  const withPlans = criteria.flag('ratePlanInfo') ?? true;
  return {
    hotelId: hotel.profile.id,
    roomStays: [
      {
        arrivalDate: wanted.arrival,
        departureDate: wanted.departure,
        guestCounts: wanted.people,
        roomRates: rates,
      },
    ],
    masterInfo: {
      roomTypes: withTypes
        ? { hotelId: hotel.profile.id, roomType: wanted.types.map((type) => roomTypeInfo(hotel, type)) }
        : undefined,
      ratePlans: withPlans
        ? { hotelId: hotel.profile.id, ratePlan: wanted.plans.map((plan) => ratePlanInfo(hotel, plan)) }
        : undefined,
    },
  };
}

function readWanted(hotel: Hotel, criteria: Fields): Wanted {
  const arrival = criteria.day('roomStayStartDate') ?? hotel.businessDate;
  const departure = criteria.day('roomStayEndDate') ?? addDays(arrival, 1);
  if (departure < arrival)
    throw refuse('VALUE_INVALID', 'The end of the stay is before its start.', 'roomStayEndDate');
  const changed = hotel.reservations.get(criteria.texts('hotelReservationId')[0] ?? '');
  if (arrival < hotel.businessDate && changed?.arrival !== arrival)
    throw refuse(
      'VALUE_INVALID',
      `The stay starts before the business date ${hotel.businessDate}.`,
      'roomStayStartDate',
    );
  if (daysBetween(arrival, departure) > 90)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 90 days.', 'roomStayEndDate');
  const codes = criteria.texts('ratePlanCode');
  const types = criteria.texts('roomType');
  const features = criteria.texts('feature');
  const attached = criteria.texts('attachedProfileId').length > 0;
  const dayUse = arrival === departure;
  return {
    arrival,
    departure,
    units: criteria.number('roomStayQuantity') ?? 1,
    people: { adults: criteria.number('adults') ?? 1, children: criteria.number('children') ?? 0 },
    plans: [...hotel.ratePlans.values()].filter((plan) => {
      if (codes.length > 0) return codes.includes(plan.code);
      const category = criteria.text('rateCategory');
      return (
        plan.dayUse === dayUse &&
        (!plan.negotiated || (attached && !plan.complimentary)) &&
        (category === undefined || category === plan.category)
      );
    }),
    types: [...hotel.roomTypes.values()].filter(
      (type) =>
        (types.length === 0 || types.includes(type.code)) &&
        features.every((feature) => type.features.includes(feature)),
    ),
    except: criteria.texts('hotelReservationId')[0],
    closedToo:
      criteria.raw['includeClosedRates'] !== undefined &&
      [criteria.raw['includeClosedRates']].flat().includes(true),
  };
}

function ratesOf(hotel: Hotel, wanted: Wanted): object[] {
  const inventory = new Inventory(
    hotel,
    wanted.arrival,
    wanted.departure === wanted.arrival ? addDays(wanted.arrival, 1) : wanted.departure,
    wanted.except,
  );
  return wanted.plans.flatMap((plan) =>
    wanted.types.flatMap((type) => {
      const nightly = ratedDays(wanted.arrival, wanted.departure);
      if (nightly.some((day) => priceOf(plan, type.code, day, wanted.people) === undefined)) return [];
      const state = availabilityState(hotel, inventory, plan, type, wanted);
      if (state !== 'Available' && !wanted.closedToo) return [];
      const nights = quoteNights(hotel, plan, type.code, wanted.arrival, wanted.departure, wanted.people);
      return [rate(hotel, plan, type, nights, wanted, state, inventory.leastAvailable(type.code))];
    }),
  );
}

function availabilityState(
  hotel: Hotel,
  inventory: Inventory,
  plan: RatePlan,
  type: RoomType,
  wanted: Wanted,
): string {
  const { people, arrival, departure } = wanted;
  if (people.adults > type.maximumAdults || people.adults + people.children > type.maximumOccupancy)
    return 'RestrictedDueToOccupancy';
  if (inventory.leastAvailable(type.code) < wanted.units) return 'RestrictedDueToInventory';
  return restrictionAgainst(hotel, { arrival, departure, roomType: type.code, ratePlan: plan }) === undefined
    ? 'Available'
    : 'Restricted';
}

function rate(
  hotel: Hotel,
  plan: RatePlan,
  type: RoomType,
  nights: readonly StayNight[],
  wanted: Wanted,
  state: string,
  left: number,
): object {
  const { currency } = hotel.profile;
  const cost = costOf(hotel, nights, [], wanted.units);
  return {
    total: priced(
      cost.net,
      cost.nights.flatMap((night) => night.taxes),
      currency,
    ),
    rates: {
      rate: nights.map((night) => ({
        base: net(night.amount, currency),
        total: priced(
          night.amount,
          taxesOn(hotel, roomTransaction(hotel, plan.code), night.amount),
          currency,
        ),
        start: night.date,
        end: night.date,
      })),
    },
    packages: plan.packages.map((code) => ({
      packageCode: code,
      description: [hotel.packages.get(code)?.name ?? code],
      includedInRate: true,
      quantity: 1,
    })),
    guestCounts: wanted.people,
    roomType: type.code,
    ratePlanCode: plan.code,
    start: wanted.arrival,
    end: wanted.departure,
    availability: state,
    suppressRate: false,
    marketCode: plan.market,
    sourceCode: plan.source,
    // How many rooms of the type are left over the whole stay.
    numberOfUnits: Math.max(0, left),
    pseudoRoom: false,
    roomTypeCharged: type.code,
    commissionable: plan.commissionPercent !== undefined,
    complimentary: plan.complimentary,
    houseUseOnly: false,
    fixedRate: false,
    discountAllowed: plan.discountAllowed,
    taxIncluded: false,
    rateDescription: plan.name,
  };
}

export const AVAILABILITY_ROUTES: Routes = {
  'par.searchHotelAvailability': searchAvailability,
  'par.getHotelAvailability': searchAvailability,
  'par.searchHotelAvailabilityCRO': searchChain,
  'par.getHotelAvailabilityCRO': searchChain,
};
