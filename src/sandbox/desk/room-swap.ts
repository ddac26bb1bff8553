import { refuse } from '../errors/opera.error.js';
import { Inventory } from '../rules/inventory.js';
import { sharersOf } from '../rules/room-share.js';
import { roomConflict } from '../rules/room-state.js';
import { holdsInventory } from '../rules/stay-status.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import { findRoom } from './assignment.js';
import { type Desk, record } from './desk.js';

/** The rooms two stays are to have. */
interface Exchange {
  readonly stay: Reservation;
  readonly roomId: string | undefined;
}

/** Gives two stays each other's room: both are still to arrive, or both are in the house. */
export function swapRooms(desk: Desk, source: Reservation, target: Reservation): void {
  if (source.id === target.id) throw refuse('VALUE_INVALID', 'Two different reservations are needed.');
  requireMovable(desk.hotel, source, target);
  const [first, second] = [source.roomId, target.roomId];
  if (first === undefined || second === undefined)
    throw refuse('ROOM_MISSING', 'Both reservations need a room to be swapped.');
  if (first === second) throw refuse('VALUE_INVALID', 'Both reservations have the same room.', 'roomId');
  exchange(desk, [
    { stay: source, roomId: second },
    { stay: target, roomId: first },
  ]);
  for (const [stay, from, to] of [
    [source, first, second],
    [target, second, first],
  ] as const) {
    if (stay.status === 'InHouse') {
      stay.moves = [...(stay.moves ?? []), { at: desk.at, from, to, reason: 'SWAP' }];
      findRoom(desk.hotel, to).status = 'Dirty';
    }
    record(desk, stay, 'ROOM SWAP', `Room ${from} -> ${to}`);
  }
}

/** Gives the room of one arrival to another arrival; the first one is without a room then. */
export function shiftRoom(desk: Desk, source: Reservation, target: Reservation): void {
  if (source.id === target.id) throw refuse('VALUE_INVALID', 'Two different reservations are needed.');
  if (source.status !== 'Reserved' || target.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', 'Rooms are shifted between reservations that have not arrived.');
  requireUnshared(desk.hotel, source, target);
  const { roomId } = source;
  if (roomId === undefined) throw refuse('ROOM_MISSING', 'The source reservation has no room assigned.');
  if (target.units > 1) throw refuse('SEVERAL_ROOMS', 'The target reservation has several rooms.');
  exchange(desk, [
    { stay: source, roomId: undefined },
    { stay: target, roomId },
  ]);
  record(desk, source, 'ROOM SHIFT', `Room ${roomId} given to ${target.confirmation}`);
  record(desk, target, 'ROOM SHIFT', `Room ${roomId} from ${source.confirmation}`);
}

/** Throws when the room is shared: those who share it move together or not at all. */
function requireUnshared(hotel: Hotel, ...stays: readonly Reservation[]): void {
  for (const stay of stays)
    if (sharersOf(hotel, stay).some((other) => other.id !== stay.id && holdsInventory(other)))
      throw refuse('STATUS_FORBIDS', `Reservation ${stay.confirmation} shares its room.`);
}

function requireMovable(hotel: Hotel, source: Reservation, target: Reservation): void {
  requireUnshared(hotel, source, target);
  for (const stay of [source, target]) {
    if (stay.status !== 'Reserved' && stay.status !== 'InHouse')
      throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} has no room to swap.`);
    if (stay.units > 1) throw refuse('SEVERAL_ROOMS', 'A reservation of several rooms cannot be swapped.');
  }
  if (source.status !== target.status)
    throw refuse('STATUS_FORBIDS', 'Both guests have to be in the house, or both still to arrive.');
}

/** All of the assignments, or none: with a conflict or an overbooked room type everything is as it was. */
function exchange({ hotel }: Desk, wishes: readonly Exchange[]): void {
  const before = wishes.map(({ stay }) => ({
    stay,
    roomId: stay.roomId,
    nights: stay.nights.map((night) => ({ ...night })),
  }));
  try {
    for (const { stay } of wishes) stay.roomId = undefined;
    for (const { stay, roomId } of wishes) settle(hotel, stay, roomId);
    for (const { stay } of wishes) requireInventory(hotel, stay);
  } catch (error) {
    for (const { stay, roomId, nights } of before) Object.assign(stay, { roomId, nights });
    throw error;
  }
}

function settle(hotel: Hotel, stay: Reservation, roomId: string | undefined): void {
  if (roomId === undefined) return;
  const room = findRoom(hotel, roomId);
  const from = firstNight(hotel, stay);
  const conflict = roomConflict(hotel, room, from, stay.departure, stay);
  if (conflict) throw refuse('ROOM_TAKEN', conflict, 'roomId');
  for (const night of stay.nights) if (night.date >= from) night.roomType = room.type;
  stay.roomId = roomId;
}

function requireInventory(hotel: Hotel, stay: Reservation): void {
  const inventory = new Inventory(hotel, stay.arrival, stay.departure);
  const over = stay.nights.find(
    (night) =>
      night.date >= firstNight(hotel, stay) &&
      night.date < stay.departure &&
      inventory.available(night.roomType, night.date) < 0,
  );
  if (over)
    throw refuse(
      'NOT_AVAILABLE',
      `Room type ${over.roomType} would be overbooked on ${over.date}.`,
      'roomId',
    );
}

function firstNight(hotel: Hotel, stay: Reservation): string {
  return stay.status === 'InHouse' && hotel.businessDate > stay.arrival ? hotel.businessDate : stay.arrival;
}
