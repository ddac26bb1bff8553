import type {
  GetRoomMoveHistoryAnswer,
  MoveInHouseGuestBody,
  SwapRoomsBody,
} from '../../opera/wire/generated/fof.wire.js';
import type { Stay } from '../reservations/stay.js';
import { WIRE_LEFT_AS, type LeftAs } from './undo-check-in.service.js';

/** What a room move asks of OPERA. */
export interface MoveOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly room: string;
  readonly reason: string;
  readonly note?: string;
  readonly oldRoomStatus: LeftAs;
  readonly acceptDirty: boolean;
  readonly chargeNewType: boolean;
}

/** A move of a stay from room to room. */
export interface PastMove {
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  /** As written by staff; may quote guests. */
  readonly note?: string;
}

/** Body of `fof.moveInHouseGuest` (Oracle's fof.json). Nothing is overridden unless the order says so. */
export function toMove(order: MoveOrder): MoveInHouseGuestBody {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationIdList: [{ id: order.reservationId, type: 'Reservation' }],
      roomId: order.room,
      reasonCode: order.reason,
      ...(order.note !== undefined && { description: order.note }),
      oldRoomStatus: WIRE_LEFT_AS[order.oldRoomStatus],
      updateRoomTypeCharged: order.chargeNewType,
      ...(order.acceptDirty && { overrideInstructions: { dirtyRoom: true } }),
    },
  };
}

/** Body of `fof.swapRooms`: both stays with the rooms they have now, so that a swap of other rooms is refused. */
export function toSwap(source: Stay, target: Stay): SwapRoomsBody {
  return {
    sourceRoom: { roomId: source.room, arrivalDate: source.arrivalDate, roomType: source.roomType },
    targetRoom: { roomId: target.room, arrivalDate: target.arrivalDate, roomType: target.roomType },
  };
}

/** Moves of a stay, latest first; no body (204) means none. */
export function readMoves(body: GetRoomMoveHistoryAnswer | undefined): PastMove[] {
  return (body?.roomMoveHistoryDetails ?? [])
    .map((move): PastMove => ({
      at: move.date?.slice(0, 16).replace('T', ' '),
      from: move.fromRoom,
      to: move.toRoom,
      reason: move.reasonCode,
      note: move.description === '' ? undefined : move.description,
    }))
    .reverse();
}
