import { total, type Money } from '../../shared/money.js';
import { readPosting, type PostingRow, type WirePosting } from './folio.mapper.js';

/** The members of the answer of `csh.getFinancialPostings` that are read (Oracle's csh.json). */
export interface JournalAnswer {
  readonly journalPostings?: { readonly postings?: readonly WirePosting[] };
  readonly hasMore?: boolean;
}

/** The members of the answer of `csh.getHotelRevenue` that are read. */
export interface RevenueAnswer {
  readonly hotelRevenue?: {
    readonly roomRevenue?: number;
    readonly occupiedRooms?: number;
    readonly currencyCode?: string;
  };
}

/** One page of the journal. */
export interface JournalPage {
  readonly rows: readonly PostingRow[];
  readonly more: boolean;
}

/** The postings of a page; no body (204) means none. */
export function readJournal(body: JournalAnswer | undefined): JournalPage {
  const rows = (body?.journalPostings?.postings ?? []).flatMap((posting) => readPosting(posting, 1));
  return { rows, more: body?.hasMore === true };
}

/** What was posted under one transaction code. */
export interface CodeTotal {
  readonly code: string;
  readonly description: string;
  readonly kind: 'charge' | 'payment';
  readonly count: number;
  /** Payments as a positive amount. */
  readonly amount: Money;
}

/** Totals by transaction code, charges before payments, the largest first. */
export function totalsOf(rows: readonly PostingRow[]): CodeTotal[] {
  const groups = new Map<string, PostingRow[]>();
  for (const row of rows) {
    const key = row.code ?? row.description;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .flatMap(([code, own]): CodeTotal[] => {
      const [first] = own;
      if (first === undefined) return [];
      const sum = sumOf(own, first.amount.currency, first.payment);
      const kind = first.payment ? 'payment' : 'charge';
      return [{ code, description: first.description, kind, count: own.length, amount: sum }];
    })
    .toSorted((a, b) =>
      a.kind === b.kind ? Number(b.amount.amount) - Number(a.amount.amount) : a.kind === 'charge' ? -1 : 1,
    );
}

/** Sum of postings; `received` turns payments into what came in. */
export function sumOf(rows: readonly PostingRow[], currency: string, received = false): Money {
  const sum = total(
    rows.map((row) => row.amount),
    currency,
  );
  if (!received) return sum;
  return { amount: total([], currency).amount === sum.amount ? sum.amount : flipped(sum.amount), currency };
}

function flipped(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
