import { refuse } from '../../errors/opera.error.js';
import type { FolioWindow, Posting } from '../../state/folio.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import { isChargeable } from '../../rules/stay-status.js';

/** A posting with where it is. */
export interface Found {
  readonly stay: Reservation;
  readonly window: FolioWindow;
  readonly posting: Posting;
}

/** Every posting of the hotel's folios. */
export function allPostings(hotel: Hotel): Found[] {
  return [...hotel.reservations.values()].flatMap((stay) => postingsOf(stay));
}

/** Every posting of a stay. */
export function postingsOf(stay: Reservation): Found[] {
  return stay.windows.flatMap((window) => window.postings.map((posting) => ({ stay, window, posting })));
}

/** The posting with that number. Throws 404. */
export function findPosting(hotel: Hotel, no: number): Found {
  const found = allPostings(hotel).find(({ posting }) => posting.no === no);
  if (!found)
    throw refuse('NOT_FOUND', `Transaction ${no} is on no folio of ${hotel.profile.id}.`, 'transactionNo');
  return found;
}

/** Throws unless the posting can still be changed: its guest is in the house and no folio was issued with it. */
export function requireOpen({ stay, window, posting }: Found): void {
  if (!isChargeable(stay))
    throw refuse('STATUS_FORBIDS', `Transaction ${posting.no} is of a guest who is not in the house.`);
  if (isBilled(window, posting))
    throw refuse('STATUS_FORBIDS', `Transaction ${posting.no} is on a closed folio.`);
}

/** True when a valid folio was issued with the posting. */
export function isBilled(window: FolioWindow, posting: Posting): boolean {
  return window.folios.some((folio) => folio.voided !== true && folio.postings.includes(posting.no));
}

/** The taxes that a charge brought, where the charge is. */
export function taxesOf(window: FolioWindow, posting: Posting): Posting[] {
  return window.postings.filter((other) => other.parent === posting.no);
}

/** The numbers of a request's list of transactions. Throws 400 when there are none. */
export function transactionNumbers(texts: readonly string[], path: string): number[] {
  const numbers = texts.map(Number).filter((no) => Number.isInteger(no));
  if (numbers.length === 0) throw refuse('VALUE_MISSING', 'transactionList is required.', path);
  return numbers;
}
