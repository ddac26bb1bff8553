import {
  checkOut,
  isEarly,
  postFinalCharges,
  reinstateCheckOut,
  requireReadyToLeave,
  shortenToToday,
} from '../../desk/check-out.js';
import { cashierOf, findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { windowBalance, windowOf } from '../../rules/folio.js';
import { money } from '../../state/money.js';
import { nextNumber } from '../../state/world.js';
import type { Reservation } from '../../state/reservation.js';
import type { CleanStatus } from '../../state/room.js';
import type { Fields } from '../../wire/fields.js';
import { windowWire } from './folio.wire.js';
import { stayOfPosting } from './posting.routes.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function isEarlyEvent(reservation: Fields): boolean {
  return reservation.text('eventType') === 'EarlyDeparture';
}

function postFinal(call: Call): Answer {
  const reservation = call.body.object('reservation');
  const stay = stayOfPosting(call, reservation);
  const posted = postFinalCharges(
    call.desk,
    stay,
    cashierOf(call.hotel, reservation.number('cashierId')),
    isEarlyEvent(reservation),
  );
  if (posted > 0) record(call.desk, stay, 'FINAL POSTING', `${posted} nights`);
  return created(call.path);
}

/** Closes a window with a folio number. The window has to be at zero. */
function postFolio(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  if (stay.windows.length === 0)
    throw refuse('STATUS_FORBIDS', 'The reservation has no folio before check-in.');
  const all = criteria.flag('allFolioWindow') === true;
  const windows = all ? stay.windows : [windowOf(stay, criteria.number('folioWindowNo') ?? 1)];
  const type = criteria.text('eventType') ?? 'CheckOut';
  if (type === 'CheckOut' || type === 'EarlyDeparture') {
    const open = windows.find((window) => windowBalance(window) !== 0);
    if (open) throw refuse('BALANCE_OPEN', `Window ${open.no} has to be settled before its folio is closed.`);
  }
  for (const window of windows) {
    const issued = window.folios.filter((folio) => folio.voided !== true);
    const closed = new Set(issued.flatMap((folio) => folio.postings));
    const postings = window.postings.map((posting) => posting.no).filter((no) => !closed.has(no));
    const amount = window.postings.reduce(
      (sum, posting) => sum + (posting.bucket === 'Payment' ? 0 : posting.amount),
      0,
    );
    window.folios.push({
      no: nextNumber(call.world, 'folio'),
      date: call.hotel.businessDate,
      type,
      window: window.no,
      postings,
      amount,
    });
  }
  record(call.desk, stay, 'FOLIO', windows.map((window) => `${window.folios.at(-1)?.no ?? ''}`).join(', '));
  const view = { postings: true, payee: true, offset: 0, limit: 200 };
  return created(call.path, {
    folioWindows: windows.map((window) => windowWire(call.world, call.hotel, stay, window, view)),
  });
}

function postCheckOut(call: Call): Answer {
  const stay = stayOf(call);
  const reservation = call.body.object('reservation');
  const early = isEarlyEvent(reservation);
  cashierOf(call.hotel, reservation.number('cashierId'));
  if (call.body.flag('verificationOnly') === true) {
    requireReadyToLeave(call.desk, stay, early);
    return created(call.path);
  }
  checkOut(call.desk, stay, early, cleanStatus(reservation.object('checkoutInstr').text('roomStatus')));
  return created(call.path);
}

function cleanStatus(text: string | undefined): CleanStatus {
  return text === 'Clean' || text === 'Inspected' || text === 'Pickup' ? text : 'Dirty';
}

function putReinstate(call: Call): Answer {
  reinstateCheckOut(call.desk, stayOf(call));
  return { status: 200, location: call.path, body: {} };
}

/** Whether leaving before the agreed day costs something: in the sandbox it never does. */
function verifyEarly(call: Call): Answer {
  const stay = stayOf(call);
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  if (!isEarly(call.desk, stay)) return NONE;
  return ok({
    earlyDepartureDetails: {
      penaltyAmount: money(0, call.hotel.profile.currency),
      penaltyDescription: 'No penalty for leaving early',
    },
  });
}

function putEarly(call: Call): Answer {
  const stay = stayOfPosting(call, call.body.object('criteria'));
  if (!isEarly(call.desk, stay))
    throw refuse('STATUS_FORBIDS', `The stay ends on ${stay.departure}: this is no early departure.`);
  shortenToToday(call.desk, stay);
  return { status: 200, location: call.path, body: {} };
}

export const CHECK_OUT_ROUTES: Routes = {
  'csh.applyFinalPostings': postFinal,
  'csh.generateFolio': postFolio,
  'csh.postCheckOut': postCheckOut,
  'csh.reinstateCheckOut': putReinstate,
  'csh.verifyForEarlyDeparture': verifyEarly,
  'csh.putForEarlyDeparture': putEarly,
};
