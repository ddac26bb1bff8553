import { addDays, type Day, daysBetween } from '../clock/business-date.js';
import { attachRatePackages } from '../desk/booking.js';
import type { Desk } from '../desk/desk.js';
import { postNight } from '../desk/night-posting.js';
import { postCharge, postPayment, windowBalance, windowOf } from '../rules/folio.js';
import { priceOf, quoteNights } from '../rules/pricing.js';
import { depositPolicyOf, amountOf } from '../rules/cancellation.js';
import type { Hotel } from '../state/hotel.js';
import type { Profile } from '../state/profile.js';
import { emptyRecords } from '../state/empty-records.js';
import type { Reservation } from '../state/reservation.js';
import type { Room } from '../state/room.js';
import { nextId, type World } from '../state/world.js';
import type { HotelPlan } from './hotels.table.js';
import type { Prng } from './prng.js';
import { cardOf, decorate, stamp } from './stay-extras.seed.js';

const DAYS_BACK = 16;
const DAYS_AHEAD = 24;
const PLANS = [
  ['BAR', 34],
  ['BARBB', 22],
  ['CORP', 16],
  ['AGT', 9],
  ['HB', 6],
  ['WKND', 5],
  ['ADV', 8],
] as const;

/** People and firms a stay can be booked for. */
interface Book {
  readonly guests: readonly Profile[];
  readonly companies: readonly Profile[];
  readonly agents: readonly Profile[];
}

/**
 * A month of stays around the business date, laid room by room so that no room is ever taken twice: past stays are
 * checked out with settled folios, the present ones are in the house with their nights posted, tomorrow's have a room
 * or wait for one; some bookings were cancelled or never came.
 */
export function seedReservations(world: World, hotel: Hotel, plan: HotelPlan, random: Prng): void {
  const profiles = [...world.profiles.values()];
  const book: Book = {
    guests: profiles.filter((profile) => profile.type === 'Guest'),
    companies: profiles.filter((profile) => profile.type === 'Company'),
    agents: profiles.filter((profile) => profile.type === 'Agent'),
  };
  for (const room of hotel.rooms.values()) layRoom(world, hotel, plan, book, room, random);
  const lost = Math.round(hotel.rooms.size * 0.3);
  for (let index = 0; index < lost; index += 1) lostBooking(world, hotel, book, random);
}

function layRoom(world: World, hotel: Hotel, plan: HotelPlan, book: Book, room: Room, random: Prng): void {
  let day = addDays(hotel.businessDate, -DAYS_BACK + random.between(0, 3));
  const end = addDays(hotel.businessDate, DAYS_AHEAD);
  while (day < end) {
    if (!random.chance(plan.occupancy)) {
      day = addDays(day, random.between(1, 2));
      continue;
    }
    const length = random.weighted([
      [1, 28],
      [2, 32],
      [3, 22],
      [4, 9],
      [5, 5],
      [8, 4],
    ] as const);
    const departure = addDays(day, length);
    // Further ahead the house is emptier.
    const ahead = daysBetween(hotel.businessDate, day);
    if (ahead <= 3 || random.chance(1 - ahead / (DAYS_AHEAD * 1.4))) {
      settle(
        { world, hotel, at: '' },
        draft(world, hotel, book, room.type, day, departure, random),
        room,
        random,
      );
    }
    day = departure;
  }
}

function draft(
  world: World,
  hotel: Hotel,
  book: Book,
  roomType: string,
  arrival: Day,
  departure: Day,
  random: Prng,
): Reservation {
  const type = hotel.roomTypes.get(roomType);
  const people = {
    adults: random.between(1, Math.min(2, type?.maximumAdults ?? 1)),
    children: roomType === 'FAM' ? random.between(1, 3) : 0,
  };
  const nights = daysBetween(arrival, departure);
  const candidates = PLANS.filter(([code]) => {
    const rate = hotel.ratePlans.get(code);
    return (
      rate?.roomTypes.includes(roomType) &&
      nights >= (rate.minimumNights ?? 1) &&
      nights <= (rate.maximumNights ?? 99) &&
      priceOf(rate, roomType, arrival, people) !== undefined
    );
  });
  const rate = hotel.ratePlans.get(random.weighted(candidates));
  if (!rate) throw new RangeError('no rate plan to seed with');
  const lead = random.between(1, 60);
  const bookedOn = [addDays(arrival, -lead), hotel.businessDate].sort()[0] ?? arrival;
  const guest = random.pick(book.guests);
  const method = rate.guarantee === 'CO' ? 'DB' : random.pick(['VA', 'MC', 'AX', 'CA']);
  const at = stamp(bookedOn, random);
  const stay: Reservation = {
    id: nextId(world, 'reservation'),
    confirmation: nextId(world, 'confirmation'),
    hotelId: hotel.profile.id,
    status: 'Reserved',
    arrival,
    departure,
    nights: quoteNights(hotel, rate, roomType, arrival, departure, people),
    units: 1,
    roomLocked: false,
    guests: [{ profileId: guest.id, primary: true, document: {} }],
    profiles: [
      ...(rate.code === 'CORP' ? [{ type: 'Company', profileId: random.pick(book.companies).id }] : []),
      ...(rate.code === 'AGT' ? [{ type: 'TravelAgent', profileId: random.pick(book.agents).id }] : []),
    ],
    guarantee: rate.guarantee,
    payments: [{ window: 1, method, card: cardOf(method, hotel.businessDate, random) }],
    sourceType: 'PMS',
    sourceCode: random.pick(['PHON', 'MAIL', 'WEB', 'OTA']),
    expectedArrival: `${arrival} ${String(random.between(14, 21))}:00:00.0`,
    expectedDeparture: `${departure} 10:00:00.0`,
    externalReferences: [],
    packages: [],
    records: emptyRecords(),
    details: {},
    walkIn: false,
    preRegistered: false,
    createdOn: bookedOn,
    createdAt: at,
    creator: 'FRONTDESK',
    modifiedAt: at,
    windows: [],
    deposits: [],
    activities: [
      {
        at,
        day: bookedOn,
        type: 'NEW RESERVATION',
        text: `Arrival ${arrival}, departure ${departure}, ${roomType}`,
      },
    ],
  };
  attachRatePackages({ world, hotel, at }, stay);
  decorate(world, stay, random);
  hotel.reservations.set(stay.id, stay);
  return stay;
}

/** Brings the stay to where the calendar says it is. */
function settle(base: Desk, stay: Reservation, room: Room, random: Prng): void {
  const { world, hotel } = base;
  const today = hotel.businessDate;
  const assigned = stay.arrival < today || random.chance(stay.arrival === today ? 0.6 : 0.35);
  stay.roomId = assigned ? room.id : undefined;
  if (stay.arrival >= today) {
    if (stay.arrival > today) payDeposit(world, hotel, stay, random);
    return;
  }
  stay.status = 'InHouse';
  stay.checkedInOn = stay.arrival;
  stay.checkedInAt = stamp(stay.arrival, random);
  windowOf(stay, 1);
  for (const night of stay.nights) {
    if (night.date >= today) break;
    postNight({ ...base, at: `${night.date} 23:59:00.0` }, stay, night, 1);
    if (random.chance(0.3)) {
      const [code, price] = random.pick([
        ['2020', 1250],
        ['2000', 3400],
        ['2050', 480],
        ['3010', 1800],
        ['3000', 2800],
      ] as const);
      postCharge(world, hotel, stay, {
        code,
        quantity: random.between(1, 2),
        price,
        window: 1,
        cashier: 101,
        at: `${night.date} 20:15:00.0`,
        date: night.date,
      });
    }
  }
  if (stay.departure >= today) {
    room.status = 'Dirty';
    room.housekeepingOccupied = true;
    return;
  }
  const window = windowOf(stay, 1);
  const at = `${stay.departure} 09:30:00.0`;
  postPayment(world, hotel, stay, {
    method: window.method ?? 'CA',
    amount: windowBalance(window),
    window: 1,
    cashier: 101,
    at,
    date: stay.departure,
  });
  stay.status = 'CheckedOut';
  stay.checkedOutOn = stay.departure;
  stay.activities.push({ at, day: stay.departure, type: 'CHECK OUT', text: `Room ${room.id}` });
}

function payDeposit(world: World, hotel: Hotel, stay: Reservation, random: Prng): void {
  const policy = depositPolicyOf(hotel, stay);
  if (!policy || !random.chance(0.7)) return;
  stay.deposits.push({
    id: nextId(world, 'transaction'),
    date: stay.createdOn,
    method: 'VA',
    amount: amountOf(hotel, stay, policy.basis),
    policyId: policy.code,
    transferred: false,
  });
}

/** A booking that was cancelled or whose guest never came. */
function lostBooking(world: World, hotel: Hotel, book: Book, random: Prng): void {
  const noShow = random.chance(0.3);
  const arrival = addDays(hotel.businessDate, noShow ? -random.between(1, 14) : random.between(-12, 20));
  const stay = draft(
    world,
    hotel,
    book,
    random.pick([...hotel.roomTypes.keys()]),
    arrival,
    addDays(arrival, random.between(1, 3)),
    random,
  );
  if (noShow) {
    stay.status = 'NoShow';
    return;
  }
  stay.status = 'Cancelled';
  stay.cancellation = {
    number: nextId(world, 'cancellation'),
    reason: random.pick(['CHPL', 'ILL', 'PRIC']),
    date: stay.createdOn,
    penalty: 0,
  };
}
