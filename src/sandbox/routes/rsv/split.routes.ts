import { findStay } from '../../desk/desk.js';
import { splitRooms } from '../../desk/split.js';
import { type Answer, type Call, type Routes } from '../../gateway/call.js';
import { wireId } from '../../wire/ids.wire.js';

/** Makes single-room reservations of a booking of several rooms. */
function putSplit(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const parts = splitRooms(call.desk, stay, call.body.flag('splitAll') === true);
  const wanted = call.body.object('responseInstructions').flag('fetchNewReservationIDs') === true;
  const ids = parts.flatMap((part) => [
    wireId(part.id, 'Reservation'),
    wireId(part.confirmation, 'Confirmation'),
  ]);
  return { status: 200, location: call.path, body: { newReservationIdList: wanted ? ids : undefined } };
}

export const SPLIT_ROUTES: Routes = { 'rsv.putSplitMultiRoomReservation': putSplit };
