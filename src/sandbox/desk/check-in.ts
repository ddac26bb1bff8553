import { refuse } from '../errors/opera.error.js';
import { postPayment, windowOf } from '../rules/folio.js';
import { blockingOn, occupants, roomConflict, staysByRoom } from '../rules/room-state.js';
import { isPostingMaster } from '../rules/stay-status.js';
import type { Reservation } from '../state/reservation.js';
import type { CleanStatus, Room } from '../state/room.js';
import { assignRoom, findRoom, NO_OVERRIDES } from './assignment.js';
import { cashierOf, type Desk, record } from './desk.js';

export interface CheckInWish {
  readonly roomId?: string;
  /** Takes a room although it is not clean. */
  readonly ignoreWarnings: boolean;
}

/** Why the stay cannot be checked in now, in the order OPERA looks; undefined when it can. */
export function checkInObstacle(
  desk: Desk,
  stay: Reservation,
  wish: CheckInWish,
): ReturnType<typeof refuse> | undefined {
  const { hotel } = desk;
  if (stay.status !== 'Reserved')
    return refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be checked in.`);
  if (stay.arrival !== hotel.businessDate)
    return refuse(
      'NOT_DUE_TODAY',
      `The arrival is on ${stay.arrival}, the business date is ${hotel.businessDate}.`,
    );
  if (stay.units > 1)
    return refuse('SEVERAL_ROOMS', 'The reservation has several rooms: split it before check-in.');
  if (isPostingMaster(stay)) return undefined;
  const roomId = wish.roomId ?? stay.roomId;
  if (roomId === undefined) return refuse('ROOM_MISSING', 'The reservation has no room assigned.', 'roomId');
  return roomObstacle(desk, stay, findRoom(hotel, roomId), wish.ignoreWarnings);
}

function roomObstacle(
  desk: Desk,
  stay: Reservation,
  room: Room,
  ignoreWarnings: boolean,
): ReturnType<typeof refuse> | undefined {
  const { hotel } = desk;
  const inside = occupants(staysByRoom(hotel).get(room.id)).filter(
    (other) => stay.shareId === undefined || other.shareId !== stay.shareId,
  );
  if (inside.length > 0) return refuse('ROOM_TAKEN', `Room ${room.id} is occupied.`, 'roomId');
  const conflict = roomConflict(hotel, room, stay.arrival, stay.departure, stay);
  if (conflict) return refuse('ROOM_TAKEN', conflict, 'roomId');
  const blocked = blockingOn(room, hotel.businessDate);
  if (blocked?.kind === 'OutOfOrder')
    return refuse('ROOM_NOT_READY', `Room ${room.id} is out of order.`, 'roomId');
  if (ignoreWarnings) return undefined;
  if (blocked) return refuse('ROOM_NOT_READY', `Room ${room.id} is out of service.`, 'roomId');
  if (room.status === 'Clean' || room.status === 'Inspected') return undefined;
  return refuse('ROOM_NOT_READY', `Room ${room.id} is ${room.status}.`, 'roomId');
}

/** Checks the guest in: the stay is in the house, its first folio window is open, deposits are on it. */
export function checkIn(desk: Desk, stay: Reservation, wish: CheckInWish): void {
  const obstacle = checkInObstacle(desk, stay, wish);
  if (obstacle) throw obstacle;
  const { hotel } = desk;
  const isMaster = isPostingMaster(stay);
  const roomId = wish.roomId ?? stay.roomId;
  if (!isMaster && roomId !== undefined && roomId !== stay.roomId) {
    assignRoom(desk, stay, roomId, {
      ...NO_OVERRIDES,
      outOfService: wish.ignoreWarnings,
      roomNumberLocked: true,
    });
  }
  stay.status = 'InHouse';
  stay.checkedInOn = hotel.businessDate;
  stay.checkedInAt = desk.at;
  stay.queue = undefined;
  stay.advanceCheckIn = undefined;
  windowOf(stay, 1);
  for (const deposit of stay.deposits.filter((candidate) => !candidate.transferred)) {
    postPayment(desk.world, hotel, stay, {
      method: deposit.method,
      amount: deposit.amount,
      window: 1,
      cashier: cashierOf(hotel, undefined),
      at: desk.at,
      reference: deposit.reference ?? `Deposit ${deposit.id}`,
    });
    deposit.transferred = true;
  }
  if (isMaster) {
    record(desk, stay, 'CHECK IN', 'Posting master');
    return;
  }
  const room = findRoom(hotel, stay.roomId ?? '');
  room.housekeepingOccupied = true;
  room.countedPersons = undefined;
  record(desk, stay, 'CHECK IN', `Room ${room.id}`);
}

/**
 * Takes a check-in of today back. Refused once something was posted besides the deposit.
 * `roomStatus` is what the room is left as.
 */
export function reverseCheckIn(
  desk: Desk,
  stay: Reservation,
  roomStatus: CleanStatus,
  unassign: boolean,
): void {
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  if (stay.checkedInOn !== desk.hotel.businessDate)
    throw refuse('STATUS_FORBIDS', 'Only a check-in of today can be taken back.');
  const postings = stay.windows.flatMap((window) => window.postings);
  if (postings.some((posting) => posting.bucket !== 'Payment'))
    throw refuse('STATUS_FORBIDS', 'Charges were posted since the check-in.');
  const deposited = stay.deposits.reduce(
    (sum, deposit) => sum + (deposit.transferred ? deposit.amount : 0),
    0,
  );
  const paid = -postings.reduce((sum, posting) => sum + posting.amount, 0);
  if (paid !== deposited) throw refuse('STATUS_FORBIDS', 'Payments were taken since the check-in.');
  const room = isPostingMaster(stay) ? undefined : findRoom(desk.hotel, stay.roomId ?? '');
  stay.status = 'Reserved';
  stay.checkedInOn = undefined;
  stay.checkedInAt = undefined;
  stay.windows = [];
  stay.deposits.forEach((deposit) => (deposit.transferred = false));
  if (room) Object.assign(room, { status: roomStatus, housekeepingOccupied: false });
  if (unassign) stay.roomId = undefined;
  record(desk, stay, 'REVERSE CHECK IN', room ? `Room ${room.id}` : 'Posting master');
}
