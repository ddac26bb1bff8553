import { money, type Money } from '../../shared/money.js';

interface WireMoney {
  readonly amount?: number;
  readonly currencyCode?: string;
}
/** The members of the answer of `ars.getAccounts` that are read (Oracle's ars.json). */
export interface AccountsAnswer {
  readonly accountsDetails?: readonly {
    readonly accountId?: { readonly id?: string };
    readonly accountNo?: string;
    readonly accountName?: string;
    readonly balance?: WireMoney;
    readonly creditLimit?: WireMoney;
    readonly profileId?: { readonly id?: string };
    readonly type?: string;
  }[];
  readonly hasMore?: boolean;
  readonly totalResults?: number;
}
/** The members of the answer of `ars.getInvoicesPayments` that are read. */
export interface InvoicesAnswer {
  readonly details?: readonly {
    readonly invoices?: readonly {
      readonly invoiceNo?: number;
      readonly folioNo?: number;
      readonly transactionDate?: string;
      readonly guestName?: string;
      readonly age?: number;
      readonly amount?: WireMoney;
      readonly balance?: WireMoney;
      readonly status?: string;
    }[];
  }[];
  readonly hasMore?: boolean;
}

/** A debtor's account. */
export interface AccountRow {
  readonly accountId: string;
  readonly accountNo?: string;
  readonly name: string;
  readonly balance?: Money;
  readonly creditLimit?: Money;
  readonly profileId?: string;
}

/** One bill of an account. */
export interface InvoiceRow {
  readonly invoiceNo: string;
  readonly date?: string;
  /** Unmasked. */
  readonly guest?: string;
  readonly ageDays?: number;
  readonly amount: Money;
  readonly open: Money;
}

/** The accounts of an answer; no body (204) means none. */
export function readAccounts(body: AccountsAnswer | undefined): {
  readonly rows: readonly AccountRow[];
  readonly more: boolean;
  readonly total?: number;
} {
  const rows = (body?.accountsDetails ?? []).flatMap((wire): AccountRow[] => {
    const id = wire.accountId?.id;
    if (id === undefined) return [];
    return [
      {
        accountId: id,
        accountNo: wire.accountNo,
        name: wire.accountName ?? wire.accountNo ?? id,
        balance: money(wire.balance?.amount, wire.balance?.currencyCode),
        creditLimit: money(wire.creditLimit?.amount, wire.creditLimit?.currencyCode),
        profileId: wire.profileId?.id,
      },
    ];
  });
  return { rows, more: body?.hasMore === true, total: body?.totalResults };
}

/** The invoices of an answer, the newest last. */
export function readInvoices(body: InvoicesAnswer | undefined): InvoiceRow[] {
  return (body?.details ?? [])
    .flatMap((each) => each.invoices ?? [])
    .flatMap((wire): InvoiceRow[] => {
      const amount = money(wire.amount?.amount, wire.amount?.currencyCode);
      const open = money(wire.balance?.amount, wire.balance?.currencyCode);
      if (wire.invoiceNo === undefined || amount === undefined || open === undefined) return [];
      return [
        {
          invoiceNo: String(wire.invoiceNo),
          date: wire.transactionDate?.slice(0, 10),
          guest: wire.guestName,
          ageDays: wire.age,
          amount,
          open,
        },
      ];
    });
}
