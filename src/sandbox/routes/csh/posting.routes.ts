import { cashierOf, findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Routes } from '../../gateway/call.js';
import { postCharge, postPayment, windowOf } from '../../rules/folio.js';
import type { Posting } from '../../state/folio.js';
import { decimalText, type Minor } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { requireMethod } from '../rsv/guest-request.js';
import { postingWire, transactionCodeWire } from './folio.wire.js';

/** The stay of a posting request: path and body have to agree. */
export function stayOfPosting(call: Call, criteria: Fields): Reservation {
  const id = call.param('reservationId');
  const named =
    criteria.object('reservationId').text('id') ?? criteria.id('reservationIdList', 'Reservation');
  if (named !== undefined && named !== id)
    throw refuse('VALUE_INVALID', 'The reservation of the body is not that of the path.', 'reservationId');
  return findStay(call.hotel, id);
}

function requireInHouse(stay: Reservation): void {
  if (stay.status !== 'InHouse')
    throw refuse('STATUS_FORBIDS', `Nothing can be posted to a stay with status ${stay.status}.`);
}

function requireCurrency(call: Call, amount: Fields): void {
  const currency = amount.text('currencyCode');
  if (currency !== undefined && currency !== call.hotel.profile.currency) {
    throw refuse(
      'VALUE_INVALID',
      `${call.hotel.profile.id} posts in ${call.hotel.profile.currency}.`,
      'currencyCode',
    );
  }
}

function postCharges(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  requireInHouse(stay);
  const charges = criteria.list('charges');
  if (charges.length === 0) throw refuse('VALUE_MISSING', 'charges is required.', 'criteria.charges');
  // All of them or none: the charges are posted to a copy that replaces the stay when the last one went through.
  const draft = structuredClone(stay);
  const postings = charges.flatMap((charge) => chargeOne(call, draft, criteria, charge));
  call.hotel.reservations.set(draft.id, draft);
  record(call.desk, draft, 'POSTING', `${postings.length} postings`);
  return created(call.path, {
    postings: postings.map(({ window, posting }) => postingWire(call.hotel, draft, window, posting)),
    trxCodesInfo: codesOf(call, postings),
  });
}

function chargeOne(
  call: Call,
  stay: Reservation,
  criteria: Fields,
  charge: Fields,
): { readonly window: number; readonly posting: Posting }[] {
  const { hotel } = call;
  const articleCode = charge.text('articleCode');
  const owner =
    articleCode === undefined
      ? undefined
      : [...hotel.transactionCodes.values()].find((code) =>
          code.articles.some((article) => article.code === articleCode),
        );
  const article = owner?.articles.find((candidate) => candidate.code === articleCode);
  if (articleCode !== undefined && !article)
    throw refuse(
      'CODE_UNKNOWN',
      `Article ${articleCode} does not exist at ${hotel.profile.id}.`,
      'articleCode',
    );
  const code = charge.text('transactionCode') ?? owner?.code;
  if (code === undefined)
    throw refuse('VALUE_MISSING', 'transactionCode or articleCode is required.', 'transactionCode');
  requireCurrency(call, charge.object('price'));
  const price = charge.money('price') ?? article?.price ?? hotel.transactionCodes.get(code)?.defaultPrice;
  if (price === undefined) throw refuse('VALUE_MISSING', 'price.amount is required.', 'charges.price');
  const transaction = hotel.transactionCodes.get(code);
  if (transaction && !transaction.manual)
    throw refuse('CODE_UNKNOWN', `Transaction code ${code} cannot be posted by hand.`, 'transactionCode');
  const window = charge.number('folioWindowNo') ?? 1;
  return postCharge(call.world, hotel, stay, {
    code,
    quantity: charge.number('postingQuantity') ?? 1,
    price,
    window,
    cashier: cashierOf(hotel, charge.number('cashierId') ?? criteria.number('cashierId')),
    at: call.at,
    description: article?.description,
    article: articleCode,
    reference: charge.text('postingReference'),
    remark: charge.text('postingRemark'),
    check: charge.text('checkNumber'),
  }).map((posting) => ({ window, posting }));
}

function codesOf(call: Call, postings: readonly { readonly posting: Posting }[]): object[] {
  const codes = new Set(postings.map(({ posting }) => posting.code));
  return [...codes].flatMap((code) => {
    const found = call.hotel.transactionCodes.get(code);
    if (!found) return [];
    const { price: _price, ...shown } = transactionCodeWire(call.hotel, found, false) as Record<
      string,
      unknown
    >;
    return [shown];
  });
}

function postOnePayment(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  requireInHouse(stay);
  const window = criteria.number('folioWindowNo') ?? 1;
  const posting = takePayment(call, stay, criteria, window);
  record(call.desk, stay, 'PAYMENT', `${decimalText(-posting.amount)} on window ${window}`);
  return created(call.path, {
    postings: [postingWire(call.hotel, stay, window, posting)],
    trxCodesInfo: codesOf(call, [{ posting }]),
  });
}

/** Posts the payment of a request to a window of the stay. */
export function takePayment(call: Call, stay: Reservation, criteria: Fields, window: number): Posting {
  const { hotel } = call;
  const method = criteria.object('paymentMethod').text('paymentMethod') ?? windowOf(stay, window).method;
  if (method === undefined)
    throw refuse('VALUE_MISSING', 'paymentMethod is required.', 'criteria.paymentMethod');
  requireMethod(hotel, method);
  return postPayment(call.world, hotel, stay, {
    method,
    amount: readAmount(call, criteria),
    window,
    cashier: cashierOf(hotel, criteria.number('cashierId')),
    at: call.at,
    reference: criteria.text('postingReference'),
    remark: criteria.text('postingRemark') ?? criteria.text('comments'),
  });
}

/** The amount of a payment request, not zero, in the hotel's currency. */
export function readAmount(call: Call, criteria: Fields): Minor {
  requireCurrency(call, criteria.object('postingAmount'));
  const amount = criteria.money('postingAmount');
  if (amount === undefined)
    throw refuse('VALUE_MISSING', 'postingAmount.amount is required.', 'criteria.postingAmount');
  if (amount === 0) throw refuse('VALUE_INVALID', 'A payment is not zero.', 'criteria.postingAmount');
  return amount;
}

export const POSTING_ROUTES: Routes = {
  'csh.postBillingCharges': postCharges,
  'csh.postBillingPayment': postOnePayment,
};
