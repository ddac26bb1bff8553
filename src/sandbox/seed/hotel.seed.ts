import { addDays, type Day, weekday } from '../clock/business-date.js';
import type { CodeItem, Hotel } from '../state/hotel.js';
import type { RatePlan, Restriction } from '../state/rate.js';
import type { Room, RoomType } from '../state/room.js';
import type { TransactionCode } from '../state/transaction-code.js';
import { CHAIN, type HotelPlan } from './hotels.table.js';
import { LISTS, NOTE_TYPES } from './lists.table.js';
import { emptyHousekeeping } from './housekeeping.seed.js';
import { emptySales } from './sales.seed.js';
import { emptyGroups } from './group.seed.js';
import type { Prng } from './prng.js';
import { ROOM_CLASSES, ROOM_TYPES, FEATURES } from './room-types.table.js';
import { CANCELLATION_POLICIES, DEPOSIT_POLICIES, GUARANTEES, PACKAGES } from './rates.table.js';
import { pricePlans } from './rate.seed.js';
import { articlesAt, TRANSACTION_CODES } from './transaction-codes.table.js';
import { upsellRules } from './upsell.seed.js';

/** A hotel without guests: rooms, prices, codes and lists, on a business date. */
export function seedHotel(plan: HotelPlan, businessDate: Day, random: Prng): Hotel {
  const roomTypes = new Map(
    plan.types.map(([code], index): [string, RoomType] => [code, { ...rowOf(code), sequence: index + 1 }]),
  );
  const hotel: Hotel = {
    profile: { ...plan.profile, chainCode: CHAIN.code, chainName: CHAIN.name },
    businessDate,
    roomTypes,
    rooms: new Map(rooms(plan, roomTypes, random).map((room) => [room.id, room])),
    ratePlans: new Map(pricePlans(plan, businessDate).map((rate) => [rate.code, rate])),
    packages: new Map(PACKAGES.map((item) => [item.code, { ...item, price: level(item.price, plan) }])),
    guarantees: new Map(GUARANTEES.map((item) => [item.code, item])),
    cancellationPolicies: new Map(CANCELLATION_POLICIES.map((item) => [item.code, item])),
    depositPolicies: new Map(DEPOSIT_POLICIES.map((item) => [item.code, item])),
    transactionCodes: new Map(transactionCodes(plan).map((item) => [item.code, item])),
    lists: new Map(),
    restrictions: new Map(restrictions(businessDate).map((item) => [item.id, item])),
    yield: { sellLimits: new Map(), bestRates: bestRates(businessDate), changes: [] },
    reservations: new Map(),
    records: {
      serviceRequests: new Map(),
      trackItems: new Map(),
      maintenance: new Map(),
      turnaways: new Map(),
      dockets: new Map(),
      confirmations: new Map(),
      upsellRules: upsellRules(plan.profile.id, roomTypes),
      locks: new Map(),
    },
    statistics: new Map(),
    cashiers: new Map([
      [1, 'Night audit'],
      [100, 'Interface'],
      [101, 'Front desk early'],
      [102, 'Front desk late'],
    ]),
    defaultCashier: 100,
    cashDesk: { closures: [], locks: [], checks: {}, mails: [] },
    receivables: new Map(),
    housekeeping: emptyHousekeeping(),
    sales: emptySales(),
    groups: emptyGroups(),
    settings: {},
  };
  for (const [name, items] of listsOf(hotel)) hotel.lists.set(name, items);
  return hotel;
}

function rowOf(code: string): Omit<RoomType, 'sequence'> {
  const row = ROOM_TYPES.find((candidate) => candidate.code === code);
  if (!row) throw new RangeError(`room type ${code} is not in the table`);
  const { price: _price, ...type } = row;
  return type;
}

function level(cents: number, plan: HotelPlan): number {
  return Math.round((cents * plan.priceLevel) / 100);
}

/** Types are spread over the floors: the better ones higher up, every floor numbered from 01. */
function rooms(plan: HotelPlan, types: ReadonlyMap<string, RoomType>, random: Prng): Room[] {
  const order = plan.types.flatMap(([code, count]) => Array.from({ length: count }, () => code));
  const perFloor = Math.ceil(order.length / plan.floors);
  return order.map((code, index): Room => {
    const floor = Math.floor(index / perFloor) + 1;
    const number = (index % perFloor) + 1;
    const accessible = number === 1 && floor <= 2;
    const extras = random.chance(0.25) ? ['QUI'] : [];
    return {
      id: `${floor}${String(number).padStart(2, '0')}`,
      type: code,
      floor: String(floor),
      building: 'MAIN',
      features: [
        ...new Set([...(types.get(code)?.features ?? []), ...extras, ...(accessible ? ['ACC'] : [])]),
      ],
      smoking: false,
      accessible,
      section: `S${floor}`,
      status: random.weighted([
        ['Inspected', 4],
        ['Clean', 4],
        ['Dirty', 2],
        ['Pickup', 0.4],
      ]),
      blockings: [],
    };
  });
}

function transactionCodes(plan: HotelPlan): TransactionCode[] {
  return TRANSACTION_CODES.map((row) => ({
    code: row.code,
    description: row.description,
    group: row.group,
    subgroup: row.subgroup,
    bucket: row.bucket,
    taxes: row.taxes,
    rateBasisPoints: plan.taxes[row.code],
    manual: row.manual,
    defaultPrice: row.price === undefined ? undefined : level(row.price * 100, plan),
    articles: articlesAt(row, plan.priceLevel),
    paymentMethod: row.paymentMethod,
  }));
}

function restrictions(businessDate: Day): Restriction[] {
  const base = { weekdays: [], ratePlans: [], roomTypes: [] };
  return [
    {
      ...base,
      id: '9001',
      status: 'ClosedForArrival',
      start: addDays(businessDate, 26),
      end: addDays(businessDate, 26),
    },
    {
      ...base,
      id: '9002',
      status: 'MinimumStayThrough',
      start: addDays(businessDate, 40),
      end: addDays(businessDate, 43),
      unit: 3,
    },
    ...['ADV', 'LONG'].map((code, index) => ({
      ...base,
      id: String(9003 + index),
      status: 'Closed' as const,
      start: addDays(businessDate, 33),
      end: addDays(businessDate, 34),
      ratePlans: [code],
    })),
  ];
}

/** The best available rate of each arrival day, for any length of stay: the public one, with breakfast at weekends. */
function bestRates(businessDate: Day): Map<string, readonly string[]> {
  return new Map(
    Array.from({ length: 120 }, (_item, index) => {
      const day = addDays(businessDate, index);
      const weekend = [5, 6].includes(weekday(day));
      return [`${day}|0`, weekend ? ['BARBB', 'BAR'] : ['BAR']];
    }),
  );
}

function items(rows: readonly string[]): CodeItem[] {
  return rows.map((row) => {
    const [code = '', description = ''] = row.split('=');
    return { code, description };
  });
}

/** Lists from the table and those that follow from the hotel's own records. */
function listsOf(hotel: Hotel): [string, CodeItem[]][] {
  const named = (entries: Iterable<{ readonly code: string; readonly name: string }>) =>
    [...entries].map(({ code, name }): CodeItem => ({ code, description: name }));
  const described = (entries: Iterable<{ readonly code: string; readonly description: string }>) =>
    [...entries].map(({ code, description }): CodeItem => ({ code, description }));
  const codes = [...hotel.transactionCodes.values()];
  const payments = codes.filter((code) => code.paymentMethod !== undefined);
  const methods = payments.map((code): CodeItem => ({
    code: code.paymentMethod ?? '',
    description: code.description,
  }));
  const floors = [...new Set([...hotel.rooms.values()].map((room) => room.floor))];
  const plans: RatePlan[] = [...hotel.ratePlans.values()];
  return [
    ...Object.entries(LISTS).map(([name, rows]): [string, CodeItem[]] => [name, items(rows)]),
    ['NoteTypes', items(NOTE_TYPES)],
    ['RoomTypes', named(hotel.roomTypes.values())],
    ['RoomClasses', Object.entries(ROOM_CLASSES).map(([code, description]) => ({ code, description }))],
    ['RoomFeatures', Object.entries(FEATURES).map(([code, description]) => ({ code, description }))],
    ['Rooms', [...hotel.rooms.values()].map((room) => ({ code: room.id, description: room.type }))],
    ['Floors', floors.map((floor) => ({ code: floor, description: `Floor ${floor}` }))],
    ['Sections', floors.map((floor) => ({ code: `S${floor}`, description: `Section of floor ${floor}` }))],
    ['RateCodes', named(plans)],
    [
      'RateCategories',
      [...new Set(plans.map((rate) => rate.category))].map((code) => ({ code, description: code })),
    ],
    ['PackageCodes', named(hotel.packages.values())],
    ['GuaranteeCodes', named(hotel.guarantees.values())],
    ['CancellationPolicies', described(hotel.cancellationPolicies.values())],
    ['DepositPolicies', described(hotel.depositPolicies.values())],
    ['TransactionCodes', described(codes)],
    ['ChargeCodes', described(codes.filter((code) => code.bucket !== 'Payment' && code.bucket !== 'Tax'))],
    ['RoomCodes', described(codes.filter((code) => code.bucket === 'Room'))],
    ['PaymentCodes', described(payments)],
    ['PaymentMethods', methods],
    ['CreditCardTypes', methods.filter((method) => ['VA', 'MC', 'AX', 'DC'].includes(method.code))],
    ['ArticleCodes', codes.flatMap((code) => described(code.articles))],
    ['Cashiers', [...hotel.cashiers].map(([id, name]) => ({ code: String(id), description: name }))],
    ['Chains', [{ code: CHAIN.code, description: CHAIN.name }]],
  ];
}
