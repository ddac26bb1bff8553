import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import type { Room } from '../../state/room.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { featureName, roomTypeInfo } from '../par/rate-plan.wire.js';

const text = (defaultText: string): object => ({ defaultText });

/** Rooms of a hotel that the query wants, in the order of their numbers. */
function roomsOf(hotel: Hotel, query: Fields): Room[] {
  const types = query.texts('roomTypeCodes');
  const classes = query.texts('roomClassCodes');
  const codes = [...query.texts('roomCodes'), ...query.texts('room')];
  const words = query.text('wildCard')?.replaceAll('%', '');
  if (query.flag('pseudo') === true && query.flag('physical') !== true) return [];
  return [...hotel.rooms.values()].filter(
    (room) =>
      (types.length === 0 || types.includes(room.type)) &&
      (classes.length === 0 || classes.includes(hotel.roomTypes.get(room.type)?.roomClass ?? '')) &&
      (codes.length === 0 || codes.includes(room.id)) &&
      (words === undefined || room.id.includes(words)) &&
      (query.text('building') ?? room.building) === room.building,
  );
}

function roomInfo(hotel: Hotel, room: Room): object {
  const type = hotel.roomTypes.get(room.type);
  return {
    roomId: room.id,
    roomType: {
      roomType: room.type,
      roomClass: type?.roomClass,
      shortDescription: type?.name,
      pseudo: false,
      suite: type?.suite,
      houseKeeping: true,
      maximumOccupancy: type?.maximumOccupancy,
    },
    floor: room.floor,
    floorDescription: `Floor ${room.floor}`,
    building: room.building,
    roomDescription: `Room ${room.id}`,
    accessible: room.accessible,
    smokingPreference: room.smoking ? 'S' : 'NS',
    meetingRoom: false,
    maximumOccupancy: type?.maximumOccupancy,
    roomFeatures: room.features.map((code, index) => ({
      code,
      description: featureName(hotel, code),
      orderSequence: index + 1,
      quantity: 1,
    })),
  };
}

function getRooms(call: Call): Answer {
  const { hotel, query } = call;
  const { rows } = pageOf(roomsOf(hotel, query), query, hotel.rooms.size);
  if (rows.length === 0) return NONE;
  return ok({
    rooms: [
      {
        hotelId: hotel.profile.id,
        room: rows.map((room) => ({
          ...roomInfo(hotel, room),
          smoking: room.smoking,
          turndownService: true,
        })),
      },
    ],
  });
}

function getRoomsSummary(call: Call): Answer {
  const { query } = call;
  const hotel = call.hotelNamed(query.text('hotelId'));
  const found = roomsOf(hotel, query);
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, 50);
  return ok({
    rooms: {
      roomsSummary: [
        {
          hotelId: hotel.profile.id,
          noOfRooms: found.length,
          roomSummary: rows.map((room) => roomInfo(hotel, room)),
        },
      ],
      ...facts,
    },
  });
}

function getRoomType(call: Call): Answer {
  const { hotel } = call;
  const type = hotel.roomTypes.get(call.param('roomTypeCode'));
  if (!type) throw refuse('NOT_FOUND', 'The room type does not exist.', 'roomTypeCode');
  return ok({
    roomTypeMasterInfoType: { hotelId: hotel.profile.id, roomType: [roomTypeInfo(hotel, type)] },
  });
}

function getClasses(call: Call): Answer {
  const { hotel, query } = call;
  const codes = query.texts('roomClassCodes');
  const types = [...hotel.roomTypes.values()];
  const classes = [...new Set(types.map((type) => type.roomClass))].filter(
    (code) => codes.length === 0 || codes.includes(code),
  );
  if (classes.length === 0) return NONE;
  return ok({
    roomClasses: classes.map((code, index) => ({
      code,
      hotelId: hotel.profile.id,
      description: text(
        hotel.lists.get('RoomClasses')?.find((item) => item.code === code)?.description ?? code,
      ),
      sequence: index + 1,
      inactive: false,
      roomTypes: {
        hotelId: hotel.profile.id,
        roomTypeSummary: types
          .filter((type) => type.roomClass === code)
          .map((type) => ({
            roomType: type.code,
            roomClass: code,
            shortDescription: type.name,
            numberOfRooms: [...hotel.rooms.values()].filter((room) => room.type === type.code).length,
          })),
      },
    })),
  });
}

function getFeatures(call: Call): Answer {
  const { hotel, query } = call;
  const codes = query.texts('codes');
  const found = (hotel.lists.get('RoomFeatures') ?? []).filter(
    (item) => codes.length === 0 || codes.includes(item.code),
  );
  if (found.length === 0) return NONE;
  return ok({
    roomFeatures: found.map((item, index) => ({
      code: item.code,
      hotelId: hotel.profile.id,
      description: text(item.description),
      sequence: index + 1,
      inactive: false,
    })),
  });
}

export const ROOM_SETUP_ROUTES: Routes = {
  'rmcfg.getRooms': getRooms,
  'rmcfg.getRoomsSummary': getRoomsSummary,
  'rmcfg.getRoomTypeInfo': getRoomType,
  'rmcfg.getRoomClasses': getClasses,
  'rmcfg.getRoomFeatures': getFeatures,
};
