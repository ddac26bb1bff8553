import type { GetHotelRoomsAnswer, PlaceRoomsOnHoldBody } from '../../opera/wire/generated/fof.wire.js';

/** Whether a room is kept back. */
export interface Hold {
  readonly room: string;
  readonly held: boolean;
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly until?: string;
}

/** The hold of a room in a list of rooms; undefined when the room is not in it. */
export function readHold(body: GetHotelRoomsAnswer | undefined, room: string): Hold | undefined {
  const wanted = room.toUpperCase();
  const found = body?.hotelRoomsDetails?.room?.find((row) => row.roomId?.toUpperCase() === wanted);
  if (found?.roomId === undefined) return undefined;
  const until = found.hold?.holdUntil?.slice(0, 16).replace('T', ' ');
  return { room: found.roomId, held: found.hold !== undefined, until };
}

/** Body of `fof.placeRoomsOnHold` and `fof.releaseRoomsOnHold`. */
export function toHold(hotelId: string, room: string, reason: string | undefined): PlaceRoomsOnHoldBody {
  return {
    holdRoomsDetails: [{ hotelId, rooms: [room], ...(reason !== undefined && { comments: reason }) }],
    overrideRoomHold: false,
  };
}
