import type { Hotel } from '../state/hotel.js';
import { type Minor, portion } from '../state/money.js';

/** One tax on an amount. */
export interface TaxLine {
  readonly code: string;
  readonly description: string;
  readonly amount: Minor;
}

/** The taxes that a transaction code generates on a net amount, each rounded to the cent. */
export function taxesOn(hotel: Hotel, transactionCode: string, net: Minor): TaxLine[] {
  const taxes = hotel.transactionCodes.get(transactionCode)?.taxes ?? [];
  return taxes.flatMap((code) => {
    const tax = hotel.transactionCodes.get(code);
    const amount = portion(net, tax?.rateBasisPoints ?? 0);
    return tax && amount !== 0 ? [{ code, description: tax.description, amount }] : [];
  });
}

/** Sum of the taxes on a net amount. */
export function taxTotal(hotel: Hotel, transactionCode: string, net: Minor): Minor {
  return taxesOn(hotel, transactionCode, net).reduce((sum, line) => sum + line.amount, 0);
}
