import { addDays, type BusinessDate } from '../../shared/business-date.js';
import { compareAmounts, type Money } from '../../shared/money.js';
import type { Offer } from './offer.js';

/** The lowest price of a night among some rates, and at which room type; nothing when none of them has a price. */
export function lowestByDay(
  offers: readonly Offer[],
  rates: readonly string[],
  date: BusinessDate,
): { readonly roomType?: string; readonly price?: Money } {
  let lowest: { readonly roomType: string; readonly price: Money } | undefined;
  for (const offer of offers) {
    if (!rates.includes(offer.ratePlan) || offer.status === 'occupancy') continue;
    const run = offer.prices.find((one) => one.from <= date && date < addDays(one.from, one.nights));
    if (run === undefined) continue;
    if (lowest === undefined || compareAmounts(run.price.amount, lowest.price.amount) < 0)
      lowest = { roomType: offer.roomType, price: run.price };
  }
  return lowest ?? {};
}
