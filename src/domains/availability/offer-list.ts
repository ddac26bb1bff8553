import { compareAmounts } from '../../shared/money.js';
import type { RateOffer, RoomAvailability } from './availability.schema.js';
import { sayGuarantee, sayRun } from './availability.view.js';
import type { Availability, Offer } from './offer.js';
import { OFFER_REASONS } from './restriction.table.js';

/** Rates shown for each room type unless every one is wanted. */
const SHOWN = 3;

/**
 * Offers by room type, those for sale and cheaper ones first.
 * @returns the room types, and how many offers for sale were left out
 */
export function grouped(
  found: Availability,
  show: { readonly full: boolean; readonly withUnavailable: boolean },
): { roomTypes: RoomAvailability['roomTypes']; left: number } {
  const byType = Map.groupBy(found.offers, (offer) => offer.roomType);
  let left = 0;
  const roomTypes = [...byType].flatMap(([roomType, offers]) => {
    const sold = offers.filter((offer) => offer.status === 'available').sort(byPrice);
    const closed = show.withUnavailable ? offers.filter((offer) => offer.status !== 'available') : [];
    const shown = show.full ? sold : sold.slice(0, SHOWN);
    left += sold.length - shown.length;
    const rates = [...shown, ...closed].map((offer) => rateOf(offer, show.full));
    const name = found.roomTypes.get(roomType);
    if (rates.length === 0) return [];
    return [
      { roomType, ...(name !== undefined && name !== '' && { name }), available: sold.length > 0, rates },
    ];
  });
  return { roomTypes: roomTypes.sort((a, b) => priceOf(a) - priceOf(b)), left };
}

/** What the rate plans of the shown rates are called and on which terms they are sold, each said once. */
export function plansOf(
  roomTypes: RoomAvailability['roomTypes'],
  found: Availability,
): RoomAvailability['ratePlans'] {
  const shown = new Set(roomTypes.flatMap((type) => type.rates.map((rate) => rate.ratePlan)));
  return [...shown].map((ratePlan) => {
    const plan = found.ratePlans.get(ratePlan);
    const rule = plan?.guarantees.find((one) => one.isDefault) ?? plan?.guarantees[0];
    const terms = sayGuarantee(rule);
    return {
      ratePlan,
      ...(plan?.name !== undefined && { name: plan.name }),
      ...(terms !== undefined && { terms }),
    };
  });
}

function rateOf(offer: Offer, full: boolean): RateOffer {
  const available = offer.status === 'available';
  return {
    ratePlan: offer.ratePlan,
    available,
    ...(offer.total !== undefined && { total: offer.total }),
    ...(full && available && { nights: offer.prices.map(sayRun) }),
    ...(offer.status !== 'available' && { reason: OFFER_REASONS[offer.status] }),
  };
}

function byPrice(left: Offer, right: Offer): number {
  if (left.total === undefined || right.total === undefined) return left.total === undefined ? 1 : -1;
  return compareAmounts(left.total.amount, right.total.amount);
}

/** Only for the order of room types: their cheapest total, those not for sale last. */
function priceOf(type: RoomAvailability['roomTypes'][number]): number {
  const cheapest = type.available ? type.rates[0]?.total?.amount : undefined;
  return cheapest === undefined ? Number.MAX_SAFE_INTEGER : Number(cheapest);
}
