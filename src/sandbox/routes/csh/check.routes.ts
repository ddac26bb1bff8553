import { cashierOf, findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { postCharge } from '../../rules/folio.js';
import { decimalText } from '../../state/money.js';
import { Fields } from '../../wire/fields.js';
import { Drafts, readCharge } from './charge-request.js';
import { requireInHouse, stayOfPosting } from './posting.routes.js';
import { allPostings } from './posting-search.js';

/** Posts the items of an outlet's check, all of them or none. */
function postCheck(call: Call): Answer {
  const check = call.body.object('check');
  const stay = stayOfPosting(call, check);
  requireInHouse(stay);
  const number = check.text('checkNumber') ?? call.param('checkNumber');
  const items = check.list('items');
  if (items.length === 0) throw refuse('VALUE_MISSING', 'items is required.', 'check.items');
  const drafts = new Drafts(call.hotel);
  for (const item of items) {
    const charge = new Fields({ ...item.raw, checkNumber: number, postingReference: `Check ${number}` });
    drafts.post(call, stay, readCharge(call, charge, check.number('cashierId')));
  }
  record(call.desk, drafts.of(stay), 'CHECK', `${number}: ${items.length} items`);
  drafts.keep();
  return created(call.path);
}

/** Takes the charges of a check back: each gets its counter-posting. */
function voidCheck(call: Call): Answer {
  const { hotel, query } = call;
  const number = call.param('checkNumber');
  const stayId = query.text('reservationId');
  const cashier = cashierOf(hotel, query.number('cashierId'));
  const charges = allPostings(hotel).filter(
    ({ stay, posting }) =>
      posting.check === number &&
      posting.parent === undefined &&
      posting.reverses === undefined &&
      posting.reversedBy === undefined &&
      (stayId === undefined || stay.id === stayId),
  );
  if (charges.length === 0)
    throw refuse('NOT_FOUND', `No charges of check ${number} can be voided.`, 'checkNumber');
  for (const { stay } of charges) requireInHouse(stay);
  for (const { stay, window, posting } of charges) {
    const [counter] = postCharge(call.world, hotel, stay, {
      code: posting.code,
      quantity: posting.quantity,
      price: -posting.price,
      window: window.no,
      cashier,
      at: call.at,
      description: posting.description,
      article: posting.article,
      reference: `Void of ${posting.no}`,
      remark: query.text('postingRemark'),
      check: number,
      reverses: posting.no,
    });
    posting.reversedBy = counter?.no;
    record(call.desk, stay, 'VOID CHECK', `${number}: ${decimalText(-posting.amount)}`);
  }
  return { status: 200, location: call.path, body: {} };
}

function getCheck(call: Call): Answer {
  const number = call.param('checkNumber');
  const kept = call.hotel.cashDesk.checks[number];
  if (!kept) return NONE;
  return ok({
    checkDetailsInfo: kept.text,
    checkImageInfo: kept.image,
    checkNumber: number,
    checkDate: kept.date,
  });
}

/** Keeps what was on the check, for charges that were posted with its number. */
function postDetails(call: Call): Answer {
  const number = call.param('checkNumber');
  if (!allPostings(call.hotel).some(({ posting }) => posting.check === number))
    throw refuse('NOT_FOUND', `No charges of check ${number} were posted.`, 'checkNumber');
  const stayId = call.body.object('reservationId').text('id');
  if (stayId !== undefined) findStay(call.hotel, stayId);
  const details = call.body.object('checkDetails');
  call.hotel.cashDesk.checks[number] = {
    text: details.text('checkText'),
    image: details.text('checkImage'),
    date: details.day('checkDate') ?? call.hotel.businessDate,
    reservationId: stayId,
  };
  return created(call.path);
}

function putDetails(call: Call): Answer {
  const kept = call.hotel.cashDesk.checks[call.param('checkNumber')];
  if (!kept) throw refuse('NOT_FOUND', 'Nothing is kept of this check.', 'checkNumber');
  const details = call.body.object('checkDetails');
  kept.text = details.text('checkText') ?? kept.text;
  kept.image = details.text('checkImage') ?? kept.image;
  return { status: 200, location: call.path, body: {} };
}

/** Checks of outlets: restaurant tills and other systems post and void them by number. */
export const CHECK_ROUTES: Routes = {
  'csh.postBillingCheckCharges': postCheck,
  'csh.voidBillingCheckCharges': voidCheck,
  'csh.getCheckDetails': getCheck,
  'csh.postGuestCheckDetails': postDetails,
  'csh.putGuestCheckDetails': putDetails,
};
