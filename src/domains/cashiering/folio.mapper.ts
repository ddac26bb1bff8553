import { Big } from 'big.js';
import type { GetFolioAnswer } from '../../opera/wire/generated/csh.wire.js';
import { money, total, type Money } from '../../shared/money.js';

type WireWindow = NonNullable<
  NonNullable<GetFolioAnswer['reservationFolioInformation']>['folioWindows']
>[number];
/** One posting as `csh.getFolio`, `csh.postBillingCharges` and `csh.postBillingPayment` answer it. */
export type WirePosting = NonNullable<NonNullable<WireWindow['folios']>[number]['postings']>[number];

/** A posting with what it takes to find it again. */
export interface PostingRow {
  readonly transactionNo?: string;
  readonly date?: string;
  readonly window: number;
  readonly code?: string;
  readonly description: string;
  /** Charges positive, payments negative. */
  readonly amount: Money;
  readonly payment: boolean;
  readonly reference?: string;
  readonly check?: string;
  readonly remark?: string;
}

/** A window with the payee's name unmasked. */
export interface WindowRow {
  readonly window: number;
  readonly balance: Money;
  readonly charges?: Money;
  readonly payee?: string;
  readonly payeeId?: string;
  readonly paymentMethod?: string;
  /** Number of the newest document that closed the window. */
  readonly folioNo?: string;
  /** What was received, as a positive amount. */
  readonly payments?: Money;
  /** Postings that are on no document yet. */
  readonly unbilled: number;
  readonly postings: readonly PostingRow[];
  /** OPERA has further postings of this window. */
  readonly more: boolean;
}

/** A stay's folio. */
export interface Folio {
  readonly windows: readonly WindowRow[];
  /** Sum of the windows; undefined when there is none. */
  readonly balance?: Money;
}

/** Whether every window of the answer states its currency somewhere. */
export function statesCurrency(body: GetFolioAnswer | undefined): boolean {
  return (body?.reservationFolioInformation?.folioWindows ?? []).every(
    (window) => currencyOf(window) !== undefined,
  );
}

function currencyOf(wire: WireWindow): string | undefined {
  const postings = (wire.folios ?? []).flatMap((folio) => folio.postings ?? []);
  const amounts = postings.flatMap((row) => [row.debitAmount, row.creditAmount, row.postedAmount]);
  return [wire.balance, wire.revenue, wire.payment, ...amounts].find(
    (amount) => amount?.currencyCode !== undefined,
  )?.currencyCode;
}

/**
 * The folio of an answer; no body (204) means that there is none yet.
 * @param hotelCurrency for windows on which OPERA states none; a window without any currency at all is left out
 */
export function readFolio(body: GetFolioAnswer | undefined, hotelCurrency?: string): Folio {
  const names = new Map(
    (body?.trxCodesInfo ?? []).map((entry) => [entry.transactionCode, entry.description]),
  );
  const wire = body?.reservationFolioInformation?.folioWindows ?? [];
  const windows = wire.flatMap((window) => {
    const currency = currencyOf(window) ?? hotelCurrency;
    return currency === undefined ? [] : [readWindow(window, names, currency)];
  });
  const currency = windows[0]?.balance.currency;
  return {
    windows,
    balance:
      currency === undefined
        ? undefined
        : total(
            windows.map((window) => window.balance),
            currency,
          ),
  };
}

type CodeNames = ReadonlyMap<string | undefined, string | undefined>;

function readWindow(wire: WireWindow, names: CodeNames, currency: string): WindowRow {
  const window = wire.folioWindowNo ?? 1;
  const folios = wire.folios ?? [];
  const postings = folios.flatMap((folio) =>
    (folio.postings ?? []).flatMap((posting) => readPosting(posting, window, names)),
  );
  const balance =
    money(wire.balance?.amount, currency) ??
    total(
      postings.map((row) => row.amount),
      currency,
    );
  // OPERA's own total of payments is signed one way or the other; what is left of the charges is not.
  const charges = money(wire.revenue?.amount, currency);
  const closing = folios
    .filter((folio) => folio.folioNo !== undefined && folio.folioStatus !== 'Void')
    .at(-1);
  return {
    window,
    balance,
    charges,
    payments: charges === undefined ? undefined : total([charges, negated(balance)], balance.currency),
    payee: wire.payeeInfo?.payeeName,
    payeeId: wire.payeeInfo?.payeeId?.id,
    paymentMethod: wire.paymentMethod?.paymentMethod,
    folioNo: closing === undefined ? undefined : (closing.folioNoWithPrefix ?? String(closing.folioNo)),
    unbilled: folios
      .filter((folio) => folio.folioNo === undefined)
      .reduce((count, folio) => count + (folio.postings?.length ?? 0), 0),
    postings,
    more: wire.hasMore === true,
  };
}

/** A posting; left out when it has no amount at all. */
export function readPosting(wire: WirePosting, window: number, names: CodeNames = new Map()): PostingRow[] {
  const payment = wire.transactionType === 'Payment';
  const amount = signedAmount(wire, payment);
  if (amount === undefined) return [];
  return [
    {
      transactionNo: wire.transactionNo === undefined ? undefined : String(wire.transactionNo),
      date: (wire.transactionDate ?? wire.postingDate)?.slice(0, 10),
      window: wire.folioWindowNo ?? window,
      code: wire.transactionCode,
      description:
        wire.transactionDescription ?? names.get(wire.transactionCode) ?? wire.transactionCode ?? 'posting',
      amount,
      payment,
      reference: filled(wire.reference),
      check: filled(wire.checkNo),
      remark: filled(wire.remark),
    },
  ];
}

/** Debit and credit say the sign; a posted amount alone takes it from the kind of posting. */
function signedAmount(wire: WirePosting, payment: boolean): Money | undefined {
  const { debitAmount: debit, creditAmount: credit, postedAmount: posted } = wire;
  const currency = debit?.currencyCode ?? credit?.currencyCode ?? posted?.currencyCode;
  if (debit?.amount !== undefined || credit?.amount !== undefined) {
    return money(new Big(debit?.amount ?? 0).minus(credit?.amount ?? 0).toString(), currency);
  }
  const amount = money(posted?.amount, currency);
  return amount !== undefined && payment ? negated(amount) : amount;
}

/** The same amount with the other sign. */
export function negated(value: Money): Money {
  return money(new Big(value.amount).times(-1).toString(), value.currency)!;
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
