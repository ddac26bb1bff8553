import { findRoom } from '../../desk/assignment.js';
import { requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { roomsNow } from '../fof/room.routes.js';
import { type RoomNow, stayStatuses } from '../fof/room.wire.js';
import { changed } from './sheet-request.js';

function getConditions(call: Call): Answer {
  const { hotel, query } = call;
  const any = (name: string, values: readonly (string | undefined)[]) => {
    const wanted = query.texts(name);
    return wanted.length === 0 || values.some((value) => value !== undefined && wanted.includes(value));
  };
  const without = query.flag('roomWithoutConditionsOnly') === true;
  const only = query.flag('roomConditionsOnly') === true;
  const found = roomsNow(hotel).filter(({ room, status, occupied, stays }, index, all) => {
    const now = all[index] as RoomNow;
    return (
      (!only || room.condition !== undefined) &&
      (!without || room.condition === undefined) &&
      any('room', [room.id]) &&
      any('roomConditions', [room.condition?.code]) &&
      any('roomTypes', [room.type]) &&
      any('floors', [room.floor]) &&
      any('housekeepingRoomStatus', [status]) &&
      any('frontOfficeRoomStatus', [occupied ? 'Occupied' : 'Vacant']) &&
      any('roomAssignmentStatus', [stays.length > 0 ? 'Assigned' : 'Unassigned']) &&
      any('reservationStatuses', stayStatuses(hotel, now)) &&
      (query.text('fromRoomNumber') ?? '') <= room.id &&
      room.id <= (query.text('toRoomNumber') ?? '\uffff')
    );
  });
  if (found.length === 0) return NONE;
  const names = hotel.lists.get('RoomConditions') ?? [];
  return ok({
    housekeepingRooms: {
      hotelId: hotel.profile.id,
      room: found.map(({ room, status, occupied }) => ({
        roomId: room.id,
        floor: room.floor,
        roomType: { roomType: room.type },
        housekeeping: {
          housekeepingRoomStatus: {
            housekeepingRoomStatus: status,
            frontOfficeStatus: occupied ? 'Occupied' : 'Vacant',
          },
          roomCondition: room.condition && {
            roomCondition: {
              code: room.condition.code,
              description: names.find((item) => item.code === room.condition?.code)?.description,
            },
            assignmentType: room.condition.available ? 'Available' : 'NotAvailable',
            remarks: room.condition.remarks,
          },
        },
      })),
    },
  });
}

/** Sets the condition of rooms; without a code it is taken away. Occupied and held rooms only when so asked. */
function setCondition(call: Call): Answer {
  const { hotel } = call;
  const criteria = call.body.object('criteria');
  const wish = criteria.object('roomCondition');
  const code = wish.object('roomCondition').text('code');
  const rooms = criteria.texts('roomNumberList').map((id) => findRoom(hotel, id));
  if (rooms.length === 0)
    throw refuse('VALUE_MISSING', 'roomNumberList is required.', 'criteria.roomNumberList');
  if (code !== undefined) requireListed(hotel, 'RoomConditions', code, 'roomCondition.code');
  const occupied = new Set(roomsNow(hotel).flatMap((now) => (now.occupied ? now.room.id : [])));
  for (const room of rooms) {
    if (occupied.has(room.id) && criteria.flag('includeOccupiedRooms') !== true)
      throw refuse('ROOM_TAKEN', `Room ${room.id} is occupied.`, 'roomNumberList');
    if (room.hold && criteria.flag('overrideHoldRooms') !== true)
      throw refuse('ROOM_TAKEN', `Room ${room.id} is on hold.`, 'roomNumberList');
  }
  for (const room of rooms)
    room.condition =
      code === undefined
        ? undefined
        : { code, available: wish.text('assignmentType') !== 'NotAvailable', remarks: wish.text('remarks') };
  return changed(call);
}

function getTemplates(call: Call): Answer {
  const { templates } = call.hotel.housekeeping;
  const code = call.query.text('templateCode');
  const found = code === undefined ? templates.values().next().value : templates.get(code);
  return found === undefined ? NONE : ok({ taskSheetTemplateDetails: found });
}

function putTemplate(call: Call): Answer {
  const { hotel } = call;
  const code = call.param('taskSheetTemplateCode');
  const details = call.body.object('taskSheetTemplateDetails');
  for (const task of details.texts('taskCodes')) requireListed(hotel, 'hkTaskCodes', task, 'taskCodes');
  hotel.housekeeping.templates.set(code, {
    ...details.raw,
    templateCode: code,
    hotelId: hotel.profile.id,
  });
  return changed(call);
}

function deleteTemplate(call: Call): Answer {
  const code = call.param('taskSheetTemplateCode');
  if (!call.hotel.housekeeping.templates.delete(code))
    throw refuse('NOT_FOUND', `The template ${code} is not known.`, 'taskSheetTemplateCode');
  return ok({});
}

/** Conditions of rooms and templates of task sheets. */
export const CONDITION_ROUTES: Routes = {
  'hsk.getRoomConditions': getConditions,
  'hsk.setRoomCondition': setCondition,
  'hsk.getTaskSheetTemplate': getTemplates,
  'hsk.putTaskSheetTemplate': putTemplate,
  'hsk.deleteTaskSheetTemplate': deleteTemplate,
};
