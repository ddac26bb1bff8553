import { addDays, type Day, daysBetween, weekday } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { dailyFigures, type DayFigures, occupancyPercent } from '../../rules/day-figures.js';
import { controlRooms } from '../../rules/sell-limit.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';

type Figure = (figures: DayFigures, limit: number) => number;

const percent = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.round((part / whole) * 1000) / 10;

/** What can be asked for: the names of Oracle's switches without House or Room before and YN behind. */
const FIGURES: Readonly<Record<string, Figure>> = {
  PhysicalRooms: (day) => day.physical,
  InventoryRooms: (day) => day.physical - day.outOfOrder,
  OOO: (day) => day.outOfOrder,
  OOSRooms: (day) => day.outOfService,
  RoomsSold: (day) => day.sold,
  AvailRooms: (day) => day.available,
  AvailRoomsExcludingOverbooking: (day) => day.physical - day.outOfOrder - day.sold,
  MinAvailability: (day) => day.available,
  MaxAvailability: (day) => day.available,
  MinAvailabilityExcludingOverbooking: (day) => day.physical - day.outOfOrder - day.sold,
  MaxAvailabilityExcludingOverbooking: (day) => day.physical - day.outOfOrder - day.sold,
  OverBooking: (_day, limit) => limit,
  SellLimit: (day, limit) => day.physical - day.outOfOrder + limit,
  Occupancy: (day) => day.sold,
  MaxOccupancy: (day) => day.sold,
  OccPerc: (day) => occupancyPercent(day),
  AvailPerc: (day) => percent(day.available, day.physical - day.outOfOrder),
  ArrRooms: (day) => day.arrivals,
  ArrPersons: (day) => day.arrivalPersons,
  ExpectedArrRooms: (day) => day.expectedArrivals,
  DepRooms: (day) => day.departures,
  DepPersons: (day) => day.departurePersons,
  DayUseRoom: (day) => day.dayUse,
  DayUsePerson: (day) => day.dayUsePersons,
  CompRooms: (day) => day.complimentary,
  HouseUseRooms: () => 0,
  PeopleInHouse: (day) => day.adults + day.children,
  AdultsInHouse: (day) => day.adults,
  ChildrenInHouse: (day) => day.children,
  BlkDeductNpu: (day) => day.blocked,
  WaitlistRooms: (day) => day.waitlisted,
  Cancelled: (day) => day.cancellations,
  AverageDailyRate: (day) => (day.sold === 0 ? 0 : decimal(Math.round(day.roomRevenue / day.sold))),
  RevPAR: (day) =>
    day.physical <= day.outOfOrder
      ? 0
      : decimal(Math.round(day.roomRevenue / (day.physical - day.outOfOrder))),
};
/** Only when asked for. */
const ON_REQUEST = [
  'AverageDailyRate',
  'RevPAR',
  'Cancelled',
  'MinAvailabilityExcludingOverbooking',
  'MaxAvailabilityExcludingOverbooking',
];
const SELL_LIMIT_FIGURES = [
  'PhysicalRooms',
  'InventoryRooms',
  'OverBooking',
  'SellLimit',
  'RoomsSold',
  'AvailRooms',
];
const CANCELLED = /^(Room)?CancelledYN$/;

/** What the paired switches of the query turn on, by level; undefined when there are none and the report's own set counts. */
function switches(
  names: readonly string[],
  values: readonly string[],
): { readonly house: string[]; readonly room: string[] } | undefined {
  const on = names.filter((name, index) => name.endsWith('YN') && /^(y|true)/i.test(values[index] ?? 'Y'));
  if (on.length === 0) return undefined;
  const of = (level: string): string[] =>
    on.flatMap((name) => {
      const bare = CANCELLED.test(name)
        ? 'Cancelled'
        : name.startsWith(level)
          ? name.slice(level.length, -2)
          : '';
      return bare in FIGURES ? [bare] : [];
    });
  return { house: of('House'), room: of('Room') };
}

/** What is asked of the statistics: the period, the report, and pairs of names and values that narrow it. */
export interface StatisticsWish {
  readonly start: Day;
  readonly end: Day;
  readonly report: string;
  readonly names: readonly string[];
  readonly values: readonly string[];
}

function getStatistics(call: Call): Answer {
  const { query } = call;
  const wish = {
    start: query.requiredDay('dateRangeStart'),
    end: query.requiredDay('dateRangeEnd'),
    report: query.required('reportCode'),
    names: query.texts('parameterName'),
    values: query.texts('parameterValue'),
  };
  if (wish.end < wish.start)
    throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'dateRangeEnd');
  if (daysBetween(wish.start, wish.end) > 62)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 62 days.', 'dateRangeEnd');
  const statistics = statisticsOf(call.hotel, wish);
  return statistics ? ok(statistics) : NONE;
}

/** The statistics of a hotel as Oracle's answer has them; undefined when nothing was asked for. */
export function statisticsOf(hotel: Hotel, wish: StatisticsWish): object[] | undefined {
  const { start, end, report } = wish;
  const standard =
    report === 'SellLimitSummary'
      ? SELL_LIMIT_FIGURES
      : Object.keys(FIGURES).filter((name) => !ON_REQUEST.includes(name));
  const asked = switches(wish.names, wish.values) ?? { house: standard, room: standard };
  const rows = [
    ...(asked.house.length > 0 ? [row(hotel, start, end, undefined, asked.house)] : []),
    ...(asked.room.length > 0
      ? listedTypes(hotel, wish).map((type) => row(hotel, start, end, type, asked.room))
      : []),
  ];
  return rows.length === 0
    ? undefined
    : [{ hotelName: hotel.profile.name, reportCode: report, description: report, statistics: rows }];
}

/** The room types of the rows: all, or those the parameters name, separated by commas. */
function listedTypes(hotel: Hotel, { names, values }: StatisticsWish): string[] {
  const listed = (name: string): string[] =>
    (values[names.indexOf(name)] ?? '')
      .split(/[,;]/)
      .map((code) => code.trim())
      .filter((code) => code !== '' && names.includes(name));
  const types = listed('RoomTypeWildCardList');
  const classes = listed('RoomClassList');
  return [...hotel.roomTypes.values()]
    .filter((type) => types.length === 0 || types.includes(type.code))
    .filter((type) => classes.length === 0 || classes.includes(type.roomClass))
    .map((type) => type.code);
}

function row(hotel: Hotel, start: Day, end: Day, type: string | undefined, asked: readonly string[]): object {
  const figures = dailyFigures(hotel, start, addDays(end, 1), type);
  return {
    statCode: type ?? 'HOUSE',
    statCategoryCode: type === undefined ? 'House' : 'RoomType',
    statCodeClass: type === undefined ? undefined : hotel.roomTypes.get(type)?.roomClass,
    description: type === undefined ? hotel.profile.name : hotel.roomTypes.get(type)?.name,
    statisticDate: figures.map((day) => {
      const limit = controlRooms(
        hotel,
        type === undefined ? 'House' : 'RoomType',
        type ?? '',
        day.day,
        day.physical,
      );
      return {
        statisticDate: day.day,
        weekendDate: [5, 6].includes(weekday(day.day)),
        inventory: asked.map((code) => ({ code, value: FIGURES[code]?.(day, limit ?? 0) ?? 0 })),
      };
    }),
  };
}

export const INVENTORY_STATISTICS_ROUTES: Routes = { 'inv.getInventoryStatistics': getStatistics };
