import type { GetInventoryStatisticsAnswer } from '../../opera/wire/generated/inv.wire.js';
import type {
  GetReservationPaceAnswer,
  GetReservationStatisticsAnswer,
} from '../../opera/wire/generated/rsv.wire.js';
import { money, total, type Money } from '../../shared/money.js';
import { averageOf, percentOf, type DayFigures } from './day-figures.js';

/** Switches of the inventory statistics that ask for what is shown, one value Y each (Oracle's inv.json). */
export const HOUSE_SWITCHES = [
  'HousePhysicalRoomsYN',
  'HouseOOOYN',
  'HouseRoomsSoldYN',
  'HouseAvailRoomsYN',
  'HouseArrRoomsYN',
  'HouseDepRoomsYN',
  'HousePeopleInHouseYN',
] as const;

type Figure = 'rooms' | 'outOfOrder' | 'sold' | 'left' | 'arrivals' | 'departures' | 'guests';

/** Oracle's files do not list the codes of the answer, so each figure is known by several spellings. */
const CODES: Readonly<Record<string, Figure>> = {
  physicalrooms: 'rooms',
  totalphysicalrooms: 'rooms',
  ooo: 'outOfOrder',
  ooorooms: 'outOfOrder',
  outoforder: 'outOfOrder',
  outoforderrooms: 'outOfOrder',
  roomssold: 'sold',
  soldrooms: 'sold',
  occupancy: 'sold',
  availrooms: 'left',
  availablerooms: 'left',
  arrrooms: 'arrivals',
  arrivalrooms: 'arrivals',
  arrivals: 'arrivals',
  deprooms: 'departures',
  departurerooms: 'departures',
  departures: 'departures',
  peopleinhouse: 'guests',
  personsinhouse: 'guests',
};

function figureOf(code: string | undefined): Figure | undefined {
  const bare = (code ?? '')
    .replace(/^House/i, '')
    .replace(/YN$/, '')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
  return CODES[bare];
}

/** Figures of the house by day; the rows of room types are left out. */
export function readDayFigures(body: GetInventoryStatisticsAnswer | undefined): DayFigures[] {
  const days = new Map<string, Partial<Record<Figure, number>>>();
  for (const statistic of (body ?? []).flatMap((report) => report.statistics ?? [])) {
    if (/room ?(type|class)/i.test(statistic.statCategoryCode ?? '')) continue;
    for (const day of statistic.statisticDate ?? []) {
      const date = day.statisticDate?.slice(0, 10);
      if (date === undefined) continue;
      const figures = days.get(date) ?? {};
      for (const { code, value } of day.inventory ?? []) {
        const figure = figureOf(code);
        if (figure !== undefined && value !== undefined) figures[figure] ??= value;
      }
      days.set(date, figures);
    }
  }
  return [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([date, figures]) => ({
      date,
      ...figures,
      occupancy: percentOf(figures.sold ?? 0, (figures.rooms ?? 0) - (figures.outOfOrder ?? 0)),
    }));
}

/** Net room revenue by day; a day without any is left out. */
export function readRevenue(body: GetReservationStatisticsAnswer | undefined): Map<string, Money> {
  const revenue = new Map<string, Money>();
  const sets = (body?.statisticsType ?? [])
    .flatMap((type) => type.statisticCodesType ?? [])
    .flatMap((code) => code.statisticSetsType ?? []);
  for (const set of sets) {
    const date = set.statisticDate?.slice(0, 10);
    const row = set.revenueCategorySummariesType?.find((one) =>
      /^(total)?room_?revenue$/i.test(one.revenueCategoryCode ?? ''),
    );
    const amount = money(row?.amount, row?.currencyCode);
    if (date === undefined || amount === undefined) continue;
    const before = revenue.get(date);
    revenue.set(date, before === undefined ? amount : total([before, amount], amount.currency));
  }
  return revenue;
}

/** Days with their room revenue and average rate added. */
export function withRevenue(days: readonly DayFigures[], revenue: ReadonlyMap<string, Money>): DayFigures[] {
  return days.map((day) => {
    const roomRevenue = revenue.get(day.date);
    return { ...day, roomRevenue, averageRate: averageOf(roomRevenue, day.sold ?? 0) };
  });
}

/** Rooms on the books for a night as they stood on each day before, all channels together, oldest first. */
export function readPace(body: GetReservationPaceAnswer | undefined): { date: string; rooms: number }[] {
  const days = new Map<string, number>();
  for (const { consideredDate, rooms } of body?.reservationPace?.dailyPaceStats ?? []) {
    const date = consideredDate?.slice(0, 10);
    if (date !== undefined) days.set(date, (days.get(date) ?? 0) + (rooms ?? 0));
  }
  return [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([date, rooms]) => ({ date, rooms }));
}
