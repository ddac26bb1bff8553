import type {
  SearchHotelAvailabilityAnswer,
  SearchHotelAvailabilityBody,
  GetReservationGuaranteesAnswer,
  RoomRateType,
} from '../../opera/wire/generated/par.wire.js';
import { addDays, nightsBetween, type BusinessDate } from '../../shared/business-date.js';
import { money } from '../../shared/money.js';
import type { Availability, GuaranteeRule, Offer, OfferStatus, PriceRun, RatePlanFacts } from './offer.js';
import { HOUSE_RESTRICTIONS } from './restriction.table.js';

/** What is asked for. */
export interface AvailabilityWish {
  readonly arrival: BusinessDate;
  readonly departure: BusinessDate;
  readonly adults: number;
  readonly children: number;
  readonly rooms: number;
  readonly roomType?: string;
  readonly ratePlan?: string;
  /** Offers that cannot be sold are wanted too, with the reason. */
  readonly withClosed: boolean;
  /** The stay whose own nights must not count against it. */
  readonly reservationId?: string;
}

/** The body of an availability search (Oracle's par.json, searchHotelAvailability). */
export function toAvailabilitySearch(wish: AvailabilityWish): SearchHotelAvailabilityBody {
  return {
    roomStayStartDate: wish.arrival,
    roomStayEndDate: wish.departure,
    roomStayQuantity: wish.rooms,
    adults: wish.adults,
    children: wish.children,
    ...(wish.roomType !== undefined && { roomType: [wish.roomType] }),
    ...(wish.ratePlan !== undefined && { ratePlanCode: [wish.ratePlan] }),
    ...(wish.withClosed && { includeClosedRates: [true] }),
    ...(wish.reservationId !== undefined && {
      hotelReservationId: wish.reservationId,
      hotelReservationIdType: 'Reservation',
    }),
    ratePlanInfo: true,
    resGuaranteeInfo: true,
    roomTypeInfo: true,
  };
}

/** What is for sale; no body (204) means nothing is. */
export function readAvailability(body: SearchHotelAvailabilityAnswer | undefined): Availability {
  const segments = body?.hotelAvailability ?? [];
  const rates = segments
    .flatMap((segment) => segment.roomStays ?? [])
    .flatMap((stay) => stay.roomRates ?? []);
  const plans = segments.flatMap((segment) => segment.masterInfo?.ratePlans?.ratePlan ?? []);
  const types = segments.flatMap((segment) => segment.masterInfo?.roomTypes?.roomType ?? []);
  const restriction = segments.find((segment) => segment.restriction !== undefined)?.restriction;
  return {
    offers: rates.flatMap(readOffer),
    ratePlans: new Map(
      plans.flatMap((plan): [string, RatePlanFacts][] => {
        if (plan.ratePlanCode === undefined) return [];
        const name = text(plan.description ?? plan.shortInfo);
        const guarantees = readPlanGuarantees(plan);
        return [[plan.ratePlanCode, { code: plan.ratePlanCode, name, guarantees }]];
      }),
    ),
    roomTypes: new Map(
      types.flatMap((type): [string, string][] =>
        type.roomType === undefined ? [] : [[type.roomType, type.description ?? type.webName ?? '']],
      ),
    ),
    closed:
      restriction === undefined || restriction.startsWith('Open')
        ? undefined
        : (HOUSE_RESTRICTIONS[restriction] ?? 'a restriction of the hotel forbids these dates'),
    hasMore: segments.some((segment) => segment.hasMore === true),
  };
}

type WirePlan = NonNullable<
  NonNullable<
    NonNullable<SearchHotelAvailabilityAnswer['hotelAvailability']>[number]['masterInfo']
  >['ratePlans']
>['ratePlan'];

/** A plan's guarantees; an availability answer may state only the usual one, with the penalty beside it. */
function readPlanGuarantees(plan: NonNullable<WirePlan>[number]): GuaranteeRule[] {
  if (plan.resGuarantees !== undefined) return plan.resGuarantees.flatMap(readGuarantee);
  const { guarantee, cancelPenalty } = plan;
  return readGuarantee({
    ...guarantee,
    cancelPenalty,
    defaultGuarantee: true,
  });
}

function readOffer(rate: RoomRateType): Offer[] {
  if (rate.roomType === undefined || rate.ratePlanCode === undefined) return [];
  const total = rate.total ?? {};
  return [
    {
      roomType: rate.roomType,
      ratePlan: rate.ratePlanCode,
      status: statusOf(rate.availability),
      total: money(total.amountAfterTax ?? total.amountBeforeTax, total.currencyCode),
      taxIncluded: total.amountAfterTax !== undefined || rate.taxIncluded === true,
      prices: readPrices(rate, total.currencyCode),
      market: text(rate.marketCode),
      source: text(rate.sourceCode),
    },
  ];
}

function statusOf(availability: RoomRateType['availability']): OfferStatus {
  switch (availability) {
    case undefined:
    case 'Available':
      return 'available';
    case 'RestrictedDueToInventory':
      return 'no_rooms';
    case 'RestrictedDueToOccupancy':
      return 'occupancy';
    case 'RestrictedDueToItemInventory':
      return 'items';
    default:
      return 'restricted';
  }
}

/** Nights at one price put together; a wire entry may stand for one night or several (`end` is its last night). */
function readPrices(rate: RoomRateType, currency: string | undefined): PriceRun[] {
  const runs: PriceRun[] = [];
  for (const entry of rate.rates?.rate ?? []) {
    const price = money(
      entry.base?.amountBeforeTax ?? entry.total?.amountBeforeTax ?? entry.base?.amountAfterTax,
      entry.base?.currencyCode ?? currency,
    );
    const from = entry.start?.slice(0, 10);
    if (price === undefined || from === undefined) continue;
    const nights = Math.max(1, nightsBetween(from, entry.end?.slice(0, 10) ?? from) + 1);
    const last = runs.at(-1);
    const continues = last?.price.amount === price.amount && addDays(last.from, last.nights) === from;
    if (continues) runs[runs.length - 1] = { ...last, nights: last.nights + nights };
    else runs.push({ from, nights, price });
  }
  return runs;
}

/** The guarantees a stay may be booked under (Oracle's par.json, getReservationGuarantees). */
export function readGuarantees(body: GetReservationGuaranteesAnswer | undefined): GuaranteeRule[] {
  return (body?.resGuarantees ?? []).flatMap(readGuarantee);
}

type WireGuarantee = NonNullable<GetReservationGuaranteesAnswer['resGuarantees']>[number];

function readGuarantee(wire: WireGuarantee): GuaranteeRule[] {
  if (wire.guaranteeCode === undefined) return [];
  const needs = wire.policyRequirements ?? {};
  const requires: [boolean | undefined, string][] = [
    [needs.creditCard, 'credit card'],
    [needs.deposit, 'deposit'],
    [needs.address, 'address'],
    [needs.phoneNumber, 'phone number'],
    [needs.arrivalTime, 'arrival time'],
  ];
  const penalty = wire.cancelPenalty;
  const deposit = wire.depositPolicy?.policy;
  return [
    {
      code: wire.guaranteeCode,
      name: text(wire.shortDescription?.defaultText ?? wire.description),
      isDefault: wire.defaultGuarantee === true,
      requires: requires.flatMap(([needed, name]) => (needed === true ? [name] : [])),
      cancellation: text(penalty?.penaltyDescription ?? penalty?.formattedRule),
      nonRefundable: penalty?.nonRefundable === true,
      deposit: text(deposit?.description ?? deposit?.formattedRule),
      holdUntil: wire.lateArrival?.match(/(\d{2}:\d{2})/)?.[1],
    },
  ];
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
