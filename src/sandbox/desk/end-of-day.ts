import { addDays, type Day, ratedDays } from '../clock/business-date.js';
import { bucketTotal, postPayment, stayBalance, windowBalance } from '../rules/folio.js';
import { cutOffDueBlocks } from '../rules/block.js';
import { blockingOn } from '../rules/room-state.js';
import { isPostingMaster } from '../rules/stay-status.js';
import type { DayStatistics } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { RevenueBucket } from '../state/transaction-code.js';
import { closeAllShifts } from './cashier-shift.js';
import { checkIn, checkInObstacle } from './check-in.js';
import { checkOut, postFinalCharges } from './check-out.js';
import { cashierOf, type Desk, record } from './desk.js';
import { postNight } from './night-posting.js';
import { billDirectly } from './receivable.js';

/** What one end of day did. */
export interface EndOfDay {
  readonly closed: Day;
  readonly businessDate: Day;
  readonly noShows: number;
  /** Due-outs that nobody had checked out: settled to their payment method and checked out. */
  readonly departuresSettled: number;
  readonly nightsPosted: number;
}

const AUDITOR = 1;

/**
 * Closes the business date as a night auditor would: guests who did not come are no-shows, those who should have left
 * are settled and checked out, room and tax are posted for everyone in the house, statistics are written, the date moves.
 */
export function endOfDay(desk: Desk): EndOfDay {
  const { hotel } = desk;
  const closed = hotel.businessDate;
  const stays = [...hotel.reservations.values()];
  const cashier = cashierOf(hotel, hotel.cashiers.has(AUDITOR) ? AUDITOR : undefined);
  for (const stay of stays) if (isPostingMaster(stay)) carryMaster(desk, stay);
  const due = stays.filter((stay) => stay.status === 'Reserved' && stay.arrival <= closed);
  const noShows = due.filter((stay) => !isPostingMaster(stay) && !checkedInAhead(desk, stay));
  noShows.forEach((stay) => markNoShow(desk, stay));
  const leftBehind = stays.filter((stay) => stay.status === 'InHouse' && stay.departure <= closed);
  leftBehind.forEach((stay) => settleAndCheckOut(desk, stay, cashier));
  const inHouse = stays.filter((stay) => stay.status === 'InHouse' && !isPostingMaster(stay));
  let nightsPosted = 0;
  for (const stay of inHouse) {
    const night = stay.nights.find((candidate) => candidate.date === closed);
    if (!night || (stay.postedThrough !== undefined && stay.postedThrough >= closed)) continue;
    postNight(desk, stay, night, cashier);
    nightsPosted += 1;
  }
  billDirectly(desk.world, hotel);
  closeAllShifts(desk);
  hotel.statistics.set(closed, statisticsOf(desk, closed, inHouse, noShows.length));
  soilOccupiedRooms(desk, inHouse);
  hotel.businessDate = addDays(closed, 1);
  releaseBlockings(desk, closed);
  cutOffDueBlocks(hotel);
  return {
    closed,
    businessDate: hotel.businessDate,
    noShows: noShows.length,
    departuresSettled: leftBehind.length,
    nightsPosted,
  };
}

/** A group's bill does not leave by itself: due in or due out today, it is so again tomorrow. */
function carryMaster(desk: Desk, stay: Reservation): void {
  if (stay.status !== 'Reserved' && stay.status !== 'InHouse') return;
  const tomorrow = addDays(desk.hotel.businessDate, 1);
  if (stay.status === 'Reserved' && stay.arrival < tomorrow) stay.arrival = tomorrow;
  if (stay.status === 'InHouse' && stayBalance(stay) === 0) return;
  if (stay.departure < tomorrow) stay.departure = tomorrow;
  const [night] = stay.nights;
  if (night) stay.nights = ratedDays(stay.arrival, stay.departure).map((date) => ({ ...night, date }));
}

/** Who was checked in ahead of the room gets it before the night, as far as it is free; true when so. */
function checkedInAhead(desk: Desk, stay: Reservation): boolean {
  if (!stay.advanceCheckIn || stay.roomId === undefined) return false;
  if (checkInObstacle(desk, stay, { ignoreWarnings: true })) return false;
  checkIn(desk, stay, { ignoreWarnings: true });
  return true;
}

function markNoShow(desk: Desk, stay: Reservation): void {
  stay.status = 'NoShow';
  stay.roomId = undefined;
  stay.roomLocked = false;
  stay.queue = undefined;
  record(desk, stay, 'NO SHOW', `Arrival ${stay.arrival}`);
}

function settleAndCheckOut(desk: Desk, stay: Reservation, cashier: number): void {
  postFinalCharges(desk, stay, cashier, false);
  for (const window of stay.windows) {
    const balance = windowBalance(window);
    if (balance === 0) continue;
    const method = window.method ?? stay.payments[0]?.method ?? 'CA';
    postPayment(desk.world, desk.hotel, stay, {
      method,
      amount: balance,
      window: window.no,
      cashier,
      at: desk.at,
      reference: 'End of day settlement',
    });
  }
  checkOut(desk, stay, true, 'Dirty');
}

function soilOccupiedRooms(desk: Desk, inHouse: readonly Reservation[]): void {
  for (const stay of inHouse) {
    const room = desk.hotel.rooms.get(stay.roomId ?? '');
    if (room) room.status = 'Dirty';
  }
}

/** Rooms whose blocking ended come back in the status agreed for them. */
function releaseBlockings(desk: Desk, closed: Day): void {
  for (const room of desk.hotel.rooms.values()) {
    const ended = room.blockings.find((blocking) => blocking.end <= closed);
    if (!ended) continue;
    room.blockings = room.blockings.filter((blocking) => blocking.end > closed);
    room.status = ended.returnStatus;
  }
}

function statisticsOf(desk: Desk, day: Day, inHouse: readonly Reservation[], noShows: number): DayStatistics {
  const { hotel } = desk;
  const stays = [...hotel.reservations.values()];
  const ofDay = (bucket: RevenueBucket) =>
    stays.reduce((sum, stay) => sum + bucketOfDay(stay, bucket, day), 0);
  return {
    day,
    roomsOccupied: new Set(inHouse.map((stay) => stay.roomId)).size,
    roomsOutOfOrder: [...hotel.rooms.values()].filter((room) => blockingOn(room, day)?.kind === 'OutOfOrder')
      .length,
    arrivals: stays.filter((stay) => stay.checkedInOn === day).length,
    departures: stays.filter((stay) => stay.checkedOutOn === day).length,
    noShows,
    cancellations: stays.filter((stay) => stay.cancellation?.date === day).length,
    persons: inHouse.reduce(
      (sum, stay) => sum + (stay.nights.find((night) => night.date === day)?.adults ?? 0),
      0,
    ),
    roomRevenue: ofDay('Room'),
    foodRevenue: ofDay('Food'),
    otherRevenue: ofDay('Other'),
    taxes: ofDay('Tax'),
    payments: -ofDay('Payment'),
  };
}

function bucketOfDay(stay: Reservation, bucket: RevenueBucket, day: Day): number {
  if (stay.windows.length === 0 || bucketTotal(stay, bucket) === 0) return 0;
  return stay.windows.reduce(
    (sum, window) =>
      sum +
      window.postings.reduce(
        (inner, posting) => inner + (posting.bucket === bucket && posting.date === day ? posting.amount : 0),
        0,
      ),
    0,
  );
}
