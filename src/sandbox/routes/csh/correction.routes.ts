import { cashierOf, findStay, record, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import { postCharge, postPayment } from '../../rules/folio.js';
import { taxesOn } from '../../rules/tax.js';
import type { FolioWindow, Posting } from '../../state/folio.js';
import { decimalText, type Minor, portion } from '../../state/money.js';
import { nextNumber } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { isChargeable } from '../../rules/stay-status.js';
import { codesOf, requireCurrency } from './charge-request.js';
import { postingWire } from './folio.wire.js';
import {
  findPosting,
  type Found,
  postingsOf,
  requireOpen,
  taxesOf,
  transactionNumbers,
} from './posting-search.js';

const REASONS = 'transactionAdjustmentReasonCodes';

/** The code that a transaction was posted with. */
function codeOf(call: Call): Answer {
  const { posting } = findPosting(call.hotel, Number(call.param('transactionId')));
  return ok({ hotelId: call.hotel.profile.id, trxCode: posting.code });
}

/** Takes a payment back on the window it was made on. */
function reversePayment(call: Call): Answer {
  const payment = call.body.object('payment');
  const no = payment.number('transactionNo') ?? Number(call.param('transactionId'));
  const { stay, window, posting } = findPosting(call.hotel, no);
  if (posting.bucket !== 'Payment')
    throw refuse('NOT_FOUND', `Transaction ${no} is no payment.`, 'transactionNo');
  if (!isChargeable(stay)) throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  if (posting.reversedBy !== undefined)
    throw refuse('STATUS_FORBIDS', `Transaction ${no} was reversed already.`);
  const reason = payment.text('reasonCode');
  if (reason !== undefined) requireListed(call.hotel, REASONS, reason, 'payment.reasonCode');
  const reversal = postPayment(call.world, call.hotel, stay, {
    method: posting.paymentMethod ?? 'CA',
    amount: posting.amount,
    window: window.no,
    cashier: cashierOf(call.hotel, payment.number('cashierId')),
    at: call.at,
    reference: `Reversal of ${no}`,
  });
  posting.reversedBy = reversal.no;
  record(call.desk, stay, 'REVERSE PAYMENT', decimalText(-posting.amount));
  return created(call.path);
}

/** What may still be taken off a charge: its amount with the adjustments it had. */
function remaining({ stay, posting }: Found): Minor {
  return postingsOf(stay)
    .filter((other) => other.posting.adjusts === posting.no)
    .reduce((sum, other) => sum + other.posting.amount, posting.amount);
}

/** Takes a share or an amount off charges; each gets a correction of the same transaction code with its taxes. */
function adjust(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const numbers = transactionNumbers(criteria.texts('transactionList'), 'criteria.transactionList');
  const found = numbers.map((no) => findPosting(call.hotel, no));
  const named = criteria.object('reservationId').text('id');
  if (named !== undefined && found.some(({ stay }) => stay.id !== named))
    throw refuse('NOT_FOUND', 'A transaction is not on this reservation.', 'criteria.transactionList');
  const details = criteria.object('details');
  const reason = details.text('reasonCode');
  if (reason === undefined)
    throw refuse('VALUE_MISSING', 'details.reasonCode is required.', 'criteria.details.reasonCode');
  requireListed(call.hotel, REASONS, reason, 'criteria.details.reasonCode');
  const cashier = cashierOf(call.hotel, criteria.number('cashierId'));
  const corrections = planOf(call, details, found);
  const postings = corrections.flatMap(({ on: { stay, window, posting }, amount }) =>
    postCharge(call.world, call.hotel, stay, {
      code: posting.code,
      quantity: 1,
      price: -amount,
      window: window.no,
      cashier,
      at: call.at,
      description: posting.description,
      reference: `Adjustment of ${posting.no}`,
      remark: details.text('reasonDescription'),
      adjusts: posting.no,
      reason,
    }).map((made) => ({ stay, window: window.no, posting: made })),
  );
  for (const stay of new Set(corrections.map(({ on }) => on.stay)))
    record(call.desk, stay, 'ADJUSTMENT', `${numbers.join(', ')} ${reason}`);
  return {
    status: 200,
    location: call.path,
    body: {
      serviceRecoveryAdjustments: postings.map(({ stay, window, posting }) =>
        postingWire(call.hotel, stay, window, posting),
      ),
      trxCodesInfo: codesOf(
        call.hotel,
        postings.map(({ posting }) => posting),
      ),
    },
  };
}

/** How much is taken off each charge. Throws 400 when it is no charge, closed, or more than is left of it. */
function planOf(call: Call, details: Fields, found: readonly Found[]): { on: Found; amount: Minor }[] {
  requireCurrency(call, details.object('amount'));
  const percent = details.number('percentage');
  let amount = details.money('amount');
  if (percent === undefined && amount === undefined)
    throw refuse('VALUE_MISSING', 'details.amount or details.percentage is required.', 'criteria.details');
  const corrections = found.map((on) => {
    requireOpen(on);
    const { posting } = on;
    if (posting.bucket === 'Payment' || posting.bucket === 'Tax')
      throw refuse('VALUE_INVALID', `Transaction ${posting.no} is no charge.`, 'criteria.transactionList');
    const left = remaining(on);
    const share =
      percent === undefined
        ? Math.min(amount ?? 0, left)
        : portion(posting.amount, Math.round(percent * 100));
    if (percent === undefined) amount = (amount ?? 0) - share;
    if (share <= 0 || share > left)
      throw refuse(
        'VALUE_INVALID',
        `Of transaction ${posting.no} ${decimalText(left)} is left.`,
        'details.amount',
      );
    return { on, amount: share };
  });
  if (percent === undefined && amount !== 0)
    throw refuse('VALUE_INVALID', 'The adjustment is more than the transactions.', 'criteria.details.amount');
  return corrections;
}

/** Deletes postings of today with their taxes, as if they had never been. */
function deleteToday(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const { body, hotel } = call;
  const numbers = transactionNumbers(body.texts('transactionList'), 'transactionList');
  const reason = body.required('reasonCode');
  requireListed(hotel, REASONS, reason, 'reasonCode');
  cashierOf(hotel, body.number('cashierId'));
  const found = numbers.map((no) => {
    const on = postingsOf(stay).find(({ posting }) => posting.no === no);
    if (!on) throw refuse('NOT_FOUND', `Transaction ${no} is not on this reservation.`, 'transactionList');
    requireOpen(on);
    if (on.posting.date !== hotel.businessDate)
      throw refuse('STATUS_FORBIDS', `Transaction ${no} is not of today: adjust it instead.`);
    if (on.posting.parent !== undefined)
      throw refuse('STATUS_FORBIDS', `Transaction ${no} is a tax: delete the charge it belongs to.`);
    return on;
  });
  for (const { window, posting } of found) {
    const gone = new Set([posting, ...taxesOf(window, posting)]);
    window.postings = window.postings.filter((other) => !gone.has(other));
  }
  record(call.desk, stay, 'DELETE POSTING', `${numbers.join(', ')} ${reason}`);
  return ok({});
}

/** Puts a changed copy of a posting in its place. */
function put(window: FolioWindow, posting: Posting, changes: Partial<Posting>): void {
  window.postings = window.postings.map((other) => (other === posting ? { ...other, ...changes } : other));
}

/** Changes a charge of today: price and quantity with its taxes, reference, remark, check. */
function changeOne(call: Call, criteria: Fields, no: number): void {
  const found = findPosting(call.hotel, no);
  requireOpen(found);
  const { window, posting, stay } = found;
  if (posting.bucket === 'Payment' || posting.bucket === 'Tax')
    throw refuse('VALUE_INVALID', `Transaction ${no} is no charge.`, 'transactionNo');
  requireCurrency(call, criteria.object('price'));
  const price = criteria.money('price') ?? posting.price;
  const quantity = criteria.number('quantity') ?? posting.quantity;
  const amount = price * quantity;
  if (amount !== posting.amount) {
    if (posting.date !== call.hotel.businessDate)
      throw refuse('STATUS_FORBIDS', `Transaction ${no} is not of today: adjust it instead.`);
    const old = new Set(taxesOf(window, posting));
    const taxes = taxesOn(call.hotel, posting.code, amount).map((line): Posting => ({
      ...posting,
      no: nextNumber(call.world, 'transaction'),
      code: line.code,
      description: line.description,
      bucket: 'Tax',
      quantity: 1,
      price: line.amount,
      amount: line.amount,
      article: undefined,
      parent: no,
    }));
    window.postings = [...window.postings.filter((other) => !old.has(other)), ...taxes];
  }
  put(window, posting, { price, quantity, amount, ...noted(criteria, posting) });
  record(call.desk, stay, 'CHANGE POSTING', String(no));
}

function noted(criteria: Fields, posting: Posting): Partial<Posting> {
  return {
    reference: criteria.text('reference') ?? posting.reference,
    remark: criteria.text('remark') ?? posting.remark,
    check: criteria.text('checkNumber') ?? posting.check,
  };
}

function changeCharge(call: Call): Answer {
  const criteria = call.body.object('criteria');
  changeOne(call, criteria, criteria.number('transactionNo') ?? Number(call.param('transactionId')));
  return { status: 200, location: call.path, body: {} };
}

function changeCharges(call: Call): Answer {
  const charges = call.body.object('criteria').list('billingCharges');
  if (charges.length === 0)
    throw refuse('VALUE_MISSING', 'billingCharges is required.', 'criteria.billingCharges');
  for (const charge of charges) changeOne(call, charge, Number(charge.required('transactionNo')));
  return { status: 200, location: call.path, body: {} };
}

function changePayment(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const no = criteria.number('transactionNo') ?? Number(call.param('transactionId'));
  const { window, posting, stay } = findPosting(call.hotel, no);
  if (posting.bucket !== 'Payment')
    throw refuse('NOT_FOUND', `Transaction ${no} is no payment.`, 'transactionNo');
  put(window, posting, noted(criteria, posting));
  record(call.desk, stay, 'CHANGE PAYMENT', String(no));
  return { status: 200, location: call.path, body: {} };
}

/** Reversals, adjustments, deletions and changes of postings. */
export const CORRECTION_ROUTES: Routes = {
  'csh.validateTransactionCodes': codeOf,
  'csh.postReversePayment': reversePayment,
  'csh.adjustTransactions': adjust,
  'csh.deleteReservationTransactions': deleteToday,
  'csh.putBillingCharge': changeCharge,
  'csh.putBillingCharges': changeCharges,
  'csh.changeBillingPayment': changePayment,
};
