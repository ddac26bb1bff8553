import { money, total, wireAmount, type Money } from '../../shared/money.js';

interface WireMoney {
  readonly amount?: number;
  readonly currencyCode?: string;
}
interface WireDeposit {
  readonly transactionNo?: number;
  readonly transactionDate?: string;
  readonly postedAmount?: WireMoney;
  readonly creditAmount?: WireMoney;
  readonly reference?: string;
  readonly transferred?: boolean;
  readonly paymentMethod?: { readonly paymentMethod?: string };
}
interface WirePolicy {
  readonly policy?: {
    readonly description?: string;
    readonly policyCode?: string;
    readonly deadline?: { readonly absoluteDeadline?: string };
  };
  readonly amountDue?: WireMoney;
  readonly policyId?: { readonly id?: string };
}
/** The members of `csh.getDepositFolio`'s answer that are read (Oracle's csh.json). */
export interface DepositFolioAnswer {
  readonly reservationDepositFoliosInfo?: readonly {
    readonly totalAmountDue?: WireMoney;
    readonly deposits?: readonly WireDeposit[];
    readonly policySummaryInfo?: { readonly depositPolicies?: readonly WirePolicy[] };
  }[];
}

/** Money received before arrival; negative when it was given back. */
export interface DepositRow {
  readonly transactionNo?: string;
  readonly date?: string;
  readonly amount: Money;
  readonly paymentMethod?: string;
  readonly reference?: string;
  /** It is on the guest's folio already. */
  readonly onFolio: boolean;
}

/** What the hotel asks for in advance. */
export interface DepositRequest {
  readonly policy?: string;
  readonly description?: string;
  readonly due: Money;
  readonly dueDate?: string;
}

/** Deposits of a stay. */
export interface Deposits {
  readonly rows: readonly DepositRow[];
  readonly requests: readonly DepositRequest[];
  /** Still to be paid. */
  readonly due?: Money;
  /** Received and not on the folio yet. */
  readonly held?: Money;
}

/** The deposits of an answer; no body (204) means none. */
export function readDeposits(body: DepositFolioAnswer | undefined): Deposits {
  const wire = body?.reservationDepositFoliosInfo ?? [];
  const rows = wire.flatMap((info) => (info.deposits ?? []).flatMap(readRow));
  const requests = wire.flatMap((info) =>
    (info.policySummaryInfo?.depositPolicies ?? []).flatMap(readPolicy),
  );
  const stated = wire.flatMap((info) => readMoney(info.totalAmountDue) ?? []);
  const currency = rows[0]?.amount.currency ?? stated[0]?.currency ?? requests[0]?.due.currency;
  if (currency === undefined) return { rows, requests };
  const open = rows.filter((row) => !row.onFolio).map((row) => row.amount);
  const asked = stated.length > 0 ? stated : requests.map((request) => request.due);
  return { rows, requests, due: total(asked, currency), held: total(open, currency) };
}

function readRow(wire: WireDeposit): DepositRow[] {
  const amount = readMoney(wire.postedAmount) ?? readMoney(wire.creditAmount);
  if (amount === undefined) return [];
  return [
    {
      transactionNo: wire.transactionNo === undefined ? undefined : String(wire.transactionNo),
      date: wire.transactionDate?.slice(0, 10),
      amount,
      paymentMethod: wire.paymentMethod?.paymentMethod,
      reference: wire.reference,
      onFolio: wire.transferred === true,
    },
  ];
}

function readPolicy(wire: WirePolicy): DepositRequest[] {
  const due = readMoney(wire.amountDue);
  if (due === undefined) return [];
  return [
    {
      policy: wire.policyId?.id ?? wire.policy?.policyCode,
      description: wire.policy?.description,
      due,
      dueDate: wire.policy?.deadline?.absoluteDeadline?.slice(0, 10),
    },
  ];
}

function readMoney(wire: WireMoney | undefined): Money | undefined {
  return money(wire?.amount, wire?.currencyCode);
}

/** A deposit to be taken, or given back when the amount is negative. */
export interface DepositOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly amount: Money;
  readonly method: string;
  readonly reference: string;
  readonly policy?: string;
  readonly remark?: string;
  readonly cashierId?: number;
}

/** Body of `csh.postDepositPayment` (Oracle's csh.json). */
export function toDeposit(order: DepositOrder): object {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      paymentMethod: { paymentMethod: order.method },
      postingAmount: { amount: wireAmount(order.amount), currencyCode: order.amount.currency },
      postingReference: order.reference,
      comments: order.remark,
      depositPolicyId: order.policy === undefined ? undefined : { id: order.policy, type: 'PolicyId' },
      cashierId: order.cashierId,
      action: 'Deposit',
    },
  };
}
