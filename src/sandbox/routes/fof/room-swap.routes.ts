import { findStay } from '../../desk/desk.js';
import { shiftRoom, swapRooms } from '../../desk/room-swap.js';
import { refuse } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';

/** Two stays exchange rooms, or one hands its room to the other; a room named in the body has to be the stay's own. */
function exchange(work: typeof swapRooms) {
  return (call: Call): Answer => {
    const source = findStay(call.hotel, call.param('sourceReservationId'));
    const target = findStay(call.hotel, call.param('targetReservationId'));
    requireRoom(source, call.body.object('sourceRoom').text('roomId'), 'sourceRoom.roomId');
    if (work === swapRooms)
      requireRoom(target, call.body.object('targetRoom').text('roomId'), 'targetRoom.roomId');
    work(call.desk, source, target);
    return { status: 200, location: call.path, body: {} };
  };
}

function requireRoom(stay: Reservation, named: string | undefined, path: string): void {
  if (named !== undefined && named !== stay.roomId)
    throw refuse('VALUE_INVALID', `Reservation ${stay.id} does not have room ${named}.`, path);
}

export const ROOM_SWAP_ROUTES: Routes = {
  'fof.swapRooms': exchange(swapRooms),
  'fof.shiftRooms': exchange(shiftRoom),
};
