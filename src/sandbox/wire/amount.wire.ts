import type { TaxLine } from '../rules/tax.js';
import { decimal, type Minor } from '../state/money.js';

/** A price before and after taxes, with the taxes that make the difference. */
export function priced(net: Minor, taxes: readonly TaxLine[], currencyCode: string): object {
  const tax = taxes.reduce((sum, line) => sum + line.amount, 0);
  return {
    amountBeforeTax: decimal(net),
    amountAfterTax: decimal(net + tax),
    currencyCode,
    taxes:
      taxes.length === 0
        ? undefined
        : {
            amount: decimal(tax),
            currencyCode,
            tax: summed(taxes).map((line) => taxLine(line, currencyCode)),
          },
  };
}

/** A net price alone. */
export function net(amount: Minor, currencyCode: string): object {
  return { amountBeforeTax: decimal(amount), currencyCode };
}

function taxLine(line: TaxLine, currencyCode: string): object {
  return {
    description: line.description,
    type: 'Exclusive',
    code: line.code,
    amount: decimal(line.amount),
    currencyCode,
  };
}

/** One line for each tax code. */
function summed(lines: readonly TaxLine[]): TaxLine[] {
  const byCode = new Map<string, TaxLine>();
  for (const line of lines) {
    const before = byCode.get(line.code);
    byCode.set(line.code, before ? { ...line, amount: line.amount + before.amount } : line);
  }
  return [...byCode.values()];
}
