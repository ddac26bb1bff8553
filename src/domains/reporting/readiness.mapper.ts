import type { GetCashierClosureAnswer } from '../../opera/wire/generated/csh.wire.js';

/** True when money went through the cashier's hands since the last closure. */
export function hasOpenShift(body: GetCashierClosureAnswer | undefined): boolean {
  const amounts: readonly object[] = body?.cashierClosureInfo?.summaryCurrencyAmountList ?? [];
  return amounts.some((currency) =>
    Object.values(currency).some((tender: unknown) => {
      if (typeof tender !== 'object' || tender === null) return false;
      const { received, paidOut } = tender as { received?: unknown; paidOut?: unknown };
      return Number(received ?? 0) !== 0 || Number(paidOut ?? 0) !== 0;
    }),
  );
}
