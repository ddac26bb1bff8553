import { type CashierClosure, type Tender, TENDERS } from '../state/cashier.js';
import type { Posting } from '../state/folio.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';
import type { Desk } from './desk.js';

/** A posting of a shift with where it is. */
export interface ShiftPosting {
  readonly stay: Reservation;
  readonly window: Reservation['windows'][number];
  readonly posting: Posting;
}

/** What came in and went out of one kind of money. */
export interface Taken {
  readonly received: Minor;
  readonly paidOut: Minor;
}

/** The closed shifts of a cashier, oldest first. */
export function closuresOf(hotel: Hotel, cashier: number): CashierClosure[] {
  return hotel.cashDesk.closures.filter((closure) => closure.cashier === cashier);
}

/** What a cashier posted in a shift: the open one, unless the number of another one is given. */
export function shiftOf(hotel: Hotel, cashier: number, closureNo?: number): ShiftPosting[] {
  const closures = closuresOf(hotel, cashier);
  const no = closureNo ?? closures.length + 1;
  if (no < 1 || no > closures.length + 1) return [];
  const after = closures[no - 2]?.lastTransaction ?? 0;
  const until = closures[no - 1]?.lastTransaction ?? Number.POSITIVE_INFINITY;
  return [...hotel.reservations.values()].flatMap((stay) =>
    stay.windows.flatMap((window) =>
      window.postings
        .filter((posting) => posting.cashier === cashier && posting.no > after && posting.no <= until)
        .map((posting) => ({ stay, window, posting })),
    ),
  );
}

/** Which kind of money a payment method is. */
export function tenderOf(method: string | undefined): Tender {
  if (method === 'CA') return 'cash';
  return ['VA', 'MC', 'AX', 'DC'].includes(method ?? '') ? 'creditCard' : 'others';
}

/** What a shift took of one kind of money. */
export function takenOf(shift: readonly ShiftPosting[], tender: Tender): Taken {
  let received = 0;
  let paidOut = 0;
  for (const { posting } of shift) {
    if (posting.bucket !== 'Payment' || tenderOf(posting.paymentMethod) !== tender) continue;
    if (posting.amount < 0) received -= posting.amount;
    else paidOut += posting.amount;
  }
  return { received, paidOut };
}

/** Closes a cashier's open shift; what was not counted is taken to be what it should be. */
export function closeShift(
  { world, hotel, at }: Desk,
  cashier: number,
  counted: Partial<Record<Tender, Minor>> = {},
  bags?: CashierClosure['bags'],
): CashierClosure {
  const shift = shiftOf(hotel, cashier);
  const sums = TENDERS.map((tender) => {
    const { received, paidOut } = takenOf(shift, tender);
    return [tender, counted[tender] ?? received - paidOut] as const;
  });
  const closure: CashierClosure = {
    no: closuresOf(hotel, cashier).length + 1,
    cashier,
    date: hotel.businessDate,
    at,
    lastTransaction: world.sequences.transaction,
    counted: Object.fromEntries(sums) as Record<Tender, Minor>,
    bags,
  };
  hotel.cashDesk.closures.push(closure);
  return closure;
}

/** At the end of a day every shift in which something was posted is closed. */
export function closeAllShifts(desk: Desk): void {
  for (const cashier of desk.hotel.cashiers.keys())
    if (shiftOf(desk.hotel, cashier).length > 0) closeShift(desk, cashier);
}
