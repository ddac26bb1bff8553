import { costOf, roomTransaction } from '../rules/cost-of-stay.js';
import { taxesOn } from '../rules/tax.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import { net, priced } from './amount.wire.js';
import { wireId } from './ids.wire.js';

/** Nights in a row on the same terms. */
function segmentsOf(nights: readonly StayNight[]): StayNight[][] {
  const segments: StayNight[][] = [];
  for (const night of nights) {
    const current = segments.at(-1);
    if (current?.[0] && sameTerms(current[0], night)) current.push(night);
    else segments.push([night]);
  }
  return segments;
}

function sameTerms(left: StayNight, right: StayNight): boolean {
  return (
    left.roomType === right.roomType &&
    left.roomTypeCharged === right.roomTypeCharged &&
    left.ratePlan === right.ratePlan &&
    left.market === right.market &&
    left.source === right.source &&
    left.adults === right.adults &&
    left.children === right.children
  );
}

/** `roomStay.roomRates` of a stay: one entry for each run of equal terms, with the price of every night. */
export function roomRates(hotel: Hotel, stay: Reservation): object[] {
  const { currency } = hotel.profile;
  return segmentsOf(stay.nights).map((nights) => {
    const [first] = nights;
    const cost = costOf(hotel, nights, [], stay.units);
    const plan = hotel.ratePlans.get(first?.ratePlan ?? '');
    const block = hotel.groups.blocks.get(stay.blockId ?? '');
    return {
      reservationBlock: block && {
        blockIdList: [wireId(block.id, 'Block')],
        blockName: block.name,
      },
      total: priced(
        cost.net,
        cost.nights.flatMap((night) => night.taxes),
        currency,
      ),
      rates: { rate: nights.map((night) => nightRate(hotel, night)) },
      guestCounts: { adults: first?.adults, children: first?.children },
      roomType: first?.roomType,
      ratePlanCode: first?.ratePlan,
      start: first?.date,
      end: nights.at(-1)?.date,
      suppressRate: false,
      marketCode: first?.market,
      sourceCode: first?.source,
      numberOfUnits: stay.units,
      roomId: stay.roomId,
      pseudoRoom: false,
      roomTypeCharged: first?.roomTypeCharged,
      commissionable: plan?.commissionPercent !== undefined,
      houseUseOnly: false,
      complimentary: plan?.complimentary ?? false,
      fixedRate: nights.some((night) => night.fixed),
      discountAllowed: plan?.discountAllowed ?? false,
    };
  });
}

function nightRate(hotel: Hotel, night: StayNight): object {
  const { currency } = hotel.profile;
  return {
    base: net(night.amount, currency),
    discount: night.discount && {
      percent: night.discount.percent,
      discountReason: night.discount.reason,
      currencyCode: currency,
    },
    total: priced(
      night.amount,
      taxesOn(hotel, roomTransaction(hotel, night.ratePlan), night.amount),
      currency,
    ),
    start: night.date,
    end: night.date,
  };
}
