import type { GetReservationSummariesAnswer } from '../../opera/wire/generated/fof.wire.js';
import { money, type Money } from '../../shared/money.js';
import { readArrivals, type ArrivalPage, type ArrivalRow } from './arrival.mapper.js';

/** A guest in the house with the name unmasked. */
export interface InHouseRow extends ArrivalRow {
  /** What is open on the folio; negative is a credit. */
  readonly balance?: Money;
}

/** One page of guests in the house. */
export interface InHousePage extends Omit<ArrivalPage, 'rows'> {
  readonly rows: readonly InHouseRow[];
}

/** Guests of a page; no body (204) means none. Throws Fault OPERA_UNEXPECTED_SHAPE when a row has no id. */
export function readInHouse(body: GetReservationSummariesAnswer | undefined): InHousePage {
  const page = readArrivals(body);
  const rows = page.rows.map((row, index): InHouseRow => {
    const balance = body?.reservationInfoList?.[index]?.roomStay?.balance;
    return { ...row, balance: money(balance?.amount, balance?.currencyCode) };
  });
  return { ...page, rows };
}
