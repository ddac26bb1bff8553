import { cashierOf, findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';
import { windowOf } from '../../rules/folio.js';
import { originOf } from '../../rules/routed-charge.js';
import { taxesOn } from '../../rules/tax.js';
import type { Posting } from '../../state/folio.js';
import { type Minor, portion } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { nextNumber } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { isChargeable } from '../../rules/stay-status.js';
import {
  findPosting,
  type Found,
  isBilled,
  postingsOf,
  requireOpen,
  taxesOf,
  transactionNumbers,
} from './posting-search.js';
import { stayOfPosting } from './posting.routes.js';

/** Moves postings with their taxes to a window of a stay in the house. Gives back their numbers. */
function move(call: Call, moving: readonly Found[], target: Reservation, windowNo: number): number[] {
  if (!isChargeable(target) || moving.some(({ stay }) => !isChargeable(stay)))
    throw refuse('STATUS_FORBIDS', 'Postings move between guests in the house only.');
  if (moving.some(({ window, posting }) => isBilled(window, posting)))
    throw refuse('STATUS_FORBIDS', 'A transaction is on a closed folio.');
  const whole = moving.flatMap(({ stay, window, posting }) =>
    [posting, ...taxesOf(window, posting)].map((each) => ({ stay, window, posting: each })),
  );
  const unique = whole.filter(
    ({ posting }, index) => whole.findIndex((other) => other.posting === posting) === index,
  );
  const to = windowOf(target, windowNo);
  for (const { stay, window, posting } of unique) {
    window.postings = window.postings.filter((other) => other !== posting);
    if (stay.id !== target.id) posting.from ??= originOf(stay);
    to.postings.push(posting);
  }
  for (const stay of new Set([...unique.map((each) => each.stay), target]))
    record(call.desk, stay, 'TRANSFER', `${unique.length} postings to window ${windowNo}`);
  return unique.map(({ posting }) => posting.no);
}

/** The postings a request names by number, by code, or by window alone. */
function chosenOf(stays: readonly Reservation[], criteria: Fields): Found[] {
  const numbers = new Set(criteria.texts('transactionList').map(Number));
  const codes = new Set(criteria.texts('transactionCodeList'));
  const sourceNo = criteria.number('sourceFolioWindowNo');
  const on = stays
    .flatMap((stay) => postingsOf(stay))
    .filter(({ window }) => sourceNo === undefined || window.no === sourceNo);
  const all = numbers.size === 0 && codes.size === 0 && sourceNo !== undefined;
  const chosen = on.filter(({ posting }) => all || numbers.has(posting.no) || codes.has(posting.code));
  if (chosen.length === 0)
    throw refuse('NOT_FOUND', 'None of the transactions is on that window.', 'transactionList');
  return chosen;
}

function toWindow(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  const targetId = criteria.id('targetReservationIdList', 'Reservation');
  const target = targetId === undefined ? stay : findStay(call.hotel, targetId);
  cashierOf(call.hotel, criteria.number('cashierId'));
  const chosen = chosenOf([stay], criteria);
  return ok({ transactions: move(call, chosen, target, criteria.number('targetFolioWindowNo') ?? 1) });
}

function toReservation(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const target = findStay(call.hotel, call.param('toReservationId'));
  const sources = criteria
    .list('reservationIdList')
    .flatMap((entry) => entry.text('id') ?? [])
    .map((id) => findStay(call.hotel, id));
  cashierOf(call.hotel, criteria.number('cashierId'));
  const numbers = criteria.texts('transactionList').map(Number);
  const from = sources.length > 0 ? sources : numbers.map((no) => findPosting(call.hotel, no).stay);
  const chosen = chosenOf([...new Set(from)], criteria);
  move(call, chosen, target, criteria.number('targetFolioWindowNo') ?? 1);
  return { status: 200, location: call.path, body: {} };
}

/** Moves everything that is on a folio's window, when its folio was not issued yet or was voided. */
function folioToWindow(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  const folios = new Set(criteria.texts('folioList').map(Number));
  const windows = stay.windows.filter((window) => window.folios.some((folio) => folios.has(folio.no)));
  const target = Number(criteria.required('targetFolioWindowNo'));
  cashierOf(call.hotel, criteria.number('cashierId'));
  const chosen = postingsOf(stay).filter(({ window }) => windows.includes(window));
  if (chosen.length === 0)
    throw refuse('NOT_FOUND', 'None of the folios is on this reservation.', 'folioList');
  move(call, chosen, stay, target);
  return { status: 200, location: call.path, body: {} };
}

/** Divides a charge in two, each with its share of the taxes to the cent; gives back the part that was split off. */
function splitOne(call: Call, found: Found, details: Fields): Found {
  requireOpen(found);
  const { stay, window, posting } = found;
  if (posting.bucket === 'Payment' || posting.bucket === 'Tax')
    throw refuse('VALUE_INVALID', `Transaction ${posting.no} is no charge.`, 'transactionList');
  const part = splitAmount(posting, details);
  const first: Posting = {
    ...posting,
    quantity: 1,
    price: posting.amount - part,
    amount: posting.amount - part,
  };
  const second: Posting = {
    ...posting,
    no: nextNumber(call.world, 'transaction'),
    quantity: 1,
    price: part,
    amount: part,
  };
  const lines = new Map(taxesOn(call.hotel, posting.code, part).map((line) => [line.code, line.amount]));
  const made: Posting[] = [];
  window.postings = window.postings.map((other) => {
    if (other === posting) return first;
    if (other.parent !== posting.no) return other;
    const share = lines.get(other.code) ?? 0;
    made.push({
      ...other,
      no: nextNumber(call.world, 'transaction'),
      parent: second.no,
      price: share,
      amount: share,
    });
    return { ...other, price: other.amount - share, amount: other.amount - share };
  });
  window.postings.push(second, ...made);
  record(call.desk, stay, 'SPLIT', `Transaction ${posting.no}`);
  return { stay, window, posting: second };
}

function splitAmount(posting: Posting, details: Fields): Minor {
  const percent = details.number('percentage');
  const quantity = details.number('quantity');
  const part =
    details.money('amount') ??
    (percent === undefined ? undefined : portion(posting.amount, Math.round(percent * 100))) ??
    (quantity === undefined ? undefined : posting.price * quantity);
  if (part === undefined)
    throw refuse('VALUE_MISSING', 'amount, percentage or quantity is required.', 'criteria.splitDetails');
  if (part <= 0 || part >= posting.amount)
    throw refuse('VALUE_INVALID', 'A part is above zero and less than the whole.', 'criteria.splitDetails');
  return part;
}

function splitAll(call: Call): Found[] {
  const criteria = call.body.object('criteria');
  cashierOf(call.hotel, criteria.number('cashierId'));
  const numbers = transactionNumbers(criteria.texts('transactionList'), 'criteria.transactionList');
  const found = numbers.map((no) => findPosting(call.hotel, no));
  return found.map((each) => splitOne(call, each, criteria.object('splitDetails')));
}

function split(call: Call): Answer {
  splitAll(call);
  return { status: 200, location: call.path, body: {} };
}

function splitAndTransfer(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const targetId = criteria.id('targetReservationIdList', 'Reservation');
  const target = targetId === undefined ? undefined : findStay(call.hotel, targetId);
  const window = criteria.number('targetFolioWindowNo') ?? 1;
  for (const part of splitAll(call)) move(call, [part], target ?? part.stay, window);
  return { status: 200, location: call.path, body: {} };
}

/** Postings on the move: to other windows, to other guests, in parts. */
export const TRANSFER_ROUTES: Routes = {
  'csh.transferTransactionToWindow': toWindow,
  'csh.transferTransactionToReservation': toReservation,
  'csh.transferFolioToWindow': folioToWindow,
  'csh.splitTransaction': split,
  'csh.splitAndTransferTransaction': splitAndTransfer,
};
