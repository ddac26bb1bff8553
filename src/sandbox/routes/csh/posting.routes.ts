import { cashierOf, findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { postPayment, windowOf } from '../../rules/folio.js';
import { routesOf } from '../../rules/routing.js';
import { staysOf } from '../../rules/routed-charge.js';
import { isChargeable } from '../../rules/stay-status.js';
import type { Posting } from '../../state/folio.js';
import { decimalText, type Minor } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { requireMethod } from '../rsv/guest-request.js';
import { codesOf, Drafts, readCharge, requireCurrency } from './charge-request.js';
import { postingWire } from './folio.wire.js';

/** The stay of a posting request: path and body have to agree. */
export function stayOfPosting(call: Call, criteria: Fields): Reservation {
  const id = call.param('reservationId');
  const named =
    criteria.object('reservationId').text('id') ?? criteria.id('reservationIdList', 'Reservation');
  if (named !== undefined && named !== id)
    throw refuse('VALUE_INVALID', 'The reservation of the body is not that of the path.', 'reservationId');
  return findStay(call.hotel, id);
}

/** Throws unless the guest is in the house or was checked in ahead of the room. */
export function requireInHouse(stay: Reservation): void {
  if (!isChargeable(stay))
    throw refuse('STATUS_FORBIDS', `Nothing can be posted to a stay with status ${stay.status}.`);
}

function postCharges(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  requireInHouse(stay);
  const charges = criteria.list('charges');
  if (charges.length === 0) throw refuse('VALUE_MISSING', 'charges is required.', 'criteria.charges');
  const drafts = new Drafts(call.hotel);
  const landed = charges.flatMap((charge) =>
    drafts.post(call, stay, readCharge(call, charge, criteria.number('cashierId'))),
  );
  record(call.desk, drafts.of(stay), 'POSTING', `${landed.length} postings`);
  drafts.keep();
  return created(call.path, {
    postings: landed.map(({ stay: on, window, posting }) => postingWire(call.hotel, on, window, posting)),
    trxCodesInfo: codesOf(
      call.hotel,
      landed.map(({ posting }) => posting),
    ),
  });
}

/** What posting charges would do: who else pays for them by routing. */
function getPostOptions(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const codes = call.query.texts('transactionCode');
  const amount = call.query.minor('amount') ?? 0;
  const { hotel } = call;
  if (codes.length === 0) return NONE;
  return ok({
    options: codes.map((code) => {
      const charge = { code, date: hotel.businessDate, amount: amount === 0 ? 100 : amount };
      const other = routesOf(hotel, stay, charge, staysOf(hotel)).find((route) => route.stay.id !== stay.id);
      return {
        consumable: { transactionCode: code },
        packageAllowance: false,
        roomRouting: other && {
          roomId: other.stay.roomId,
          guest: primaryName(mainGuest(call.world, other.stay)),
          applicable: true,
        },
      };
    }),
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
    trxCodesInfo: codesOf(call.hotel, [posting]),
  });
}

/** Charges and payments in one: all of them or none. */
function postBoth(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  requireInHouse(stay);
  const { body } = call;
  const charges = body.list('charges');
  const payments = body.list('payments');
  if (charges.length + payments.length === 0)
    throw refuse('VALUE_MISSING', 'charges or payments is required.', 'charges');
  const drafts = new Drafts(call.hotel);
  for (const charge of charges) drafts.post(call, stay, readCharge(call, charge, body.number('cashierId')));
  for (const payment of payments)
    takePayment(
      call,
      drafts.of(stay),
      payment,
      payment.number('folioWindowNo') ?? 1,
      body.number('cashierId'),
    );
  record(call.desk, drafts.of(stay), 'POSTING', `${charges.length} charges, ${payments.length} payments`);
  drafts.keep();
  return created(call.path);
}

/** Posts the payment of a request to a window of the stay. */
export function takePayment(
  call: Call,
  stay: Reservation,
  criteria: Fields,
  window: number,
  cashierId?: number,
): Posting {
  const { hotel } = call;
  const method = criteria.object('paymentMethod').text('paymentMethod') ?? windowOf(stay, window).method;
  if (method === undefined)
    throw refuse('VALUE_MISSING', 'paymentMethod is required.', 'criteria.paymentMethod');
  requireMethod(hotel, method);
  return postPayment(call.world, hotel, stay, {
    method,
    amount: readAmount(call, criteria),
    window,
    cashier: cashierOf(hotel, criteria.number('cashierId') ?? cashierId),
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
  'csh.getPostBillingCharges': getPostOptions,
  'csh.postBillingPayment': postOnePayment,
  'csh.postChargesAndPayments': postBoth,
};
