import { findRoom } from '../../desk/assignment.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { blockingOn } from '../../rules/room-state.js';
import type { Hotel } from '../../state/hotel.js';
import { HOUSEKEEPING_STATUSES } from '../../state/room.js';
import type { World } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { roomFeatures, type RoomNow, roomStays, stayStatuses } from '../fof/room.wire.js';
import { roomsNow } from '../fof/room.routes.js';

function getOverview(call: Call): Answer {
  const { query, hotel, world } = call;
  const tests = overviewTests(hotel, query);
  const all = roomsNow(hotel);
  const { rows, facts } = pageOf(
    all.filter((now) => tests.every((test) => test(now))),
    query,
  );
  if (rows.length === 0) return NONE;
  return ok({
    housekeepingRoomInfo: {
      housekeepingRooms: {
        hotelId: hotel.profile.id,
        room: rows.map((now) => overviewRoom(call, world, hotel, now)),
      },
      ...facts,
    },
    housekeepingRoomStatusInfoList: call.wants('Summary') ? counts(all) : undefined,
  });
}

function counts(all: readonly RoomNow[]): object[] {
  return HOUSEKEEPING_STATUSES.map((status) => ({
    housekeepingRoomStatus: status,
    code: status,
    numberOfRooms: all.filter((now) => now.status === status).length,
  }));
}

function overviewTests(hotel: Hotel, query: Fields): ((now: RoomNow) => boolean)[] {
  const tests: ((now: RoomNow) => boolean)[] = [];
  const list = (name: string, test: (wanted: readonly string[], now: RoomNow) => boolean): void => {
    const wanted = query.texts(name);
    if (wanted.length > 0) tests.push((now) => test(wanted, now));
  };
  list('housekeepingRoomStatus', (wanted, now) => wanted.includes(now.status));
  list('frontOfficeRoomStatus', (wanted, now) => wanted.includes(now.occupied ? 'Occupied' : 'Vacant'));
  list('turndownStatus', (wanted, now) => wanted.includes(now.room.turndown ?? 'NotRequired'));
  list('roomParityStatus', (wanted, now) => wanted.includes(Number(now.room.id) % 2 === 0 ? 'Even' : 'Odd'));
  list('roomAssignmentStatus', (wanted, now) =>
    wanted.includes(now.stays.length > 0 ? 'Assigned' : 'Unassigned'),
  );
  list('floor', (wanted, now) => wanted.includes(now.room.floor));
  list('building', (wanted, now) => wanted.includes(now.room.building));
  list('roomType', (wanted, now) => wanted.includes(now.room.type));
  list('roomClass', (wanted, now) => wanted.includes(hotel.roomTypes.get(now.room.type)?.roomClass ?? ''));
  list('roomFeatures', (wanted, now) => wanted.every((code) => now.room.features.includes(code)));
  list('daySection', (wanted, now) => wanted.includes(now.room.section));
  list('reservationStatus', (wanted, now) =>
    stayStatuses(hotel, now).some((status) => wanted.includes(status)),
  );
  list('guestServiceRequest', (wanted, now) => wanted.includes(now.room.guestService ?? 'NoStatusSelected'));
  list('fromRoomNumber', (wanted, now) => now.room.id >= (wanted[0] ?? ''));
  list('toRoomNumber', (wanted, now) => now.room.id <= (wanted[0] ?? ''));
  list('roomIdText', (wanted, now) => now.room.id.startsWith((wanted[0] ?? '').replaceAll('%', '')));
  if (query.flag('cleaningPriorityOnly') === true)
    tests.push((now) => now.room.cleaningPriority !== undefined);
  return tests;
}

function overviewRoom(call: Call, world: World, hotel: Hotel, now: RoomNow): object {
  const { room } = now;
  const type = hotel.roomTypes.get(room.type);
  const blocking = blockingOn(room, hotel.businessDate);
  return {
    roomId: room.id,
    roomDescription: type?.name,
    floor: room.floor,
    floorDescription: `Floor ${room.floor}`,
    building: room.building,
    smokingPreference: room.smoking ? 'S' : 'NS',
    isAccessible: room.accessible,
    roomType: {
      roomType: room.type,
      roomClass: type?.roomClass,
      shortDescription: type?.name,
      pseudoRoom: false,
      isSuiteRoom: type?.suite,
    },
    roomFeatures: roomFeatures(hotel, room),
    roomSection: { daySectionCode: room.section },
    housekeeping: {
      housekeepingRoomStatus: {
        housekeepingRoomStatus: now.status,
        frontOfficeStatus: now.occupied ? 'Occupied' : 'Vacant',
        housekeepingStatus: (room.housekeepingOccupied ?? now.occupied) ? 'Occupied' : 'Vacant',
        reservationStatusList: stayStatuses(hotel, now),
      },
      roomPersons: { frontOfficePersons: now.persons, houseKeepingPersons: room.countedPersons },
      cleaningPriority:
        room.cleaningPriority === undefined ? undefined : { prioritySequence: room.cleaningPriority },
      guestServiceRequest: room.guestService,
    },
    outOfOrder: blocking && [
      {
        start: blocking.start,
        end: blocking.end,
        reasonCode: blocking.reason,
        repairRemarks: blocking.remark,
        returnStatus: blocking.returnStatus,
        housekeepingRoomStatus: blocking.kind,
      },
    ],
    turndownInfo: call.wants('TurndownInfo')
      ? { turndownStatusInfo: room.turndown ?? 'NotRequired' }
      : undefined,
    resvInfo: call.wants('ResvInfo') ? roomStays(world, hotel, now) : undefined,
    discrepancy: now.discrepancy && [now.discrepancy],
  };
}

/** Sets what housekeeping found: the room's status, whether anyone was in it and how many. */
function putStatus(call: Call): Answer {
  const { body, hotel } = call;
  const rooms = body.list('roomList').map((entry) => findRoom(hotel, entry.required('roomId')));
  if (rooms.length === 0) throw refuse('VALUE_MISSING', 'roomList is required.', 'roomList');
  const status = body.text('housekeepingRoomStatus');
  if (status === 'OutOfOrder' || status === 'OutOfService') {
    throw refuse(
      'VALUE_INVALID',
      'Rooms are blocked by the out of order and out of service operations.',
      'housekeepingRoomStatus',
    );
  }
  for (const room of rooms) {
    const blocking = blockingOn(room, hotel.businessDate);
    if (status !== undefined && blocking?.kind === 'OutOfOrder')
      throw refuse('ROOM_NOT_READY', `Room ${room.id} is out of order.`, 'roomId');
  }
  const occupied = body.text('housekeepingStatus');
  const persons = body.object('roomPersons').number('houseKeepingPersons');
  const turndown = body.text('turndownStatus');
  for (const room of rooms) {
    if (status === 'Clean' || status === 'Dirty' || status === 'Pickup' || status === 'Inspected')
      room.status = status;
    if (occupied !== undefined) room.housekeepingOccupied = occupied === 'Occupied';
    if (persons !== undefined) room.countedPersons = persons;
    if (turndown === 'Required' || turndown === 'NotRequired' || turndown === 'Compeleted')
      room.turndown = turndown;
  }
  return { status: 200, location: call.path, body: {} };
}

export const HOUSEKEEPING_ROUTES: Routes = {
  'hsk.getHousekeepingOverview': getOverview,
  'hsk.putRoomRelatedStatus': putStatus,
};
