import { findStay } from '../../desk/desk.js';
import { type RoomMove, moveGuest } from '../../desk/room-move.js';
import { findRoom } from '../../desk/assignment.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import { addDays } from '../../clock/business-date.js';
import { occupants, shownStatus, staysByRoom } from '../../rules/room-state.js';
import { HOUSEKEEPING_STATUSES } from '../../state/room.js';
import { wireId } from '../../wire/ids.wire.js';

function putMove(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const criteria = call.body.object('criteria');
  const overrides = criteria.object('overrideInstructions');
  const oldStatus = criteria.text('oldRoomStatus');
  const move: RoomMove = {
    roomId: criteria.text('roomId') ?? call.param('roomId'),
    reason: criteria.required('reasonCode'),
    description: criteria.text('description'),
    oldRoomStatus:
      oldStatus === 'Clean' || oldStatus === 'Inspected' || oldStatus === 'Pickup' ? oldStatus : 'Dirty',
    updateCharged: criteria.flag('updateRoomTypeCharged') ?? false,
    overrides: {
      dirtyRoom: overrides.flag('dirtyRoom') ?? false,
      outOfService: overrides.flag('outOfServiceRoom') ?? false,
      roomNumberLocked: true,
      inventory: overrides.flag('inventoryRestriction') ?? false,
    },
  };
  const draft = structuredClone(stay);
  moveGuest(call.desk, draft, move);
  call.hotel.reservations.set(draft.id, draft);
  return ok({});
}

function getMoves(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if ((stay.moves?.length ?? 0) === 0) return NONE;
  return ok({
    roomMoveHistoryDetails: stay.moves?.map((move) => ({
      hotelId: call.hotel.profile.id,
      reservationId: wireId(stay.id, 'Reservation'),
      date: move.at,
      reasonCode: move.reason,
      description: move.description,
      fromRoom: move.from,
      toRoom: move.to,
    })),
  });
}

/** Rooms by type, occupation and status. */
function getRoomStatistics(call: Call): Answer {
  const { hotel } = call;
  const stays = staysByRoom(hotel);
  const wanted = call.query.text('frontOfficeStatus');
  const rows = [...hotel.roomTypes.values()].flatMap((type) =>
    (['Vacant', 'Occupied'] as const).flatMap((frontOfficeStatus) => {
      if (wanted !== undefined && wanted !== frontOfficeStatus) return [];
      const rooms = [...hotel.rooms.values()].filter(
        (room) =>
          room.type === type.code &&
          occupants(stays.get(room.id)).length > 0 === (frontOfficeStatus === 'Occupied'),
      );
      const roomStats = HOUSEKEEPING_STATUSES.map((status) => ({
        housekeepingRoomStatus: status,
        housekeepingRoomStatusCount: rooms.filter((room) => shownStatus(room, hotel.businessDate) === status)
          .length,
      })).filter((entry) => entry.housekeepingRoomStatusCount > 0);
      return rooms.length === 0
        ? []
        : [{ roomClass: type.roomClass, roomType: type.code, frontOfficeStatus, roomStats }];
    }),
  );
  return rows.length === 0 ? NONE : ok({ roomStatusStatistics: rows });
}

/** Keeps rooms from being assigned until the end of the next day, or gives them free again. */
function hold(release: boolean) {
  return (call: Call): Answer => {
    for (const entry of call.body.list('holdRoomsDetails')) {
      const rooms = entry.texts('rooms').map((id) => findRoom(call.hotel, id));
      const held = rooms.find((room) => room.hold && room.hold.until > call.at);
      if (!release && held && call.body.flag('overrideRoomHold') !== true)
        throw refuse('ROOM_TAKEN', `Room ${held.id} is on hold already.`, 'rooms');
      for (const room of rooms) {
        room.hold = release
          ? undefined
          : {
              until: `${addDays(call.hotel.businessDate, 1)} 23:59:00.0`,
              comment: entry.text('comments') ?? entry.text('reason') ?? '',
            };
      }
    }
    return created(call.path);
  };
}

/** Moves, counts and holds of rooms. */
export const ROOM_MOVE_ROUTES: Routes = {
  'fof.moveInHouseGuest': putMove,
  'fof.getRoomMoveHistory': getMoves,
  'fof.getRoomsByRoomStatus': getRoomStatistics,
  'fof.placeRoomsOnHold': hold(false),
  'fof.releaseRoomsOnHold': hold(true),
};
