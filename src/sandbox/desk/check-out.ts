import { addDays, type Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { windowBalance } from '../rules/folio.js';
import { roomConflict } from '../rules/room-state.js';
import { isPostingMaster } from '../rules/stay-status.js';
import { decimalText } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';
import type { CleanStatus } from '../state/room.js';
import { findRoom } from './assignment.js';
import { type Desk, record } from './desk.js';
import { postNight } from './night-posting.js';

/** True when the guest would leave before the departure that was agreed. */
export function isEarly(desk: Desk, stay: Reservation): boolean {
  return stay.departure > desk.hotel.businessDate;
}

/** Throws unless the guest can leave now: in the house, due out (or leaving early), every window at zero. */
export function requireReadyToLeave(desk: Desk, stay: Reservation, early: boolean): void {
  if (stay.status !== 'InHouse')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be checked out.`);
  if (isEarly(desk, stay) && !early) {
    throw refuse(
      'NOT_DUE_TODAY',
      `The departure is on ${stay.departure}: check out early as an early departure.`,
    );
  }
  for (const window of stay.windows) {
    const balance = windowBalance(window);
    if (balance !== 0)
      throw refuse(
        'BALANCE_OPEN',
        `Window ${window.no} has a balance of ${decimalText(balance)} ${desk.hotel.profile.currency}.`,
      );
  }
}

/** Makes today the day of departure of a guest who leaves early; the nights not stayed are dropped. */
export function shortenToToday(desk: Desk, stay: Reservation): void {
  const { hotel } = desk;
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  if (!isEarly(desk, stay)) return;
  stay.departure = hotel.businessDate;
  const kept = stay.nights.filter((night) => night.date < hotel.businessDate);
  // Who arrives and leaves on one day made day use of the room: the first night's rate stands.
  stay.nights = kept.length > 0 ? kept : stay.nights.slice(0, 1);
  record(desk, stay, 'EARLY DEPARTURE', `Departure ${hotel.businessDate}`);
}

/**
 * Posts what is due until departure and not yet posted: nights missed by end of day, or the first one when the guest
 * leaves on the day of arrival. Gives back how many nights were posted.
 */
export function postFinalCharges(desk: Desk, stay: Reservation, cashier: number, early: boolean): number {
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  const { hotel } = desk;
  let posted = 0;
  for (const night of stay.nights) {
    const sameDay =
      night.date === hotel.businessDate &&
      stay.arrival === night.date &&
      (early || stay.departure === stay.arrival);
    const due = night.date < hotel.businessDate || sameDay;
    if (!due || (stay.postedThrough !== undefined && night.date <= stay.postedThrough)) continue;
    postNight(desk, stay, night, cashier);
    posted += 1;
  }
  return posted;
}

/** Checks the guest out. The room is left in `roomStatus`. */
export function checkOut(desk: Desk, stay: Reservation, early: boolean, roomStatus: CleanStatus): void {
  requireReadyToLeave(desk, stay, early);
  if (isEarly(desk, stay)) shortenToToday(desk, stay);
  const { hotel } = desk;
  const room = isPostingMaster(stay) ? undefined : findRoom(hotel, stay.roomId ?? '');
  stay.status = 'CheckedOut';
  stay.departure = hotel.businessDate;
  stay.checkedOutOn = hotel.businessDate;
  if (!room) {
    record(desk, stay, 'CHECK OUT', 'Posting master');
    return;
  }
  const shared = [...hotel.reservations.values()].some(
    (other) => other.roomId === room.id && other.status === 'InHouse',
  );
  if (!shared) {
    room.status = roomStatus;
    room.housekeepingOccupied = false;
    room.countedPersons = undefined;
    room.guestService = undefined;
  }
  record(desk, stay, 'CHECK OUT', `Room ${room.id}`);
}

/** Takes a check-out of today back: the guest is in the house again, in the same room if it is free. */
export function reinstateCheckOut(desk: Desk, stay: Reservation): void {
  const { hotel } = desk;
  if (stay.status !== 'CheckedOut') throw refuse('STATUS_FORBIDS', 'The guest is not checked out.');
  if (stay.checkedOutOn !== hotel.businessDate)
    throw refuse('STATUS_FORBIDS', 'Only a check-out of today can be taken back.');
  if (isPostingMaster(stay)) {
    stay.status = 'InHouse';
    stay.checkedOutOn = undefined;
    record(desk, stay, 'REINSTATE CHECK OUT', 'Posting master');
    return;
  }
  const room = findRoom(hotel, stay.roomId ?? '');
  const tonight: Day = addDays(hotel.businessDate, 1);
  const taken = [...hotel.reservations.values()].some(
    (other) => other.id !== stay.id && other.roomId === room.id && other.status === 'InHouse',
  );
  const conflict =
    stay.departure > hotel.businessDate
      ? roomConflict(hotel, room, hotel.businessDate, tonight, stay)
      : undefined;
  if (taken || conflict) throw refuse('ROOM_TAKEN', conflict ?? `Room ${room.id} is occupied again.`);
  stay.status = 'InHouse';
  stay.checkedOutOn = undefined;
  room.housekeepingOccupied = true;
  record(desk, stay, 'REINSTATE CHECK OUT', `Room ${room.id}`);
}
