import { money, type Money } from '../../shared/money.js';

interface WireTransaction {
  readonly transactionCode?: string;
  readonly description?: string;
  readonly amount?: { readonly amount?: number; readonly currencyCode?: string };
  readonly trxCount?: number;
}
/** The members of the answer of `csh.getCashierTransactions` that are read (Oracle's csh.json). */
export interface CashierTransactionsAnswer {
  readonly cashierTransactionsInfo?: {
    readonly cashierInfo?: { readonly closureNo?: number };
    readonly summaryTransactionList?: readonly WireTransaction[];
  };
}
interface WireTender {
  readonly received?: number;
  readonly paidOut?: number;
  readonly expectedShiftBalance?: number;
}
const TENDERS = { cash: 'cash', check: 'checks', creditCard: 'credit cards', others: 'other' } as const;
type Tender = keyof typeof TENDERS;
/** The members of the answer of `csh.getCashierClosure` that are read. */
export interface ClosureAnswer {
  readonly cashierClosureInfo?: {
    readonly cashierInfo?: { readonly closureNo?: number };
    readonly summaryCurrencyAmountList?: readonly ({ readonly currencyCode?: string } & {
      readonly [tender in Tender]?: WireTender;
    })[];
  };
}

/** What a cashier posted under one transaction code. */
export interface ShiftRow {
  readonly code: string;
  readonly description: string;
  readonly count: number;
  readonly amount: Money;
}

/** One kind of money of a shift. */
export interface DrawerRow {
  readonly kind: string;
  readonly received: Money;
  readonly paidOut: Money;
  readonly expected: Money;
}

/** The rows of a shift; no body (204) means that nothing was posted. */
export function readShift(body: CashierTransactionsAnswer | undefined): {
  readonly closureNo?: number;
  readonly rows: readonly ShiftRow[];
} {
  const info = body?.cashierTransactionsInfo;
  const rows = (info?.summaryTransactionList ?? []).flatMap((wire): ShiftRow[] => {
    const amount = money(wire.amount?.amount, wire.amount?.currencyCode);
    if (wire.transactionCode === undefined || amount === undefined) return [];
    const code = wire.transactionCode;
    return [{ code, description: wire.description ?? code, count: wire.trxCount ?? 1, amount }];
  });
  return { closureNo: info?.cashierInfo?.closureNo, rows };
}

/** The drawer of an open shift: kinds of money that moved. */
export function readDrawer(body: ClosureAnswer | undefined): {
  readonly closureNo?: number;
  readonly rows: readonly DrawerRow[];
} {
  const info = body?.cashierClosureInfo;
  const rows = (info?.summaryCurrencyAmountList ?? []).flatMap((amounts) =>
    (Object.keys(TENDERS) as Tender[]).flatMap((tender): DrawerRow[] => {
      const wire = amounts[tender];
      const received = money(wire?.received ?? 0, amounts.currencyCode);
      const paidOut = money(wire?.paidOut ?? 0, amounts.currencyCode);
      const expected = money(wire?.expectedShiftBalance ?? 0, amounts.currencyCode);
      if (received === undefined || paidOut === undefined || expected === undefined) return [];
      const moved = [received, paidOut, expected].some((each) => Number(each.amount) !== 0);
      return moved ? [{ kind: TENDERS[tender], received, paidOut, expected }] : [];
    }),
  );
  return { closureNo: info?.cashierInfo?.closureNo, rows };
}
