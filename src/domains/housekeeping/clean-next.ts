import type { BoardRoom } from './board-room.js';

/** Why a room is to be cleaned now, most pressing first. */
export const REASONS = [
  'guest_waiting',
  'priority',
  'arrival_today',
  'make_up_room',
  'vacant',
  'stay_over',
  'due_out',
] as const;
export type CleaningReason = (typeof REASONS)[number];

/** A room in the order in which it should be cleaned. */
export interface CleaningTurn {
  readonly room: BoardRoom;
  readonly reason: CleaningReason;
  /** Expected arrival of the next guest, `HH:MM`. */
  readonly arrivalTime?: string;
  readonly vip: boolean;
}

/**
 * Dirty rooms in the order in which they should be cleaned: a guest waits, the hotel's priority list, arrivals by time and
 * VIPs first among equals, guests who asked for it, vacant rooms, stay-overs. Rooms that want no service are left out.
 */
export function cleaningOrder(rooms: readonly BoardRoom[]): CleaningTurn[] {
  return rooms
    .filter(({ status }) => status === 'dirty' || status === 'pickup')
    .filter(({ wish }) => wish !== 'do_not_disturb' && wish !== 'service_declined')
    .map(turnOf)
    .toSorted(byUrgency);
}

function turnOf(room: BoardRoom): CleaningTurn {
  const next = room.stays.find(({ use }) => use === 'arrival');
  const reason = reasonOf(room);
  return { room, reason, arrivalTime: next?.arrivalTime, vip: next?.vip !== undefined };
}

function reasonOf(room: BoardRoom): CleaningReason {
  if (room.stays.some(({ queuePriority }) => queuePriority !== undefined)) return 'guest_waiting';
  if (room.priority !== undefined) return 'priority';
  if (!room.occupied) return room.uses.includes('arrival') ? 'arrival_today' : 'vacant';
  if (room.wish === 'make_up_room') return 'make_up_room';
  return room.uses.includes('due_out') ? 'due_out' : 'stay_over';
}

function byUrgency(left: CleaningTurn, right: CleaningTurn): number {
  return (
    REASONS.indexOf(left.reason) - REASONS.indexOf(right.reason) ||
    queue(left) - queue(right) ||
    (left.room.priority ?? 0) - (right.room.priority ?? 0) ||
    Number(right.vip) - Number(left.vip) ||
    compare(left.arrivalTime ?? '24:00', right.arrivalTime ?? '24:00') ||
    compare(left.room.room, right.room.room)
  );
}

function queue({ room }: CleaningTurn): number {
  return Math.min(...room.stays.map(({ queuePriority }) => queuePriority ?? Infinity), 1_000_000);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
