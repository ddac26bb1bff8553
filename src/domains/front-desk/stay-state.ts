import { Fault } from '../../kernel/fault.js';
import { isInHouse, type Stay, type StayStatus } from '../reservations/stay.js';

/** Stays that have a room now. */
export const IN_HOUSE: readonly StayStatus[] = ['in_house', 'due_out'];
/** Stays that may still get a room or lose it. */
export const TO_ARRIVE: readonly StayStatus[] = ['due_in', 'reserved'];

/**
 * Throws Fault NOT_ALLOWED_NOW unless the guest is in the house.
 * @param what what cannot be done, "no wake-up call can be set"
 */
export function requireInHouse(stay: Stay, what: string): void {
  if (isInHouse(stay.status)) return;
  throw notNow(stay, what, 'Check the guest in first (check_in_guest), or name a guest who is in house.');
}

/** Throws Fault NOT_ALLOWED_NOW unless the stay is still to arrive. */
export function requireToArrive(stay: Stay, what: string): void {
  if (TO_ARRIVE.includes(stay.status)) return;
  throw notNow(
    stay,
    what,
    isInHouse(stay.status)
      ? 'The guest is in house already; a guest in house changes rooms with move_room.'
      : 'Only reservations that are still to arrive fit here; check the number.',
  );
}

/** Throws Fault NOT_ALLOWED_NOW unless the stay is due in today. */
export function requireDueIn(stay: Stay, what: string): void {
  if (stay.status === 'due_in') return;
  throw notNow(
    stay,
    what,
    'Only guests who are due in today fit here; check the number and the arrival date.',
  );
}

function notNow(stay: Stay, what: string, advice: string): Fault {
  return new Fault('NOT_ALLOWED_NOW', {
    message: `The stay is ${stay.status.replaceAll('_', ' ')}, so ${what}. Nothing was changed.`,
    advice,
    data: { status: stay.status, arrivalDate: stay.arrivalDate, room: stay.room },
  });
}
