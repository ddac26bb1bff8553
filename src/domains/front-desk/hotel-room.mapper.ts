import type { GetHotelRoomsAnswer, GetSuggestedRoomsAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { HotelRoom } from './hotel-room.schema.js';

type WireRoom = NonNullable<NonNullable<GetHotelRoomsAnswer['hotelRoomsDetails']>['room']>[number];

/** One page of rooms. */
export interface RoomPage {
  readonly rooms: readonly HotelRoom[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** Rooms of a page; no body (204) means none, a row without a number is left out. */
export function readRooms(body: GetHotelRoomsAnswer | undefined): RoomPage {
  return {
    rooms: (body?.hotelRoomsDetails?.room ?? []).flatMap(readRoom),
    hasMore: body?.hasMore === true,
    total: body?.totalResults,
  };
}

/** Numbers of the rooms OPERA proposes, best first. */
export function readSuggestions(body: GetSuggestedRoomsAnswer | undefined): string[] {
  return (body?.suggestedRoomsType ?? []).flatMap(({ roomId }) => (roomId === undefined ? [] : [roomId]));
}

function readRoom(wire: WireRoom): HotelRoom[] {
  if (wire.roomId === undefined) return [];
  const status = wire.housekeeping?.roomStatus;
  const features = (wire.roomFeatures ?? []).flatMap(({ code, description }) => code ?? description ?? []);
  return [
    {
      room: wire.roomId,
      roomType: wire.roomType?.roomType,
      floor: wire.floor,
      status: status?.roomStatus,
      occupancy: status?.frontOfficeStatus,
      ...(features.length > 0 && { features }),
      ...(wire.accessible === true && { accessible: true }),
    },
  ];
}
