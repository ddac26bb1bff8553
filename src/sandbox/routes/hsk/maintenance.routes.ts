import { findRoom } from '../../desk/assignment.js';
import { INTEGRATION_USER, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Numbered } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { roomsNow } from '../fof/room.routes.js';

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
      (query.text('maintenanceId') ?? id) === id
    );
  });
  if (found.length === 0) return NONE;
  return ok({
    roomMaintenance: { hotelId: hotel.profile.id, roomMaintenance: found.map((entry) => wire(call, entry)) },
  });
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
    };
    call.hotel.records.maintenance.set(id, { id, document });
    return id;
  });
  return created(`/hsk/v1/hotels/${call.hotel.profile.id}/maintenances/${ids[0] ?? ''}`);
}

function resolve(done: boolean) {
  return (call: Call): Answer => {
    const entry = call.hotel.records.maintenance.get(call.param('mainteananceId'));
    if (!entry) throw refuse('NOT_FOUND', 'The maintenance request is not known.', 'maintenanceId');
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
  for (const room of rooms) {
    if (
      status === 'DoNotDisturb' ||
      status === 'MakeUpRoom' ||
      status === 'NoStatusSelected' ||
      status === 'ServiceDeclined'
    )
      room.guestService = status;
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
  const found = roomsNow(hotel).filter(
    (now) =>
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
  'hsk.resolveRoomMaintenance': resolve(true),
  'hsk.unResolveRoomMaintenance': resolve(false),
  'hsk.setGuestHousekeepingServiceRequest': setServiceRequest,
  'hsk.setRoomCleaningPriority': setPriority,
  'hsk.putRoomCleaningPriority': clearPriority,
  'hsk.getHousekeepingDiscrepancies': getDiscrepancies,
};
