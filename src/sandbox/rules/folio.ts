import type { Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import type { FolioWindow, Posting } from '../state/folio.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';
import type { RevenueBucket } from '../state/transaction-code.js';
import { nextNumber, type World } from '../state/world.js';
import { routedPayee } from './routing.js';
import { taxesOn } from './tax.js';

/** What is being posted, before OPERA gives it a number. */
export interface Charge {
  readonly code: string;
  readonly quantity: number;
  /** Net price of one. */
  readonly price: Minor;
  readonly window: number;
  readonly cashier: number;
  readonly at: string;
  readonly date?: Day;
  readonly description?: string;
  readonly reference?: string;
  readonly remark?: string;
  readonly check?: string;
  readonly article?: string;
  readonly ratePlan?: string;
  readonly reverses?: number;
  readonly adjusts?: number;
  readonly reason?: string;
}

export interface Payment {
  readonly method: string;
  /** Positive for money received, negative for a refund. */
  readonly amount: Minor;
  readonly window: number;
  readonly cashier: number;
  readonly at: string;
  readonly date?: Day;
  readonly reference?: string;
  readonly remark?: string;
}

/** The stay's window of that number, opened when it does not exist yet (1 to 8). */
export function windowOf(stay: Reservation, no: number): FolioWindow {
  if (!Number.isInteger(no) || no < 1 || no > 8)
    throw refuse('VALUE_INVALID', 'A folio window is a number from 1 to 8.', 'folioWindowNo');
  let window = stay.windows.find((candidate) => candidate.no === no);
  if (!window) {
    const payment = stay.payments.find((candidate) => candidate.window === no);
    const routed = routedPayee(stay, no);
    window = {
      no,
      payeeId: routed.payeeId ?? stay.guests.find((guest) => guest.primary)?.profileId,
      method: payment?.method ?? routed.method,
      postings: [],
      folios: [],
    };
    stay.windows.push(window);
    stay.windows.sort((left, right) => left.no - right.no);
  }
  return window;
}

/** Posts a charge with the taxes it generates; gives back the charge first, then the taxes. */
export function postCharge(world: World, hotel: Hotel, stay: Reservation, charge: Charge): Posting[] {
  const code = hotel.transactionCodes.get(charge.code);
  if (!code || code.bucket === 'Payment')
    throw refuse(
      'CODE_UNKNOWN',
      `Transaction code ${charge.code} is not a charge of ${hotel.profile.id}.`,
      'transactionCode',
    );
  const window = windowOf(stay, charge.window);
  const net = charge.price * charge.quantity;
  const shared = {
    date: charge.date ?? hotel.businessDate,
    at: charge.at,
    cashier: charge.cashier,
    reference: charge.reference,
    check: charge.check,
  };
  const main: Posting = {
    ...shared,
    no: nextNumber(world, 'transaction'),
    code: code.code,
    description: charge.description ?? code.description,
    bucket: code.bucket,
    quantity: charge.quantity,
    price: charge.price,
    amount: net,
    remark: charge.remark,
    article: charge.article,
    ratePlan: charge.ratePlan,
    reverses: charge.reverses,
    adjusts: charge.adjusts,
    reason: charge.reason,
  };
  const taxes = taxesOn(hotel, code.code, net).map((line): Posting => ({
    ...shared,
    no: nextNumber(world, 'transaction'),
    code: line.code,
    description: line.description,
    bucket: 'Tax',
    quantity: 1,
    price: line.amount,
    amount: line.amount,
    parent: main.no,
  }));
  window.postings.push(main, ...taxes);
  return [main, ...taxes];
}

/** Posts a payment: it lowers the balance of its window. */
export function postPayment(world: World, hotel: Hotel, stay: Reservation, payment: Payment): Posting {
  const code = [...hotel.transactionCodes.values()].find(
    (candidate) => candidate.paymentMethod === payment.method,
  );
  if (!code)
    throw refuse(
      'CODE_UNKNOWN',
      `Payment method ${payment.method} is not accepted at ${hotel.profile.id}.`,
      'paymentMethod',
    );
  const posting: Posting = {
    no: nextNumber(world, 'transaction'),
    date: payment.date ?? hotel.businessDate,
    at: payment.at,
    code: code.code,
    description: code.description,
    bucket: 'Payment',
    quantity: 1,
    price: -payment.amount,
    amount: -payment.amount,
    cashier: payment.cashier,
    reference: payment.reference,
    remark: payment.remark,
    paymentMethod: payment.method,
  };
  windowOf(stay, payment.window).postings.push(posting);
  return posting;
}

export function windowBalance(window: FolioWindow): Minor {
  return window.postings.reduce((sum, posting) => sum + posting.amount, 0);
}

export function stayBalance(stay: Reservation): Minor {
  return stay.windows.reduce((sum, window) => sum + windowBalance(window), 0);
}

/** Sum of the postings of a bucket over all windows. */
export function bucketTotal(stay: Reservation, bucket: RevenueBucket): Minor {
  return stay.windows.reduce(
    (sum, window) =>
      sum +
      window.postings.reduce((inner, posting) => inner + (posting.bucket === bucket ? posting.amount : 0), 0),
    0,
  );
}
