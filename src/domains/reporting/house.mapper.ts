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
  ['RoomRevenue', 'roomRevenue'],
  ['AverageRoomRevenue', 'averageRate'],
  ['RevPar', 'revPar'],
  ['DirtyVacant', 'vacantDirty'],
  ['CleanVacant', 'vacantClean'],
  ['InspectedVacant', 'vacantInspected'],
  ['PickupVacant', 'vacantPickup'],
  ['QueueRooms', 'guestsWaitingForRoom'],
];

/** Figures of the house by our names; what OPERA does not state is left out. */
export function readHouse(
  bodies: readonly (GetFrontOfficeStatisticsAnswer | undefined)[],
): Record<string, number> {
  const stated = new Map<string, number>();
  for (const metric of bodies.flatMap((body) => body?.metricSet ?? []).flatMap((set) => set.metrics ?? []))
    if (metric.code !== undefined && metric.value !== undefined) stated.set(metric.code, metric.value);
  return Object.fromEntries(
    METRICS.flatMap(([code, name]): [string, number][] => {
      const value = stated.get(code);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** `arrivalsExpected` as people read it: `arrivals expected`. */
export function sayFigures(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase()} ${value}`)
    .join(', ');
}
