import { money, sayMoney, type Money } from '../../shared/money.js';
import type { GetFrontOfficeStatisticsAnswer } from '../../opera/wire/generated/fof.wire.js';

/** What each of Oracle's metrics is called here, in the order in which they are told. */
const METRICS: readonly (readonly [code: string, name: string])[] = [
  ['TotalPhysicalRooms', 'rooms'],
  ['TotalOutOfOrder', 'outOfOrder'],
  ['TotalOutOfService', 'outOfService'],
  ['TotalRoomsToSell', 'toSell'],
  ['ArrivalsExpectedRooms', 'arrivalsExpected'],
  ['ArrivalsActualRooms', 'arrived'],
  ['DeparturesExpectedRooms', 'departuresExpected'],
  ['DeparturesActualRooms', 'departed'],
  ['StayoverRooms', 'stayovers'],
  ['DayUseRooms', 'dayUse'],
  ['WalkInRooms', 'walkIns'],
  ['MaxOccupiedTonightRooms', 'occupiedTonight'],
  ['MaxOccupiedTonightPersons', 'guestsTonight'],
  ['MinAvailableTonightRooms', 'leftTonight'],
  ['PercentRoomsOccupied', 'occupancyPercent'],
  ['DirtyVacant', 'vacantDirty'],
  ['CleanVacant', 'vacantClean'],
  ['InspectedVacant', 'vacantInspected'],
  ['PickupVacant', 'vacantPickup'],
  ['QueueRooms', 'guestsWaitingForRoom'],
];

/** Those that are amounts of the hotel's currency, which OPERA does not state beside them. */
const AMOUNTS: readonly (readonly [code: string, name: string])[] = [
  ['RoomRevenue', 'roomRevenue'],
  ['AverageRoomRevenue', 'averageRate'],
  ['RevPar', 'revPar'],
];

/** How the house stands: counts and percentages, and money. */
export interface House {
  readonly figures: Readonly<Record<string, number>>;
  readonly revenue: Readonly<Record<string, Money>>;
}

/**
 * Figures of the house by our names; what OPERA does not state is left out.
 * @param currency of the hotel; without it amounts would be numbers of nothing and are left out
 */
export function readHouse(
  bodies: readonly (GetFrontOfficeStatisticsAnswer | undefined)[],
  currency: string | undefined,
): House {
  const stated = new Map<string, number>();
  for (const metric of bodies.flatMap((body) => body?.metricSet ?? []).flatMap((set) => set.metrics ?? []))
    if (metric.code !== undefined && metric.value !== undefined) stated.set(metric.code, metric.value);
  return {
    figures: Object.fromEntries(
      METRICS.flatMap(([code, name]): [string, number][] => {
        const value = stated.get(code);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    revenue: Object.fromEntries(
      AMOUNTS.flatMap(([code, name]): [string, Money][] => {
        const amount = money(stated.get(code), currency);
        return amount === undefined ? [] : [[name, amount]];
      }),
    ),
  };
}

/** `arrivalsExpected` as people read it: `arrivals expected`. */
export function sayHouse({ figures, revenue }: House): string {
  const said = (name: string): string => name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  return [
    ...Object.entries(figures).map(([name, value]) => `${said(name)} ${value}`),
    ...Object.entries(revenue).map(([name, value]) => `${said(name)} ${sayMoney(value)}`),
  ].join(', ');
}
