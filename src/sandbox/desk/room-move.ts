import { refuse } from '../errors/opera.error.js';
import { occupants, staysByRoom } from '../rules/room-state.js';
import type { Reservation } from '../state/reservation.js';
import type { CleanStatus } from '../state/room.js';
import { assignRoom, type AssignmentOverrides, findRoom } from './assignment.js';
import { type Desk, record, requireListed } from './desk.js';
import { moveOutOfShare } from './share.js';

/** Where a guest goes and why. */
export interface RoomMove {
  readonly roomId: string;
  readonly reason: string;
  readonly description?: string;
  /** What the room left behind is. */
  readonly oldRoomStatus: CleanStatus;
  readonly updateCharged: boolean;
  readonly overrides: AssignmentOverrides;
}

/** Moves a guest in the house to another room: free, vacant, and clean unless overridden. */
export function moveGuest(desk: Desk, stay: Reservation, move: RoomMove): void {
  const { hotel } = desk;
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'Only a guest in the house can be moved.');
  requireListed(hotel, 'RoomMoveReasons', move.reason, 'reasonCode');
  const target = findRoom(hotel, move.roomId);
  const before = findRoom(hotel, stay.roomId ?? '');
  if (target.id === before.id)
    throw refuse('VALUE_INVALID', `The guest is in room ${target.id} already.`, 'roomId');
  if (occupants(staysByRoom(hotel).get(target.id)).length > 0)
    throw refuse('ROOM_TAKEN', `Room ${target.id} is occupied.`, 'roomId');
  if (!move.overrides.dirtyRoom && target.status !== 'Clean' && target.status !== 'Inspected') {
    throw refuse('ROOM_NOT_READY', `Room ${target.id} is ${target.status}.`, 'roomId');
  }
  const undo = moveOutOfShare(hotel, stay, target.type);
  try {
    assignRoom(desk, stay, target.id, { ...move.overrides, roomNumberLocked: true }, move.updateCharged);
  } catch (error) {
    undo();
    throw error;
  }
  stay.moves = [
    ...(stay.moves ?? []),
    { at: desk.at, from: before.id, to: target.id, reason: move.reason, description: move.description },
  ];
  const left = occupants(staysByRoom(hotel).get(before.id)).filter(({ id }) => id !== stay.id);
  if (left.length === 0) {
    before.status = move.oldRoomStatus;
    before.housekeepingOccupied = false;
    before.countedPersons = undefined;
  }
  target.housekeepingOccupied = true;
  record(desk, stay, 'ROOM MOVE', `Room ${before.id} -> ${target.id}, reason ${move.reason}`);
}
