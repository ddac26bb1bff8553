import { addDays, type Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { Inventory } from '../rules/inventory.js';
import { roomConflict } from '../rules/room-state.js';
import type { Room, RoomBlocking } from '../state/room.js';
import { nextId } from '../state/world.js';
import { type Desk, requireListed } from './desk.js';

export type BlockingWish = Omit<RoomBlocking, 'id'>;

/**
 * Blocks rooms for a period, all of them or none. Out of order takes a room out of the inventory: it is refused when a
 * stay has the room, or when more rooms of the type are sold than would be left.
 */
export function blockRooms(desk: Desk, rooms: readonly Room[], wish: BlockingWish): void {
  const { hotel } = desk;
  requireListed(hotel, 'OOSReasonsConfig', wish.reason, 'reasonCode');
  if (wish.end < wish.start) throw refuse('VALUE_INVALID', 'The period ends before it starts.', 'end');
  if (wish.start < hotel.businessDate)
    throw refuse(
      'VALUE_INVALID',
      `The period starts before the business date ${hotel.businessDate}.`,
      'start',
    );
  const until: Day = addDays(wish.end, 1);
  for (const room of rooms) {
    const overlap = room.blockings.find(
      (blocking) => blocking.start <= wish.end && wish.start <= blocking.end,
    );
    if (overlap)
      throw refuse(
        'ROOM_NOT_READY',
        `Room ${room.id} is blocked already from ${overlap.start} to ${overlap.end}.`,
        'roomIds',
      );
    const conflict = wish.kind === 'OutOfOrder' ? roomConflict(hotel, room, wish.start, until) : undefined;
    if (conflict) throw refuse('ROOM_TAKEN', conflict, 'roomIds');
  }
  if (wish.kind === 'OutOfOrder') {
    const inventory = new Inventory(hotel, wish.start, until);
    for (const [type, taken] of Map.groupBy(rooms, (room) => room.type)) {
      if (inventory.leastAvailable(type) < taken.length)
        throw refuse(
          'NOT_AVAILABLE',
          `Room type ${type} is sold in this period: blocking would overbook it.`,
          'roomIds',
        );
    }
  }
  for (const room of rooms)
    room.blockings = [...room.blockings, { ...wish, id: nextId(desk.world, 'record') }];
}

/** Ends the blocking of a room that is in force or to come; the room is in its return status. */
export function releaseRoom(
  desk: Desk,
  room: Room,
  kind: RoomBlocking['kind'],
  returnStatus?: RoomBlocking['returnStatus'],
): void {
  const blocking = room.blockings.find((candidate) => candidate.kind === kind);
  if (!blocking)
    throw refuse(
      'NOT_FOUND',
      `Room ${room.id} is not ${kind === 'OutOfOrder' ? 'out of order' : 'out of service'}.`,
      'roomIds',
    );
  room.blockings = room.blockings.filter((candidate) => candidate !== blocking);
  if (blocking.start <= desk.hotel.businessDate) room.status = returnStatus ?? blocking.returnStatus;
}
