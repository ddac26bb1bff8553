import { findRoom } from '../../desk/assignment.js';
import { blockRooms, releaseRoom } from '../../desk/room-blocking.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { CleanStatus, Room, RoomBlocking } from '../../state/room.js';
import type { Fields } from '../../wire/fields.js';

type Kind = RoomBlocking['kind'];

/** Rooms of a range list: by number, or from one number to another. */
function roomsOf(call: Call, list: Fields): Room[] {
  const ids = list.texts('roomIds');
  const range = list.object('range').object('roomRange');
  const from = range.text('fromRoomNumber');
  const to = range.text('toRoomNumber') ?? from;
  const ranged =
    from === undefined ? [] : [...call.hotel.rooms.keys()].filter((id) => id >= from && id <= (to ?? id));
  const rooms = [...new Set([...ids, ...ranged])].map((id) => findRoom(call.hotel, id));
  if (rooms.length === 0)
    throw refuse('VALUE_MISSING', 'roomIds is required.', 'criteria.roomRangeList.roomIds');
  return rooms;
}

function clean(text: string | undefined): CleanStatus | undefined {
  return text === 'Clean' || text === 'Inspected' || text === 'Pickup' || text === 'Dirty' ? text : undefined;
}

function post(kind: Kind) {
  return (call: Call): Answer => {
    const list = call.body.object('criteria').object('roomRangeList');
    const order = list.object('roomOutOfOrder');
    blockRooms(call.desk, roomsOf(call, list), {
      kind,
      start: order.requiredDay('start'),
      end: order.requiredDay('end'),
      reason: order.required('reasonCode'),
      remark: order.text('repairRemarks'),
      returnStatus: clean(order.text('returnStatus')) ?? 'Dirty',
    });
    return created(call.path);
  };
}

function complete(kind: Kind) {
  return (call: Call): Answer => {
    const criteria = call.body.object('criteria');
    const list = criteria.object('roomRangeList');
    const single = criteria.list('roomRepairByRoomNumber');
    const work = list.empty
      ? single.map((entry) => ({
          room: findRoom(call.hotel, entry.required('roomId')),
          order: entry.object('roomOutOfOrder'),
        }))
      : roomsOf(call, list).map((room) => ({ room, order: list.object('roomOutOfOrder') }));
    if (work.length === 0) throw refuse('VALUE_MISSING', 'Rooms are required.', 'criteria');
    for (const { room } of work) {
      if (!room.blockings.some((blocking) => blocking.kind === kind))
        throw refuse('NOT_FOUND', `Room ${room.id} is not blocked.`, 'roomIds');
    }
    for (const { room, order } of work) releaseRoom(call.desk, room, kind, clean(order.text('returnStatus')));
    return ok({});
  };
}

function get(kind: Kind) {
  return (call: Call): Answer => {
    const { query, hotel } = call;
    const start = query.requiredDay('startDate');
    const end = query.day('endDate') ?? start;
    const types = query.texts('roomTypes');
    const roomId = query.text('roomId');
    const rooms = [...hotel.rooms.values()].flatMap((room) => {
      const blockings = room.blockings.filter(
        (blocking) => blocking.kind === kind && blocking.start <= end && start <= blocking.end,
      );
      const wanted =
        blockings.length > 0 &&
        (roomId === undefined || room.id === roomId) &&
        (types.length === 0 || types.includes(room.type));
      return wanted ? [{ room, blockings }] : [];
    });
    if (rooms.length === 0) return NONE;
    return ok({
      housekeepingRooms: {
        hotelId: hotel.profile.id,
        room: rooms.map(({ room, blockings }) => ({
          roomId: room.id,
          floor: room.floor,
          roomType: { roomType: room.type, roomClass: hotel.roomTypes.get(room.type)?.roomClass },
          outOfOrder: blockings.map((blocking) => ({
            roomRepairId: { id: blocking.id, type: 'RoomRepair' },
            start: blocking.start,
            end: blocking.end,
            reasonCode: blocking.reason,
            repairRemarks: blocking.remark,
            returnStatus: blocking.returnStatus,
            housekeepingRoomStatus: blocking.kind,
          })),
        })),
      },
    });
  };
}

/** Out of order and out of service. */
export const BLOCKING_ROUTES: Routes = {
  'hsk.postOutOfOrderRooms': post('OutOfOrder'),
  'hsk.getOutOfOrderRooms': get('OutOfOrder'),
  'hsk.completeOutOfOrderRooms': complete('OutOfOrder'),
  'hsk.postOutOfServiceRooms': post('OutOfService'),
  'hsk.getOutOfServiceRooms': get('OutOfService'),
  'hsk.completeOutOfServiceRooms': complete('OutOfService'),
};
