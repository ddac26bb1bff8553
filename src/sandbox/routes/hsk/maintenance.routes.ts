import { findRoom } from '../../desk/assignment.js';
import { INTEGRATION_USER, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Document, Numbered } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { roomsNow } from '../fof/room.routes.js';
import { stayStatuses } from '../fof/room.wire.js';

function getMaintenance(call: Call): Answer {
  const { query, hotel } = call;
  const status = query.text('roomMaintenanceStatus') ?? 'All';
  const codes = query.texts('maintenanceCodes');
  const types = query.texts('roomTypes');
  const found = [...hotel.records.maintenance.values()].filter(({ id, document }) => {
    const resolved = document['resolveInfo'] !== undefined;
    const room = hotel.rooms.get(String(document['roomId']));
    return (
      (status === 'All' || (status === 'Resolved') === resolved) &&
      (codes.length === 0 || codes.includes(String(document['maintenanceCode']))) &&
      (types.length === 0 || types.includes(room?.type ?? '')) &&
      (query.text('roomId') ?? room?.id) === room?.id &&
      (query.text('maintenanceId') ?? id) === id &&
      inResolved(query.day('resolvedStartDate'), query.day('resolvedEndDate'), document) &&
      byDay(query.day('expectedByDate'), document)
    );
  });
  if (found.length === 0) return NONE;
  return ok({
    roomMaintenance: { hotelId: hotel.profile.id, roomMaintenance: found.map((entry) => wire(call, entry)) },
  });
}

/** Resolved within the period; requests that are open pass only when no period is asked for. */
function inResolved(start: string | undefined, end: string | undefined, document: Document): boolean {
  if (start === undefined && end === undefined) return true;
  const day = Fields.of(document['resolveInfo']).text('resolveDate');
  return day !== undefined && (start ?? '') <= day && day <= (end ?? '9999');
}

function byDay(limit: string | undefined, document: Document): boolean {
  const expected = Fields.of(document['assignedUserInfo']).text('expectedByDate');
  return limit === undefined || (expected !== undefined && expected <= limit);
}

function wire(call: Call, { id, document }: Numbered): object {
  const room = call.hotel.rooms.get(String(document['roomId']));
  return {
    maintenanceId: { id, type: 'RoomMaintenance' },
    roomInfo: room && { roomId: room.id, floor: room.floor, roomType: { roomType: room.type } },
    maintenanceCode: document['maintenanceCode'],
    remarks: document['remarks'],
    resolveInfo: document['resolveInfo'],
    assignedUserInfo: document['assignedUserInfo'],
    createDateTime: document['createDateTime'],
    creatorId: document['creatorId'],
  };
}

function postMaintenance(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const code = call.param('maintenanceCode');
  requireListed(call.hotel, 'MaintenanceCodes', code, 'maintenanceCode');
  const rooms = criteria.texts('roomIds').map((id) => findRoom(call.hotel, id));
  if (rooms.length === 0) throw refuse('VALUE_MISSING', 'roomIds is required.', 'criteria.roomIds');
  const ids = rooms.map((room) => {
    const id = nextId(call.world, 'record');
    const document = {
      roomId: room.id,
      maintenanceCode: code,
      remarks: criteria.text('remarks'),
      assignedUserInfo: criteria.raw['assignedUserInfo'],
      createDateTime: call.at,
      creatorId: INTEGRATION_USER,
    };
    call.hotel.records.maintenance.set(id, { id, document });
    return id;
  });
  return created(`/hsk/v1/hotels/${call.hotel.profile.id}/maintenances/${ids[0] ?? ''}`);
}

function find(call: Call, parameter: string): Numbered {
  const entry = call.hotel.records.maintenance.get(call.param(parameter));
  if (!entry) throw refuse('NOT_FOUND', 'The maintenance request is not known.', 'maintenanceId');
  return entry;
}

function putMaintenance(call: Call): Answer {
  const entry = find(call, 'maintenanceId');
  const criteria = call.body.object('criteria');
  const code = criteria.text('maintenanceCode');
  if (code !== undefined) requireListed(call.hotel, 'MaintenanceCodes', code, 'maintenanceCode');
  const room = findRoom(call.hotel, call.param('roomId'));
  entry.document = {
    ...entry.document,
    roomId: room.id,
    maintenanceCode: code ?? entry.document['maintenanceCode'],
    remarks: criteria.text('remarks') ?? entry.document['remarks'],
    assignedUserInfo: criteria.raw['assignedUserInfo'] ?? entry.document['assignedUserInfo'],
  };
  return ok({});
}

function deleteMaintenance(call: Call): Answer {
  call.hotel.records.maintenance.delete(find(call, 'mainteananceId').id);
  return ok({});
}

function resolve(done: boolean) {
  return (call: Call): Answer => {
    const entry = find(call, 'mainteananceId');
    const remarks = call.body.object('criteria').text('remarks') ?? entry.document['remarks'];
    entry.document = {
      ...entry.document,
      remarks,
      resolveInfo: done ? { resolveUser: INTEGRATION_USER, resolveDate: call.hotel.businessDate } : undefined,
    };
    return ok({});
  };
}

function setServiceRequest(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const status = criteria.text('status');
  const rooms = criteria.texts('roomList').map((id) => findRoom(call.hotel, id));
  if (rooms.length === 0) throw refuse('VALUE_MISSING', 'roomList is required.', 'criteria.roomList');
  if (status === undefined) throw refuse('VALUE_MISSING', 'status is required.', 'criteria.status');
  for (const room of rooms) {
    if (status === 'DoNotDisturb' || status === 'MakeUpRoom' || status === 'ServiceDeclined')
      room.guestService = status;
    else room.guestService = undefined;
  }
  return ok({});
}

function setPriority(call: Call): Answer {
  const rooms = [call.param('roomId'), ...call.body.object('criteria').texts('roomList')];
  const list = [...new Set(rooms)].map((id) => findRoom(call.hotel, id));
  const highest = Math.max(0, ...[...call.hotel.rooms.values()].map((room) => room.cleaningPriority ?? 0));
  list.forEach((room, index) => (room.cleaningPriority ??= highest + index + 1));
  return ok({});
}

function clearPriority(call: Call): Answer {
  const rooms = call.query.texts('roomId').map((id) => findRoom(call.hotel, id));
  for (const room of rooms) room.cleaningPriority = undefined;
  return ok({});
}

/** Rooms in which housekeeping found something else than the front office believes. */
function getDiscrepancies(call: Call): Answer {
  const { query, hotel } = call;
  const wanted = query.texts('roomDiscrepancyStatus');
  const floors = query.texts('floor');
  const classes = query.texts('roomClass');
  const dueOut = query.flag('dueOut') === true;
  const found = roomsNow(hotel).filter(
    (now) =>
      (query.text('fromRoomNumber') ?? '') <= now.room.id &&
      now.room.id <= (query.text('toRoomNumber') ?? '\uffff') &&
      (classes.length === 0 || classes.includes(hotel.roomTypes.get(now.room.type)?.roomClass ?? '')) &&
      (!dueOut || stayStatuses(hotel, now).includes('DueOut')) &&
      now.discrepancy !== undefined &&
      (wanted.length === 0 || wanted.includes(now.discrepancy)) &&
      (floors.length === 0 || floors.includes(now.room.floor)),
  );
  if (found.length === 0) return NONE;
  return ok({
    housekeepingRooms: {
      hotelId: hotel.profile.id,
      room: found.map((now) => ({
        roomId: now.room.id,
        floor: now.room.floor,
        roomType: { roomType: now.room.type },
        housekeeping: {
          housekeepingRoomStatus: {
            housekeepingRoomStatus: now.status,
            frontOfficeStatus: now.occupied ? 'Occupied' : 'Vacant',
            housekeepingStatus: now.room.housekeepingOccupied ? 'Occupied' : 'Vacant',
          },
          roomPersons: { frontOfficePersons: now.persons, houseKeepingPersons: now.room.countedPersons },
        },
        discrepancy: [now.discrepancy],
      })),
    },
  });
}

/** Repairs, wishes about cleaning, order of cleaning, discrepancies. */
export const MAINTENANCE_ROUTES: Routes = {
  'hsk.getRoomMaintenance': getMaintenance,
  'hsk.postRoomMaintenance': postMaintenance,
  'hsk.putRoomMaintenance': putMaintenance,
  'hsk.deleteRoomMaintenance': deleteMaintenance,
  'hsk.resolveRoomMaintenance': resolve(true),
  'hsk.unResolveRoomMaintenance': resolve(false),
  'hsk.setGuestHousekeepingServiceRequest': setServiceRequest,
  'hsk.setRoomCleaningPriority': setPriority,
  'hsk.putRoomCleaningPriority': clearPriority,
  'hsk.getHousekeepingDiscrepancies': getDiscrepancies,
};
