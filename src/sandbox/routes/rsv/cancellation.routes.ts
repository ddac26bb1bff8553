import { cancel, reinstate, requireCancellable } from '../../desk/cancel.js';
import { findStay, hourOf, INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { stayIds, stayPath, wireId } from '../../wire/ids.wire.js';
import { stayCancellationPolicies, stayDepositPolicies } from '../../wire/policies.wire.js';
import { roomStayRow } from '../../wire/stay-row.wire.js';

function getPolicies(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const both = !call.query.has('fetchCancellationPolicies') && !call.query.has('fetchDepositPolicies');
  const cancellation = both || call.query.flag('fetchCancellationPolicies') === true;
  const deposit = both || call.query.flag('fetchDepositPolicies') === true;
  const body = {
    cancellationPolicies: cancellation
      ? stayCancellationPolicies(call.hotel, stay, hourOf(call.desk))
      : undefined,
    depositPolicies: deposit ? stayDepositPolicies(call.hotel, stay) : undefined,
  };
  return (body.cancellationPolicies?.length ?? 0) + (body.depositPolicies?.length ?? 0) === 0
    ? NONE
    : ok(body);
}

/** Reason of a cancellation body. */
function reasonOf(body: Fields): { readonly code: string; readonly description?: string } {
  const reason = body.object('reason');
  const code = reason.text('code');
  if (code === undefined) throw refuse('VALUE_MISSING', 'reason.code is required.', 'reason.code');
  return { code, description: reason.text('description') };
}

function postCancellation(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const reason = reasonOf(call.body);
  requireCancellable(call.desk, stay, reason.code);
  const location = `${stayPath(call.hotel, stay)}/cancellations`;
  if (call.body.flag('verificationOnly') === true)
    return created(location, { reservations: [shortRow(call, stay)] });
  const done = cancel(call.desk, stay, reason.code, reason.description);
  const deleteTraces = call.body.list('reservations')[0]?.object('cxlInstr').flag('deleteResTraces') === true;
  if (deleteTraces) stay.records.traces = [];
  return created(location, {
    cxlActivityLog: [
      {
        cancellationIdList: [wireId(done.number, 'CancellationNumber')],
        reason: { code: done.reason, description: done.description },
        cxlDate: done.date,
        userName: INTEGRATION_USER,
      },
    ],
    reservations: [shortRow(call, stay)],
  });
}

function shortRow(call: Call, stay: Reservation): object {
  return {
    reservationIdList: stayIds(stay),
    roomStay: roomStayRow(call.hotel, stay),
    hotelId: call.hotel.profile.id,
    reservationStatus: stay.status,
  };
}

/** Cancels many stays at once: all of them or none. */
function postCancellations(call: Call): Answer {
  const request = call.body.object('cancelReservations');
  const hotel = call.hotelNamed(request.text('hotelId'));
  const desk = { ...call.desk, hotel };
  const reason = reasonOf(request);
  const stays = request.list('reservations').map((entry) => findStay(hotel, entry.required('id')));
  if (stays.length === 0)
    throw refuse('VALUE_MISSING', 'reservations is required.', 'cancelReservations.reservations');
  stays.forEach((stay) => requireCancellable(desk, stay, reason.code));
  const deleteTraces = request.object('cancelInstructions').flag('deleteTraces') === true;
  for (const stay of stays) {
    cancel(desk, stay, reason.code, reason.description);
    if (deleteTraces) stay.records.traces = [];
  }
  return created(call.path);
}

function putReinstate(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  reinstate(call.desk, stay);
  return { status: 200, location: stayPath(call.hotel, stay), body: {} };
}

export const CANCELLATION_ROUTES: Routes = {
  'rsv.getReservationPolicies': getPolicies,
  'rsv.postCancelReservation': postCancellation,
  'rsv.postCancelReservations': postCancellations,
  'rsv.putReinstateReservation': putReinstate,
};
