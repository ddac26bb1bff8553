import { assignRoom, NO_OVERRIDES, unassignRoom } from '../../desk/assignment.js';
import { findStay } from '../../desk/desk.js';
import { roomsFor, type RoomWish } from '../../desk/room-choice.js';
import { OperaError, refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { computedStatus } from '../../rules/stay-status.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import { HOUSEKEEPING_STATUSES } from '../../state/room.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { fullName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';

/** Arrivals of today without a room, by expected time. */
function openArrivals(hotel: Hotel): Reservation[] {
  return [...hotel.reservations.values()]
    .filter((stay) => computedStatus(stay, hotel.businessDate) === 'DueIn' && stay.roomId === undefined)
    .sort((left, right) => {
      const [first, second] = [left.expectedArrival ?? '~', right.expectedArrival ?? '~'];
      return first < second ? -1 : first > second ? 1 : left.id < right.id ? -1 : 1;
    });
}

function named(call: Call, criteria: Fields): Reservation[] {
  const lists = criteria.raw['reservationCriteria'];
  const entries = (Array.isArray(lists) ? lists : []).map((list: unknown) =>
    (Array.isArray(list) ? list : [list]).map((id) => Fields.of(id)),
  );
  const ids = entries.flatMap(
    (list) => (list.find((id) => id.text('type') === 'Reservation') ?? list[0])?.text('id') ?? [],
  );
  return ids.map((id) => findStay(call.hotel, id));
}

/** The best room that fits each reservation; those that get none say why. */
function autoAssign(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const selection = criteria.object('roomSelectionCriteria');
  const stays = named(call, criteria);
  const wanted = stays.length > 0 ? stays : openArrivals(call.hotel);
  const rows = wanted.map((stay) => {
    const problem = tryAssign(call, stay, selection);
    if (problem === undefined && criteria.flag('roomNumberLocked') === true) stay.roomLocked = true;
    return row(call, stay, problem);
  });
  return created(call.path, rows);
}

function tryAssign(call: Call, stay: Reservation, selection: Fields): string | undefined {
  if (stay.status !== 'Reserved') return `A stay with status ${stay.status} gets no room.`;
  if (stay.units > 1) return 'The reservation has several rooms: split it before assigning rooms.';
  if (stay.roomId !== undefined) return `Room ${stay.roomId} is assigned already.`;
  for (const room of roomsFor(call.hotel, stay, wishOf(stay, selection))) {
    try {
      assignRoom(call.desk, stay, room.id, NO_OVERRIDES);
      return undefined;
    } catch (error) {
      if (!(error instanceof OperaError)) throw error;
    }
  }
  return 'No room fits.';
}

function wishOf(stay: Reservation, selection: Fields): RoomWish {
  const filter = selection.object('roomStatusFilter');
  const types = selection.texts('roomTypes');
  const booked = stay.nights[0]?.roomType ?? '';
  const statuses = filter.texts('hotelRoomStatusList');
  const occupation = filter.texts('hotelFORoomStatusList');
  return {
    types: types.length > 0 ? types : [booked],
    start: stay.arrival,
    end: stay.departure,
    features: selection.list('roomFeatures').flatMap((feature) => feature.text('code') ?? []),
    floor: selection.text('floor'),
    statuses: HOUSEKEEPING_STATUSES.filter((status) => statuses.includes(status)),
    vacantOnly: occupation.length > 0 && !occupation.includes('Occupied'),
    from: selection.object('roomRange').text('fromRoomNumber'),
    to: selection.object('roomRange').text('toRoomNumber'),
  };
}

function row(call: Call, stay: Reservation, problem: string | undefined): object {
  return {
    errors: problem === undefined ? undefined : [{ shortText: problem, value: problem }],
    reservationId: wireId(stay.id, 'Reservation'),
    arrivalDate: `${stay.arrival} 00:00:00.0`,
    departureDate: `${stay.departure} 00:00:00.0`,
    guestName: fullName(mainGuest(call.world, stay)),
    roomId: stay.roomId,
    confirmationNo: wireId(stay.confirmation, 'Confirmation'),
    roomStatus: stay.roomId === undefined ? undefined : call.hotel.rooms.get(stay.roomId)?.status,
  };
}

/** Takes the rooms away from the reservations named. */
function autoUnassign(call: Call): Answer {
  const ids = call.query.texts('id');
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'id is required.', 'id');
  const stays = ids.map((id) => findStay(call.hotel, id));
  for (const stay of stays) unassignRoom(call.desk, stay, false);
  return { status: 200, location: call.path, body: {} };
}

const RUN = 'aiRoomAssignment';

/** Gives every arrival of today without a room the best of its type, at each hotel named. */
function assignByAi(call: Call): Answer {
  const codes = call.body.texts('hotelCodes');
  const hotels = codes.length > 0 ? codes.map((code) => call.hotelNamed(code)) : [call.hotel];
  const runId = nextId(call.world, 'record');
  for (const hotel of hotels) {
    const done = openArrivals(hotel).filter(
      (stay) => tryAssignAt({ ...call.desk, hotel }, hotel, stay) !== undefined,
    );
    hotel.settings[RUN] = {
      insertDate: call.at,
      updateDate: call.at,
      actionValue: `COMPLETED ${done.length}`,
      runId,
    };
  }
  return created(`${call.path}/${runId}`);
}

function tryAssignAt(desk: Call['desk'], hotel: Hotel, stay: Reservation): string | undefined {
  if (stay.units > 1) return undefined;
  const wish = { types: [stay.nights[0]?.roomType ?? ''], start: stay.arrival, end: stay.departure };
  const [room] = roomsFor(hotel, stay, wish);
  if (room) assignRoom(desk, stay, room.id, NO_OVERRIDES);
  return room?.id;
}

function lastRun(call: Call): Answer {
  const run = Fields.of(call.hotel.settings[RUN]);
  return run.empty ? NONE : ok(run.raw);
}

export const AUTO_ASSIGNMENT_ROUTES: Routes = {
  'fof.autoAssignRoom': autoAssign,
  'fof.autoUnAssignRoom': autoUnassign,
  'fof.assignRoomsAI': assignByAi,
  'fof.getAiraLastRunStatus': lastRun,
};
