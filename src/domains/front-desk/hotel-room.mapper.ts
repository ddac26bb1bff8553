import type { HotelRoom } from './hotel-room.schema.js';

/** One room of `fof.getHotelRooms` (Oracle's fof.json, roomType of hotelRoomsDetails), as far as it is read. */
interface WireRoom {
  readonly roomId?: string;
  readonly roomType?: { readonly roomType?: string };
  readonly floor?: string;
  readonly accessible?: boolean;
  readonly roomFeatures?: readonly { readonly code?: string; readonly description?: string }[];
  readonly housekeeping?: {
    readonly roomStatus?: { readonly roomStatus?: string; readonly frontOfficeStatus?: string };
  };
  readonly outOfOrder?: readonly {
    readonly roomStatus?: string;
    readonly start?: string;
    readonly end?: string;
  }[];
}

/** Answer of `fof.getHotelRooms`, as far as it is read. */
export interface WireHotelRooms {
  readonly hotelRoomsDetails?: { readonly room?: readonly WireRoom[] };
  readonly hasMore?: boolean;
  readonly totalResults?: number;
}

/** Answer of `fof.getSuggestedRooms`. */
export interface WireSuggestedRooms {
  readonly suggestedRoomsType?: readonly { readonly roomId?: string }[];
}

/** One page of rooms. */
export interface RoomPage {
  readonly rooms: readonly HotelRoom[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** Rooms of a page; no body (204) means none, a row without a number is left out. */
export function readRooms(body: WireHotelRooms | undefined): RoomPage {
  return {
    rooms: (body?.hotelRoomsDetails?.room ?? []).flatMap(readRoom),
    hasMore: body?.hasMore === true,
    total: body?.totalResults,
  };
}

/** Numbers of the rooms OPERA proposes, best first. */
export function readSuggestions(body: WireSuggestedRooms | undefined): string[] {
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
