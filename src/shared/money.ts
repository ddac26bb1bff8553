import { Big } from 'big.js';
import { z } from 'zod';

/** Decimal text with an ISO 4217 currency code; never a float. */
export const Money = z.object({
  // Checked here and not by patterns: a model reads the shape, and the patterns would cost it tokens in every list.
  amount: z.string().refine((text) => /^-?\d{1,12}(\.\d{1,4})?$/.test(text), 'is no amount such as 129.00'),
  currency: z.string().refine((text) => /^[A-Z]{3}$/.test(text), 'is no currency code such as EUR'),
});
export type Money = z.infer<typeof Money>;

/** Money in output schemas: the same shape without the patterns, which would only cost the model tokens. */
export const MoneyShown = z.object({ amount: z.string(), currency: z.string() });

/**
 * Money from what OPERA's JSON carries (a number or numeric text).
 * @param amount as parsed; the shortest decimal text of a JSON number is exact enough for money
 * @returns undefined when there is no amount
 */
export function money(amount: number | string | undefined, currency: string | undefined): Money | undefined {
  if (amount === undefined || amount === '' || currency === undefined) return undefined;
  return { amount: decimal(new Big(amount)), currency };
}

/** Sum of amounts of one currency; `zero` when the list is empty. */
export function total(amounts: readonly Money[], currency: string): Money {
  const sum = amounts.reduce((left, right) => left.plus(right.amount), new Big(0));
  return { amount: decimal(sum), currency };
}

/** -1, 0 or 1 as text amounts compare. */
export function compareAmounts(left: string, right: string): number {
  return new Big(left).cmp(right);
}

/** For OPERA's JSON, which wants a number. Safe for amounts of up to 15 digits, which the schema ensures. */
export function wireAmount(value: Money): number {
  return new Big(value.amount).toNumber();
}

/** "129.00 EUR", for people. */
export function sayMoney(value: Money | undefined): string {
  return value === undefined ? 'not stated' : `${value.amount} ${value.currency}`;
}

function decimal(value: Big): string {
  const places = Math.max(2, value.c.length - value.e - 1);
  return value.toFixed(Math.min(4, places));
}

/** A percentage of an amount, rounded half up to cents. */
export function share(of: Money, percent: number): Money {
  return { amount: new Big(of.amount).times(percent).div(100).toFixed(2), currency: of.currency };
}

/** An amount several times. */
export function times(value: Money, count: number): Money {
  return { amount: decimal(new Big(value.amount).times(count)), currency: value.currency };
}

/** From one amount to another of the same currency; negative when it became less. */
export function difference(from: Money, to: Money): Money {
  return { amount: decimal(new Big(to.amount).minus(from.amount)), currency: to.currency };
}
