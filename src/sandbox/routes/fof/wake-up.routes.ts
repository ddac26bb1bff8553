import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Numbered } from '../../state/document.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { stayIds } from '../../wire/ids.wire.js';
import { fullName, vipOf } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { localTime } from '../rsv/detail-request.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function list(call: Call, stays: readonly Reservation[]): Answer {
  const { criteria } = call;
  const asked = (['Pending', 'Completed', 'NoAnswer', 'Cancelled'] as const).filter(
    (status) => criteria.flag(`fetch${status}`) === true,
  );
  const statuses: readonly string[] = asked.length > 0 ? asked : ['Pending'];
  const begin = criteria.day('beginDate');
  const end = criteria.day('endDate');
  const rooms = criteria.texts('room');
  const calls = stays.flatMap((stay) =>
    stay.records.wakeUpCalls
      .map((entry) => ({ stay, fields: new Fields(entry.document) }))
      .filter(({ fields }) => statuses.includes(fields.text('status') ?? 'Pending'))
      .filter(({ fields }) => {
        const span = fields.object('timeSpan');
        return (
          (begin ?? '') <= (span.day('endDate') ?? stay.departure) &&
          (span.day('startDate') ?? stay.arrival) <= (end ?? '9999')
        );
      })
      .filter(() => rooms.length === 0 || rooms.includes(stay.roomId ?? '')),
  );
  if (calls.length === 0) return NONE;
  return ok({
    calls: calls.map(({ stay, fields }) => ({ ...fields.raw, reservationInfo: who(call, stay) })),
  });
}

function who(call: Call, stay: Reservation): object {
  const guest = mainGuest(call.world, stay);
  return {
    reservationIdList: stayIds(stay),
    hotelId: call.hotel.profile.id,
    guestName: fullName(guest),
    vip: vipOf(guest),
    arrival: stay.arrival,
    departure: stay.departure,
    room: stay.roomId,
    reservationStatus: stay.status,
  };
}

function search(call: Call): Answer {
  const id = call.criteria.text('reservationId');
  return list(call, id === undefined ? [...call.hotel.reservations.values()] : [findStay(call.hotel, id)]);
}

function post(call: Call): Answer {
  const stay = stayOf(call);
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'Wake-up calls are for guests in the house.');
  const calls = call.body.list('calls');
  if (calls.length === 0) throw refuse('VALUE_MISSING', 'calls is required.', 'calls');
  const documents = calls.map((entry) => {
    const callTime = localTime(entry.required('callTime'));
    const span = entry.object('timeSpan');
    const startDate = span.day('startDate') ?? callTime?.slice(0, 10) ?? call.hotel.businessDate;
    const endDate = span.day('endDate') ?? startDate;
    if (endDate > stay.departure)
      throw refuse('VALUE_INVALID', 'The call is after the departure.', 'timeSpan.endDate');
    const { reservationInfo: _who, ...raw } = entry.raw;
    return { ...raw, callTime, status: entry.text('status') ?? 'Pending', timeSpan: { startDate, endDate } };
  });
  for (const document of documents)
    stay.records.wakeUpCalls.push({ id: nextId(call.world, 'record'), document });
  record(call.desk, stay, 'WAKE-UP CALL', `${documents.length} set`);
  return created(call.path);
}

/** The pending call at a time: of that day if there is one, else of any day, and none of those found before. */
function at(stay: Reservation, time: string | undefined, before: readonly Numbered[] = []): Numbered {
  const wanted = localTime(time);
  const pending = stay.records.wakeUpCalls.filter(
    (entry) =>
      entry.document['status'] === 'Pending' &&
      String(entry.document['callTime']).slice(11, 16) === wanted?.slice(11, 16) &&
      !before.includes(entry),
  );
  const found =
    pending.find(({ document }) => String(document['callTime']).slice(0, 10) === wanted?.slice(0, 10)) ??
    pending[0];
  if (!found) throw refuse('NOT_FOUND', 'There is no pending wake-up call at that time.', 'callTime');
  return found;
}

function put(call: Call): Answer {
  const stay = stayOf(call);
  for (const entry of call.body.list('calls')) {
    const found = at(stay, entry.required('callTime'));
    const { reservationInfo: _who, newCallTime, newFollowUpCallTime: _follow, ...raw } = entry.raw;
    const callTime = localTime(typeof newCallTime === 'string' ? newCallTime : entry.text('callTime'));
    found.document = { ...found.document, ...raw, callTime };
  }
  record(call.desk, stay, 'WAKE-UP CALL', 'Changed');
  return ok({});
}

/** Cancels the calls at the times named, or all of them. */
function remove(call: Call): Answer {
  const stay = stayOf(call);
  const times = call.query.texts('callTime');
  const named: Numbered[] = [];
  for (const time of times) named.push(at(stay, time, named));
  const calls = times.length > 0 ? named : stay.records.wakeUpCalls;
  if (calls.length === 0) throw refuse('NOT_FOUND', 'There is no wake-up call.', 'callTime');
  for (const entry of calls) entry.document = { ...entry.document, status: 'Cancelled' };
  record(call.desk, stay, 'WAKE-UP CALL', 'Cancelled');
  return ok({});
}

export const WAKE_UP_ROUTES: Routes = {
  'fof.searchWakeUpCalls': search,
  'fof.getWakeUpCalls': search,
  'fof.getWakeUpCall': (call) => list(call, [stayOf(call)]),
  'fof.postWakeUpCall': post,
  'fof.putWakeUpCall': put,
  'fof.deleteWakeUpCall': remove,
};
