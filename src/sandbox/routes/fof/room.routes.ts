import { addDays } from '../../clock/business-date.js';
import { findStay } from '../../desk/desk.js';
import { roomsFor } from '../../desk/room-choice.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { roomConflict, staysByRoom } from '../../rules/room-state.js';
import type { Hotel } from '../../state/hotel.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { hotelRoom, roomNow, type RoomNow } from './room.wire.js';

/** Every room of the hotel as it is today, by number. */
export function roomsNow(hotel: Hotel): RoomNow[] {
  const stays = staysByRoom(hotel);
  return [...hotel.rooms.values()].map((room) => roomNow(hotel, room, stays));
}

function getRooms(call: Call): Answer {
  const { query, hotel, world } = call;
  const id = query.text('reservationId');
  const stay = id === undefined ? undefined : findStay(hotel, id);
  const start = query.day('hotelRoomStartDate') ?? stay?.arrival;
  const end =
    query.day('hotelRoomEndDate') ??
    (start === undefined ? undefined : (stay?.departure ?? addDays(start, query.number('duration') ?? 1)));
  const tests = roomTests(hotel, query);
  const found = roomsNow(hotel).filter(
    (now) =>
      tests.every((test) => test(now)) &&
      (start === undefined || end === undefined || !taken(hotel, now, start, end, query, stay?.id)),
  );
  const { rows, facts } = pageOf(found, query, 200);
  if (rows.length === 0) return NONE;
  return ok({
    hotelRoomsDetails: { hotelId: hotel.profile.id, room: rows.map((now) => hotelRoom(world, hotel, now)) },
    ...facts,
  });
}

/** True when the room is not free in the period; guests due out on its first day count as gone when so asked. */
function taken(
  hotel: Hotel,
  now: RoomNow,
  start: string,
  end: string,
  query: Fields,
  stayId: string | undefined,
): boolean {
  if (
    roomConflict(
      hotel,
      now.room,
      start,
      end,
      stayId === undefined ? undefined : hotel.reservations.get(stayId),
    )
  )
    return true;
  const dueOutCounts = query.flag('includeDueOut') === true;
  return (
    !dueOutCounts &&
    start === hotel.businessDate &&
    now.occupied &&
    now.stays.some((stay) => stay.status === 'InHouse' && stay.id !== stayId && stay.departure > start)
  );
}

function roomTests(hotel: Hotel, query: Fields): ((now: RoomNow) => boolean)[] {
  const tests: ((now: RoomNow) => boolean)[] = [];
  const list = (name: string, test: (wanted: readonly string[], now: RoomNow) => boolean): void => {
    const wanted = query.texts(name);
    if (wanted.length > 0) tests.push((now) => test(wanted, now));
  };
  list('hotelRoomStatus', (wanted, now) => wanted.includes(now.status));
  list('hotelFORoomStatus', (wanted, now) => wanted.includes(now.occupied ? 'Occupied' : 'Vacant'));
  list('roomType', (wanted, now) => wanted.includes(now.room.type));
  list('roomClass', (wanted, now) => wanted.includes(hotel.roomTypes.get(now.room.type)?.roomClass ?? ''));
  list('floor', (wanted, now) => wanted.includes(now.room.floor));
  list('roomFeatureCode', (wanted, now) => wanted.every((code) => now.room.features.includes(code)));
  list('excludeRoomFeatures', (wanted, now) => !wanted.some((code) => now.room.features.includes(code)));
  list('smokingPreference', (wanted, now) => wanted.includes(now.room.smoking ? 'S' : 'NS'));
  list('fromRoomNumber', (wanted, now) => now.room.id >= (wanted[0] ?? ''));
  list('toRoomNumber', (wanted, now) => now.room.id <= (wanted[0] ?? ''));
  list('roomNumberWildcard', (wanted, now) =>
    matches(wanted[0] ?? '', now.room.id, query.flag('exactMatchRoomNumber') === true),
  );
  if (query.flag('includeOORoomCheck') === true) tests.push((now) => now.status !== 'OutOfOrder');
  return tests;
}

function matches(pattern: string, roomId: string, exact: boolean): boolean {
  return exact ? roomId === pattern : roomId.startsWith(pattern.replaceAll('%', ''));
}

/** Rooms that fit the stay, the ready ones of its own type first. */
function getSuggested(call: Call): Answer {
  const { hotel, query } = call;
  const stay = findStay(hotel, call.param('reservationId'));
  const type = query.text('roomType') ?? stay.nights[0]?.roomType;
  const start = query.day('startDate') ?? stay.arrival;
  const nights = query.number('nights');
  const end = nights === undefined ? stay.departure : addDays(start, nights);
  const features = query.texts('roomFeatureCode');
  const rooms = roomsFor(hotel, stay, { types: type === undefined ? [] : [type], start, end, features });
  return rooms.length === 0
    ? NONE
    : ok({ suggestedRoomsType: rooms.slice(0, 10).map((room) => ({ roomId: room.id })) });
}

export const ROOM_ROUTES: Routes = {
  'fof.getHotelRooms': getRooms,
  'fof.getSuggestedRooms': getSuggested,
};
