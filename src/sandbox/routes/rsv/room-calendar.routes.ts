import { addDays, type Day, daysBetween } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { tookRoom } from '../../rules/day-figures.js';
import { type RoomStays, shownStatus } from '../../rules/room-state.js';
import { computedStatus } from '../../rules/stay-status.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import type { Room } from '../../state/room.js';
import type { World } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { stayIds } from '../../wire/ids.wire.js';
import { primaryName, profileById, vipOf } from '../../wire/person.wire.js';

const MIDNIGHT = '00:00:00.0';

/** Rooms by days: who is or will be in each room, and when it is blocked. */
function getCalendar(call: Call): Answer {
  const { query, hotel, world } = call;
  const start = query.day('startDate') ?? hotel.businessDate;
  const end = query.day('endDate') ?? addDays(start, 14);
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'endDate');
  if (daysBetween(start, end) > 366)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 366 days.', 'endDate');
  const byRoom = calendarStays(hotel, start, end);
  const rooms = sorted(
    [...hotel.rooms.values()].filter((room) => wanted(hotel, room, query, byRoom)),
    query,
  );
  const size = query.number('recordsPerPage') ?? rooms.length;
  const page = Math.max(1, query.number('pageIndex') ?? 1);
  const shown = rooms.slice((page - 1) * size, page * size);
  if (shown.length === 0) return NONE;
  return ok({
    roomCalendar: {
      hotelId: hotel.profile.id,
      totalRooms: rooms.length,
      pageIndex: page,
      recordsPerPage: size,
      room: shown.map((room, index) => ({
        roomId: room.id,
        roomOrder: (page - 1) * size + index + 1,
        componentSuite: false,
        pseudo: false,
        houseKeeping: true,
        roomInfo: {
          roomType: room.type,
          roomStatus: shownStatus(room, hotel.businessDate),
          connectingRooms: room.connectsTo === undefined ? undefined : [room.connectsTo],
        },
        roomSchedule: [
          ...(byRoom.get(room.id) ?? []).map((stay) => staySchedule(world, hotel, stay)),
          ...blockedSchedules(room, start, end),
        ],
      })),
    },
  });
}

function calendarStays(hotel: Hotel, start: Day, end: Day): RoomStays {
  const byRoom = new Map<string, Reservation[]>();
  for (const stay of hotel.reservations.values()) {
    if (stay.roomId === undefined || !tookRoom(stay) || stay.departure < start || stay.arrival > end)
      continue;
    byRoom.set(stay.roomId, [...(byRoom.get(stay.roomId) ?? []), stay]);
  }
  for (const stays of byRoom.values()) stays.sort((left, right) => left.arrival.localeCompare(right.arrival));
  return byRoom;
}

function wanted(hotel: Hotel, room: Room, query: Fields, byRoom: RoomStays): boolean {
  const among = (name: string, ...values: readonly string[]): boolean => {
    const asked = query.texts(name);
    return asked.length === 0 || values.some((value) => asked.includes(value));
  };
  const stays = byRoom.get(room.id) ?? [];
  const dueOut = stays.some((stay) => computedStatus(stay, hotel.businessDate) === 'DueOut');
  return (
    among('roomId', room.id) &&
    among('roomType', room.type) &&
    among('roomClass', hotel.roomTypes.get(room.type)?.roomClass ?? '') &&
    among('floor', room.floor) &&
    among('roomFeature', ...room.features) &&
    among('roomStatus', shownStatus(room, hotel.businessDate)) &&
    (query.flag('assignedRooms') !== true || stays.length > 0) &&
    (query.flag('unassignedRooms') !== true || stays.length === 0) &&
    (query.flag('connectingRoomsOnly') !== true || room.connectsTo !== undefined) &&
    (query.flag('dueOut') !== true || dueOut)
  );
}

function sorted(rooms: readonly Room[], query: Fields): Room[] {
  const by = query.text('sortingBy');
  const key = (room: Room): string =>
    by === 'RoomType'
      ? `${room.type} ${room.id}`
      : by === 'RoomStatus'
        ? `${room.status} ${room.id}`
        : room.id;
  const list = rooms.toSorted((left, right) => key(left).localeCompare(key(right), 'en', { numeric: true }));
  return query.flag('isSortDescending') === true ? list.reverse() : list;
}

function staySchedule(world: World, hotel: Hotel, stay: Reservation): object {
  const guest = profileById(world, (stay.guests.find((one) => one.primary) ?? stay.guests[0])?.profileId);
  const name = primaryName(guest);
  const span = { startDateTime: `${stay.arrival} ${MIDNIGHT}`, endDateTime: `${stay.departure} ${MIDNIGHT}` };
  const vip = vipOf(guest);
  return {
    roomCalendarResList: [
      {
        reservationIdList: stayIds(stay).filter((id) => id.type !== 'CancellationNumber'),
        dateTimeSpan: span,
        givenName: name.givenName,
        surname: name.surname,
        vipStatus: vip === undefined ? undefined : { value: vip, code: vip },
        guarantee: { guaranteeCode: stay.guarantee, onHold: false },
        noOfRooms: stay.units,
        roomNumberLocked: stay.roomLocked,
        reservationStatus: computedStatus(stay, hotel.businessDate),
        hasLinkedReservations:
          stay.shareId === undefined ? (stay.linkId === undefined ? 'Default' : 'Linked') : 'Shared',
        roomTypeToCharge: stay.nights[0]?.roomTypeCharged,
      },
    ],
    roomScheduleCategory: 'Reservation',
    start: span.startDateTime,
    end: span.endDateTime,
  };
}

function blockedSchedules(room: Room, start: Day, end: Day): object[] {
  return room.blockings
    .filter((blocking) => blocking.start <= end && start <= blocking.end)
    .map((blocking) => ({
      roomScheduleCategory: blocking.kind === 'OutOfOrder' ? 'Ooo' : 'Oos',
      description: blocking.remark ?? blocking.reason,
      start: `${blocking.start} ${MIDNIGHT}`,
      end: `${blocking.end} ${MIDNIGHT}`,
    }));
}

export const ROOM_CALENDAR_ROUTES: Routes = { 'rsv.getRoomCalendar': getCalendar };
