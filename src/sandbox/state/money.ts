import { Big } from 'big.js';

/** An amount in minor units of the hotel's currency (cents); always a whole number, so sums are exact. */
export type Minor = number;

/** Money as Oracle's files write it. */
export interface WireMoney {
  readonly amount: number;
  readonly currencyCode: string;
}

/**
 * Minor units of a decimal given as number or text, rounded half up to the cent.
 * Undefined when the value is no decimal.
 */
export function toMinor(value: unknown): Minor | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  try {
    return new Big(value).times(100).round(0, Big.roundHalfUp).toNumber();
  } catch {
    return undefined;
  }
}

/** The decimal number of an amount in minor units. */
export function decimal(minor: Minor): number {
  return minor / 100;
}

/** The decimal text of an amount in minor units, two places. */
export function decimalText(minor: Minor): string {
  return new Big(minor).div(100).toFixed(2);
}

/** An amount on the wire. */
export function money(minor: Minor, currencyCode: string): WireMoney {
  return { amount: decimal(minor), currencyCode };
}

/** `basisPoints` hundredths of a percent of the amount, rounded half away from zero to the cent. */
export function portion(minor: Minor, basisPoints: number): Minor {
  const exact = Math.abs(minor) * basisPoints;
  const rounded = Math.floor((exact + 5_000) / 10_000);
  return minor < 0 ? -rounded : rounded;
}
