import { z } from 'zod';
import { MoneyShown, sayMoney } from '../../shared/money.js';

/** Postings of one transaction code together. */
export const CodeTotalShown = z.object({
  code: z.string(),
  description: z.string(),
  kind: z.string(),
  count: z.int(),
  amount: MoneyShown,
});

/** Totals, one a line. */
export function sayTotals(totals: readonly z.infer<typeof CodeTotalShown>[]): string {
  return totals
    .map(
      ({ code, description, kind, count, amount }) =>
        `${kind === 'payment' ? 'Paid: ' : ''}${code} ${description}, ${count} x: ${sayMoney(amount)}`,
    )
    .join('\n');
}
