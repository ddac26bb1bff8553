import { sayMoney } from '../../shared/money.js';
import type { RateOffer, RoomAvailability } from './availability.schema.js';
import type { GuaranteeRule } from './offer.js';

/** The offers, one room type after another. */
export function sayAvailability(data: RoomAvailability): string {
  const head = `${data.arrivalDate} to ${data.departureDate}, ${data.nights} ${data.nights === 1 ? 'night' : 'nights'}`;
  if (data.roomTypes.length === 0) {
    return `Nothing is for sale for ${head}${data.closed === undefined ? '' : `: ${data.closed}`}.`;
  }
  const lines = data.roomTypes.flatMap((type) => [
    `${type.roomType}${type.name === undefined ? '' : ` ${type.name}`}${type.available ? '' : ' - not available'}:`,
    ...type.rates.map((rate) => `  ${sayRate(rate)}`),
  ]);
  const closed = data.closed === undefined ? [] : [`The hotel says: ${data.closed}.`];
  return [`For sale ${head}, totals ${data.taxIncluded ? 'with' : 'before'} tax:`, ...closed, ...lines].join(
    '\n',
  );
}

function sayRate(rate: RateOffer): string {
  const nights = rate.prices
    ?.map((run) => `${run.nights} x ${sayMoney(run.price)} from ${run.from}`)
    .join(', ');
  const price = `${sayMoney(rate.total)}${nights === undefined ? '' : `; per night ${nights}`}`;
  if (!rate.available) return `${rate.ratePlan}: not sold, ${rate.reason ?? 'no reason given'}`;
  return `${rate.ratePlan} ${price}`;
}

/** A guarantee in half a line: what it asks and what cancelling costs; undefined when the hotel states nothing. */
export function sayGuarantee(rule: GuaranteeRule | undefined): string | undefined {
  if (rule === undefined) return undefined;
  const needs = rule.requires.length === 0 ? '' : ` needs ${rule.requires.join(' and ')}`;
  const parts = [
    `guarantee ${rule.code}${needs}`,
    rule.holdUntil === undefined ? '' : `held until ${rule.holdUntil}`,
    rule.deposit === undefined ? '' : `deposit: ${rule.deposit}`,
    rule.cancellation ?? (rule.nonRefundable ? 'not refundable' : ''),
  ];
  return parts.filter((part) => part !== '').join('; ');
}
