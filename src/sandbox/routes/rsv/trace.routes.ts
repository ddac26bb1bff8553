import { daysBetween } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { computedStatus } from '../../rules/stay-status.js';
import type { Reservation } from '../../state/reservation.js';
import { Fields } from '../../wire/fields.js';
import { stayIds, wireId } from '../../wire/ids.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { numberedRecords } from '../../wire/records.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';

const LONGEST_DAYS = 90;

function tracesOf(stay: Reservation): object[] {
  const reservationId = { id: stay.id, type: 'Reservation' };
  return numberedRecords(stay.records.traces, 'Trace').map((trace) => ({ ...trace, reservationId }));
}

/** The day a trace is due; without one, the day of arrival. */
function dayOf(trace: object, stay: Reservation): string {
  return Fields.of(trace).object('timeInfo').day('traceOn') ?? stay.arrival;
}

function getByRoom(call: Call): Answer {
  const room = call.param('roomId');
  if (!call.hotel.rooms.has(room))
    throw refuse('NOT_FOUND', `Room ${room} does not exist at ${call.hotel.profile.id}.`, 'roomId');
  const traces = [...call.hotel.reservations.values()]
    .filter((stay) => stay.roomId === room && (stay.status === 'Reserved' || stay.status === 'InHouse'))
    .flatMap(tracesOf);
  return traces.length === 0 ? NONE : ok({ traces });
}

/** Traces of all stays that are due in a period, by day, for some departments or all. */
function getByDate(call: Call): Answer {
  const { hotel, query } = call;
  const begin = query.day('beginDate') ?? hotel.businessDate;
  const end = query.day('endDate') ?? begin;
  if (daysBetween(begin, end) > LONGEST_DAYS)
    throw refuse('LIMIT_EXCEEDED', `The period exceeds the maximum of ${LONGEST_DAYS} days.`, 'endDate');
  const departments = query.texts('department');
  const rows = [...hotel.reservations.values()]
    .flatMap((stay) => tracesOf(stay).map((trace) => ({ trace, stay, day: dayOf(trace, stay) })))
    .filter(({ day }) => begin <= day && day <= end)
    .filter(
      ({ trace }) =>
        departments.length === 0 || departments.includes(Fields.of(trace).text('departmentId') ?? ''),
    )
    .sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  if (rows.length === 0) return NONE;
  return ok({
    tracesInfoList: rows.map(({ trace, stay }) => ({
      trace,
      reservationInfo: {
        reservationIdList: stayIds(stay),
        hotelId: hotel.profile.id,
        timeSpan: { startDate: stay.arrival, endDate: stay.departure },
        roomId: stay.roomId,
        reservationStatus: computedStatus(stay, hotel.businessDate),
        reservationGuests: [guestWire(call, stay)],
      },
    })),
  });
}

function guestWire(call: Call, stay: Reservation): object {
  const guest = mainGuest(call.world, stay);
  const { givenName, surname } = primaryName(guest);
  return {
    profileInfo: {
      profileIdList: guest && [wireId(guest.id, 'Profile')],
      profile: { customer: { personName: [{ givenName, surname, nameType: 'Primary' }] } },
    },
    primary: true,
  };
}

/** Traces of the house by room and by day. */
export const TRACE_ROUTES: Routes = {
  'rsv.getTracesByRoom': getByRoom,
  'blk.getTracesByDateRange': getByDate,
};
