import { sayMoney } from '../../shared/money.js';
import type { RateOffer, RoomAvailability } from './availability.schema.js';
import type { GuaranteeRule, PriceRun } from './offer.js';

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
  const plans = data.ratePlans.map(
    ({ ratePlan, name, terms }) =>
      `${ratePlan}: ${[name, terms].filter((part) => part !== undefined).join('; ')}`,
  );
  const tax = data.taxIncluded ? 'with' : 'before';
  return [`For sale ${head}, totals ${tax} tax:`, ...closed, ...lines, 'Rate plans:', ...plans].join('\n');
}

function sayRate(rate: RateOffer): string {
  const nights = rate.nights?.join(', ');
  const price = `${sayMoney(rate.total)}${nights === undefined ? '' : `; per night ${nights}`}`;
  if (!rate.available) return `${rate.ratePlan}: not sold, ${rate.reason ?? 'no reason given'}`;
  return `${rate.ratePlan} ${price}`;
}

/** Nights at one price: `2 x 114.00 EUR from 2026-03-11`. */
export function sayRun(run: PriceRun): string {
  return `${run.nights} x ${sayMoney(run.price)} from ${run.from}`;
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
