import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { pageOf } from '../../wire/paging.js';
import { featureName } from '../par/rate-plan.wire.js';

const text = (defaultText: string): object => ({ defaultText });

function getMoveReasons(call: Call): Answer {
  const codes = call.query.texts('codes');
  const found = (call.hotel.lists.get('RoomMoveReasons') ?? []).filter(
    (item) => codes.length === 0 || codes.includes(item.code),
  );
  if (found.length === 0) return NONE;
  return ok({
    roomMoveReasons: found.map((item, index) => ({
      code: item.code,
      description: text(item.description),
      displayOrder: index + 1,
    })),
  });
}

function getRoomTypes(call: Call): Answer {
  const { query, hotel } = call;
  const codes = query.texts('roomTypeCodes');
  const classes = query.texts('roomClassCodes');
  const found = [...hotel.roomTypes.values()].filter(
    (type) =>
      (codes.length === 0 || codes.includes(type.code)) &&
      (classes.length === 0 || classes.includes(type.roomClass)),
  );
  const { rows, facts } = pageOf(found, query, 50);
  if (rows.length === 0) return NONE;
  const rooms = (code: string) => [...hotel.rooms.values()].filter((room) => room.type === code).length;
  const short = query.flag('summaryInfo') === true;
  return ok({
    roomTypesSummary: [
      {
        hotelId: hotel.profile.id,
        roomTypeSummary: rows.map((type) => ({
          roomType: type.code,
          roomClass: type.roomClass,
          shortDescription: type.name,
          numberOfRooms: rooms(type.code),
          sellSequence: type.sequence,
          suite: type.suite,
          pseudo: false,
          inactive: false,
        })),
      },
    ],
    roomTypes: short
      ? undefined
      : [
          {
            hotelId: hotel.profile.id,
            roomType: rows.map((type) => ({
              roomType: type.code,
              roomClass: type.roomClass,
              shortDescription: text(type.name),
              description: text(type.description),
              bedType: type.bedType,
              numberOfRooms: rooms(type.code),
              sellSequence: type.sequence,
              defaultOccupancy: type.defaultOccupancy,
              maximumOccupancy: type.maximumOccupancy,
              maxAdults: type.maximumAdults,
              maxChildren: type.maximumChildren,
              features: type.features.map((code, index) => ({
                code,
                description: featureName(hotel, code),
                orderSequence: index + 1,
                quantity: 1,
              })),
              suite: { value: type.suite, editable: false },
              pseudo: false,
              houseKeeping: true,
              inactive: false,
            })),
          },
        ],
    ...facts,
  });
}

export const ROOM_CONFIG_ROUTES: Routes = {
  'rmcfg.getRoomMoveReasons': getMoveReasons,
  'rmcfg.getRoomTypes': getRoomTypes,
};
