import { refuse } from '../errors/opera.error.js';
import { Inventory } from '../rules/inventory.js';
import { priceOf } from '../rules/pricing.js';
import { sharersOf } from '../rules/room-share.js';
import { blockingOn, roomConflict } from '../rules/room-state.js';
import { holdsInventory, isPostingMaster } from '../rules/stay-status.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import type { Room } from '../state/room.js';
import { type Desk, record } from './desk.js';

/** What the caller insists on although a rule speaks against it. */
export interface AssignmentOverrides {
  readonly dirtyRoom: boolean;
  readonly outOfService: boolean;
  readonly roomNumberLocked: boolean;
  readonly inventory: boolean;
}

export const NO_OVERRIDES: AssignmentOverrides = {
  dirtyRoom: false,
  outOfService: false,
  roomNumberLocked: false,
  inventory: false,
};

export function findRoom(hotel: Hotel, roomId: string): Room {
  const room = hotel.rooms.get(roomId);
  if (!room) throw refuse('NOT_FOUND', `Room ${roomId} does not exist at ${hotel.profile.id}.`, 'roomId');
  return room;
}

/**
 * Gives a booked or in-house stay a room for the rest of its nights. The room may be of another type: then the nights
 * to come count against that type, and are charged as it only with `updateCharged`.
 */
export function assignRoom(
  desk: Desk,
  stay: Reservation,
  roomId: string,
  overrides: AssignmentOverrides,
  updateCharged = false,
): StayNight[] {
  const { hotel } = desk;
  if (stay.status !== 'Reserved' && stay.status !== 'InHouse')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} gets no room.`);
  if (isPostingMaster(stay)) throw refuse('STATUS_FORBIDS', 'A posting master has no room.');
  if (stay.units > 1)
    throw refuse('SEVERAL_ROOMS', 'The reservation has several rooms: split it before assigning rooms.');
  const room = findRoom(hotel, roomId);
  if (stay.roomLocked && stay.roomId !== undefined && stay.roomId !== roomId && !overrides.roomNumberLocked) {
    throw refuse('ROOM_TAKEN', `The reservation is locked to room ${stay.roomId}.`, 'roomNumberLocked');
  }
  const together = sharersOf(hotel, stay).filter((other) => other.id !== stay.id && holdsInventory(other));
  const present = together.find((other) => other.status === 'InHouse');
  if (present && present.roomId !== roomId)
    throw refuse(
      'ROOM_TAKEN',
      `Who shares with the guest is in room ${present.roomId ?? ''} already.`,
      'roomId',
    );
  const from =
    stay.status === 'InHouse' && hotel.businessDate > stay.arrival ? hotel.businessDate : stay.arrival;
  const conflict = roomConflict(hotel, room, from, stay.departure, stay);
  if (conflict) throw refuse('ROOM_TAKEN', conflict, 'roomId');
  if (stay.status === 'InHouse' && occupied(hotel, roomId, stay))
    throw refuse('ROOM_TAKEN', `Room ${roomId} is occupied until its guest leaves.`, 'roomId');
  if (!overrides.outOfService && blockingOn(room, from)?.kind === 'OutOfService') {
    throw refuse('ROOM_NOT_READY', `Room ${roomId} is out of service.`, 'roomId');
  }
  if (room.hold && room.hold.until > desk.at)
    throw refuse('ROOM_TAKEN', `Room ${roomId} is on hold.`, 'roomId');
  for (const other of together) requireRoomFor(hotel, room, other, stay, overrides);
  const changed = stay.nights.filter((night) => night.date >= from && night.roomType !== room.type);
  if (changed.length > 0 && !overrides.inventory) requireFree(hotel, room, changed, stay);
  for (const night of stay.nights) {
    if (night.date < from) continue;
    night.roomType = room.type;
    if (updateCharged && night.roomTypeCharged !== room.type) chargeAs(hotel, night, room.type);
  }
  const before = stay.roomId;
  stay.roomId = room.id;
  for (const other of together) takeAlong(other, room);
  record(
    desk,
    stay,
    'ROOM ASSIGNMENT',
    before === undefined ? `Room ${room.id}` : `Room ${before} -> ${room.id}`,
  );
  return stay.nights.filter((night) => night.date >= from);
}

/** Throws when the room is not free for who shares with the stay on the nights that the two do not have in common. */
function requireRoomFor(
  hotel: Hotel,
  room: Room,
  other: Reservation,
  stay: Reservation,
  overrides: AssignmentOverrides,
): void {
  if (other.status !== 'Reserved') return;
  const conflict = roomConflict(hotel, room, other.arrival, other.departure, other);
  if (conflict) throw refuse('ROOM_TAKEN', conflict, 'roomId');
  const alone = other.nights.filter(
    (night) => night.roomType !== room.type && !stay.nights.some(({ date }) => date === night.date),
  );
  if (alone.length > 0 && !overrides.inventory) requireFree(hotel, room, alone, other);
}

/** Who shares the room and has not arrived gets it too. */
function takeAlong(stay: Reservation, room: Room): void {
  if (stay.status !== 'Reserved') return;
  stay.roomId = room.id;
  for (const night of stay.nights) night.roomType = room.type;
}

/** A guest who leaves today is still inside until checked out; sharers may join. */
function occupied(hotel: Hotel, roomId: string, stay: Reservation): boolean {
  return [...hotel.reservations.values()].some(
    (other) =>
      other !== stay &&
      other.status === 'InHouse' &&
      other.roomId === roomId &&
      (other.shareId === undefined || other.shareId !== stay.shareId),
  );
}

function requireFree(hotel: Hotel, room: Room, nights: readonly StayNight[], stay: Reservation): void {
  const inventory = new Inventory(hotel, stay.arrival, stay.departure, stay.id);
  const full = nights.find(
    (night) => night.date < stay.departure && inventory.available(room.type, night.date) < 1,
  );
  if (full)
    throw refuse(
      'NOT_AVAILABLE',
      `Room type ${room.type} is sold out on ${full.date}: assigning room ${room.id} would overbook it.`,
      'roomId',
    );
}

function chargeAs(hotel: Hotel, night: StayNight, roomType: string): void {
  const plan = hotel.ratePlans.get(night.ratePlan);
  const price = plan && priceOf(plan, roomType, night.date, night);
  night.roomTypeCharged = roomType;
  if (price !== undefined && !night.fixed) night.amount = price;
}

/** Takes the room away from a booked stay. */
export function unassignRoom(desk: Desk, stay: Reservation, overrideLock: boolean): void {
  if (stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', 'Only a stay that has not arrived can lose its room.');
  if (stay.roomId === undefined) throw refuse('ROOM_MISSING', 'The reservation has no room assigned.');
  if (stay.roomLocked && !overrideLock)
    throw refuse(
      'ROOM_TAKEN',
      `The reservation is locked to room ${stay.roomId}.`,
      'overrideRoomNumberLocked',
    );
  record(desk, stay, 'ROOM ASSIGNMENT', `Room ${stay.roomId} given back`);
  stay.roomId = undefined;
  stay.roomLocked = false;
}
