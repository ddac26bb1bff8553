import { addDays } from '../../src/sandbox/clock/business-date.js';
import { assignRoom, NO_OVERRIDES, unassignRoom } from '../../src/sandbox/desk/assignment.js';
import { book } from '../../src/sandbox/desk/booking.js';
import { cancel, reinstate } from '../../src/sandbox/desk/cancel.js';
import { changeTerms, nightsForDates } from '../../src/sandbox/desk/change.js';
import { checkIn, reverseCheckIn } from '../../src/sandbox/desk/check-in.js';
import {
  checkOut,
  isEarly,
  postFinalCharges,
  reinstateCheckOut,
  shortenToToday,
} from '../../src/sandbox/desk/check-out.js';
import type { Desk } from '../../src/sandbox/desk/desk.js';
import { moveGuest } from '../../src/sandbox/desk/room-move.js';
import { shiftRoom, swapRooms } from '../../src/sandbox/desk/room-swap.js';
import { blockRooms, releaseRoom } from '../../src/sandbox/desk/room-blocking.js';
import { combine, DISTRIBUTIONS, separate } from '../../src/sandbox/desk/share.js';
import { endOfDay } from '../../src/sandbox/desk/end-of-day.js';
import { postCharge, postPayment, windowBalance } from '../../src/sandbox/rules/folio.js';
import { quoteNights } from '../../src/sandbox/rules/pricing.js';
import { holdsInventory, isChargeable } from '../../src/sandbox/rules/stay-status.js';
import { emptyRecords } from '../../src/sandbox/state/empty-records.js';
import type { Hotel } from '../../src/sandbox/state/hotel.js';
import type { Reservation } from '../../src/sandbox/state/reservation.js';

/** What can happen at a front desk; the commoner stand twice. */
export const KINDS = [
  'book',
  'book',
  'book',
  'move',
  'cancel',
  'reinstate',
  'assign',
  'unassign',
  'swap',
  'shift',
  'changeRoom',
  'clean',
  'checkIn',
  'checkIn',
  'undoCheckIn',
  'charge',
  'pay',
  'checkOut',
  'checkOut',
  'undoCheckOut',
  'share',
  'unshare',
  'advance',
  'outOfOrder',
  'inOrder',
  'endOfDay',
] as const;
/** One event with three numbers that choose whom it happens to. */
export type DeskEvent = readonly [kind: (typeof KINDS)[number], a: number, b: number, c: number];

/** One of the stays that pass, chosen by a number. */
function choose(hotel: Hotel, number: number, test: (stay: Reservation) => boolean): Reservation | undefined {
  const found = [...hotel.reservations.values()].filter(test);
  return found[number % Math.max(1, found.length)];
}

/** Stays that arrive today. */
export const today = (hotel: Hotel) => (stay: Reservation) =>
  stay.status === 'Reserved' && stay.arrival === hotel.businessDate;
/** Stays in the house. */
export const inside = (stay: Reservation): boolean => stay.status === 'InHouse';
/** Guests who may be charged. */
const chargeable = (stay: Reservation): boolean => isChargeable(stay);

/** Does what the event says, as far as the hotel's rules let it; a refusal is an outcome like any other. */
export function happen(desk: Desk, [kind, a, b, c]: DeskEvent): void {
  const { hotel } = desk;
  const rooms = [...hotel.rooms.values()];
  const room = rooms[a % rooms.length];
  switch (kind) {
    case 'book': {
      const plan = hotel.ratePlans.get(['BAR', 'BARBB', 'HB'][a % 3] ?? 'BAR');
      const type = [...hotel.roomTypes.keys()][b % hotel.roomTypes.size];
      const guest = [...desk.world.profiles.keys()][c % desk.world.profiles.size];
      if (!plan || type === undefined || guest === undefined) return;
      const arrival = addDays(hotel.businessDate, a % 4);
      const departure = addDays(arrival, 1 + (c % 4));
      const people = { adults: 1, children: 0 };
      book(
        desk,
        {
          status: 'Reserved',
          arrival,
          departure,
          units: 1,
          nights: quoteNights(hotel, plan, type, arrival, departure, people),
          guests: [{ profileId: guest, primary: true, document: {} }],
          profiles: [],
          guarantee: '6PM',
          payments: [{ window: 1, method: 'CA' }],
          externalReferences: [],
          packages: [],
          records: emptyRecords(),
          details: {},
          walkIn: false,
          preRegistered: false,
        },
        { inventory: false },
      );
      return;
    }
    case 'move': {
      const stay = choose(hotel, a, holdsInventory);
      if (!stay) return;
      const arrival = stay.status === 'InHouse' ? stay.arrival : addDays(stay.arrival, (b % 3) - 1);
      const departure = addDays(stay.departure, (c % 4) - 1);
      if (departure <= arrival) return;
      changeTerms(
        desk,
        stay,
        {
          arrival,
          departure,
          units: stay.units,
          nights: nightsForDates(hotel, stay.nights, arrival, departure),
        },
        { inventory: false },
      );
      return;
    }
    case 'cancel':
      return withStay(
        choose(hotel, a, (stay) => stay.status === 'Reserved'),
        (stay) => cancel(desk, stay, 'CHPL'),
      );
    case 'reinstate':
      return withStay(
        choose(hotel, a, (stay) => stay.status === 'Cancelled' || stay.status === 'NoShow'),
        (stay) => reinstate(desk, stay),
      );
    case 'assign':
      return withStay(
        choose(hotel, b, (stay) => (c % 5 === 0 ? holdsInventory(stay) : today(hotel)(stay))),
        (stay) => assignRoom(desk, stay, room?.id ?? '', NO_OVERRIDES, c % 2 === 0),
      );
    case 'unassign':
      return withStay(
        choose(hotel, a, (stay) => stay.status === 'Reserved' && stay.roomId !== undefined),
        (stay) => unassignRoom(desk, stay, false),
      );
    case 'swap':
      return withTwo(
        choose(hotel, a, (stay) => stay.roomId !== undefined && holdsInventory(stay)),
        (one) => choose(hotel, b, (other) => other.roomId !== undefined && other.status === one.status),
        (one, two) => swapRooms(desk, one, two),
      );
    case 'shift':
      return withTwo(
        choose(hotel, a, (stay) => stay.status === 'Reserved' && stay.roomId !== undefined),
        (one) => choose(hotel, b, (other) => other.status === 'Reserved' && other.arrival === one.arrival),
        (one, two) => shiftRoom(desk, one, two),
      );
    case 'changeRoom':
      return withStay(choose(hotel, b, inside), (stay) =>
        moveGuest(desk, stay, {
          roomId: room?.id ?? '',
          reason: 'NOIS',
          oldRoomStatus: 'Dirty',
          updateCharged: c % 2 === 0,
          overrides: { ...NO_OVERRIDES, dirtyRoom: c % 3 === 0 },
        }),
      );
    case 'clean':
      rooms.forEach((other, index) => {
        if (index % 3 === a % 3) other.status = 'Clean';
      });
      return;
    case 'checkIn':
      return withStay(choose(hotel, a, today(hotel)), (stay) =>
        checkIn(desk, stay, { roomId: b % 2 === 0 ? stay.roomId : room?.id, ignoreWarnings: c % 3 === 0 }),
      );
    case 'undoCheckIn':
      return withStay(
        choose(hotel, a, (stay) => inside(stay) && (c % 4 === 0 || stay.checkedInOn === hotel.businessDate)),
        (stay) => reverseCheckIn(desk, stay, 'Clean', b % 2 === 0),
      );
    case 'charge':
      return withStay(choose(hotel, a, chargeable), (stay) =>
        postCharge(desk.world, hotel, stay, {
          code: ['2020', '2000', '1010'][b % 3] ?? '2020',
          quantity: (c % 3) + 1,
          price: (c % 5000) - 300,
          window: (b % 2) + 1,
          cashier: 1,
          at: desk.at,
        }),
      );
    case 'pay':
      return withStay(choose(hotel, a, inside), (stay) => {
        for (const window of stay.windows)
          postPayment(desk.world, hotel, stay, {
            method: 'CA',
            amount: windowBalance(window),
            window: window.no,
            cashier: 1,
            at: desk.at,
          });
      });
    case 'checkOut':
      return withStay(
        choose(hotel, a, (stay) => inside(stay) && (b % 4 === 0 || stay.departure <= hotel.businessDate)),
        (stay) => {
          if (isEarly(desk, stay)) shortenToToday(desk, stay);
          postFinalCharges(desk, stay, 1, false);
          if (c % 3 > 0)
            for (const window of stay.windows)
              if (windowBalance(window) !== 0)
                postPayment(desk.world, hotel, stay, {
                  method: 'VA',
                  amount: windowBalance(window),
                  window: window.no,
                  cashier: 1,
                  at: desk.at,
                });
          checkOut(desk, stay, true, 'Dirty');
        },
      );
    case 'undoCheckOut':
      return withStay(
        choose(hotel, a, (stay) => stay.status === 'CheckedOut' && stay.checkedOutOn === hotel.businessDate),
        (stay) => reinstateCheckOut(desk, stay),
      );
    case 'share':
      return withTwo(
        choose(hotel, a, holdsInventory),
        (host) =>
          choose(
            hotel,
            b,
            (other) => other !== host && other.status === 'Reserved' && other.arrival === host.arrival,
          ),
        (host, other) =>
          combine(desk, host, other, DISTRIBUTIONS[c % 3] ?? 'Full', {
            inventory: false,
            occupancy: c % 2 === 0,
          }),
      );
    case 'unshare':
      return withStay(
        choose(hotel, a, (stay) => stay.shareId !== undefined && holdsInventory(stay)),
        (stay) => separate(desk, stay, { inventory: false, occupancy: false }),
      );
    case 'advance':
      return withStay(choose(hotel, a, today(hotel)), (stay) => {
        stay.advanceCheckIn ??= { at: desk.at };
      });
    case 'outOfOrder':
      return blockRooms(desk, room ? [room] : [], {
        kind: b % 3 === 0 ? 'OutOfService' : 'OutOfOrder',
        start: addDays(hotel.businessDate, b % 3),
        end: addDays(hotel.businessDate, (b % 3) + (c % 4)),
        reason: 'PAIN',
        returnStatus: 'Dirty',
      });
    case 'inOrder': {
      const blocked = rooms.filter((other) => other.blockings.length > 0);
      const found = blocked[a % Math.max(1, blocked.length)];
      if (found) releaseRoom(desk, found, found.blockings[0]?.kind ?? 'OutOfOrder');
      return;
    }
    case 'endOfDay':
      endOfDay(desk);
  }
}

function withTwo(
  one: Reservation | undefined,
  second: (one: Reservation) => Reservation | undefined,
  action: (one: Reservation, two: Reservation) => void,
): void {
  const two = one && second(one);
  if (one && two) action(one, two);
}

function withStay(stay: Reservation | undefined, action: (stay: Reservation) => unknown): void {
  if (stay) action(stay);
}
