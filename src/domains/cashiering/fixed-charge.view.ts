import { z } from 'zod';
import { MoneyShown, sayMoney } from '../../shared/money.js';

/** A charge that is posted by itself. */
export const FixedChargeShown = z.object({
  transactionCode: z.string(),
  amount: MoneyShown.optional(),
  quantity: z.int(),
  frequency: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
});

/** Fixed charges, one a line. */
export function sayFixedCharges(charges: readonly z.infer<typeof FixedChargeShown>[]): string {
  if (charges.length === 0) return 'No fixed charges.';
  return charges
    .map(
      (row) =>
        `${row.transactionCode}: ${row.quantity} x ${sayMoney(row.amount)} ${row.frequency}, ${row.from ?? 'arrival'} to ${row.to ?? 'departure'}`,
    )
    .join('\n');
}
