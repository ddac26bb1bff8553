import { addDays, type Day, nightsOf } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { World } from '../state/world.js';
import { profileById, vipOf } from '../wire/person.wire.js';
import { decimal } from '../state/money.js';
import { dailyFigures, type DayFigures, occupancyPercent, tookRoom } from './day-figures.js';
import { stayBalance } from './folio.js';
import { blockingOn, occupants, staysByRoom } from './room-state.js';
import { isPostingMaster, staysOver } from './stay-status.js';

/** Figures of the front office by Oracle's metric code; amounts are decimals of the hotel's currency. */
export type Metrics = Record<string, number>;

/** Rooms, persons and VIP guests of a group of stays, under `PrefixRooms`, `PrefixPersons`, `PrefixVIP`. */
function threefold(world: World, prefix: string, stays: readonly Reservation[]): Metrics {
  return {
    [`${prefix}Rooms`]: sum(stays, (stay) => stay.units),
    [`${prefix}Persons`]: sum(stays, personsOf),
    [`${prefix}VIP`]: stays.filter((stay) => isVip(world, stay)).length,
  };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function personsOf(stay: Reservation): number {
  const night = stay.nights[0];
  return night ? (night.adults + night.children) * stay.units : 0;
}

function isVip(world: World, stay: Reservation): boolean {
  return stay.guests.some((guest) => vipOf(profileById(world, guest.profileId)) !== undefined);
}

/** What moves on a day: arrivals, departures, stay-overs, bookings, cancellations, and what tonight will look like. */
export function movements(world: World, hotel: Hotel, day: Day): Metrics {
  const stays = [...hotel.reservations.values()];
  const of = (test: (stay: Reservation) => boolean): Reservation[] => stays.filter(test);
  const overnight = (stay: Reservation): boolean => stay.arrival !== stay.departure;
  const today = hotel.businessDate;
  const dueIn = of((stay) => stay.status === 'Reserved' && stay.arrival === day);
  const dueOut = of((stay) =>
    day === today
      ? stay.status === 'InHouse' && stay.departure <= day
      : tookRoom(stay) && stay.status !== 'CheckedOut' && stay.departure === day && overnight(stay),
  );
  const arrived = of((stay) => stay.checkedInOn === day && stay.status !== 'Reserved');
  const left = of((stay) => stay.status === 'CheckedOut' && stay.checkedOutOn === day);
  const over = of((stay) => tookRoom(stay) && stay.arrival < day && staysOver(stay, day));
  const cancelled = of((stay) => stay.cancellation !== undefined && stay.arrival === day);
  const complimentary = (stay: Reservation): boolean =>
    hotel.ratePlans.get(stay.nights[0]?.ratePlan ?? '')?.complimentary === true;
  const tonight = of((stay) => tookRoom(stay) && staysOver(stay, day));
  const group = (stay: Reservation): boolean => stay.blockId !== undefined;
  return {
    ...threefold(world, 'ArrivalsExpected', dueIn),
    ...Object.fromEntries(
      Object.entries(
        threefold(
          world,
          'ArrivalsExpected',
          dueIn.filter((stay) => stay.createdOn === day),
        ),
      ).map(([code, value]) => [`${code}MadeToday`, value]),
    ),
    ...threefold(world, 'ArrivalsActual', arrived),
    ArrivalsTotal: sum([...dueIn, ...arrived], (stay) => stay.units),
    ...threefold(world, 'DeparturesExpected', dueOut),
    ...threefold(world, 'DeparturesActual', left),
    DeparturesTotal: sum([...dueOut, ...left], (stay) => stay.units),
    ...threefold(world, 'Stayover', over),
    Stayover: over.length,
    ...threefold(
      world,
      'DayUse',
      of((stay) => tookRoom(stay) && !overnight(stay) && stay.arrival === day),
    ),
    ...threefold(
      world,
      'WalkIn',
      arrived.filter((stay) => stay.walkIn),
    ),
    ...threefold(world, 'CanceledOnArrival', cancelled),
    ...threefold(
      world,
      'EarlyDepartures',
      left.filter((stay) => stay.nights.some((night) => night.date >= day && overnight(stay))),
    ),
    ...threefold(world, 'ComplimentaryArrival', [...dueIn, ...arrived].filter(complimentary)),
    ...threefold(world, 'ComplimentaryStayover', over.filter(complimentary)),
    ...threefold(world, 'ComplimentaryDeparture', [...dueOut, ...left].filter(complimentary)),
    ...threefold(world, 'HouseUseStayover', []),
    ...threefold(world, 'MaxOccupiedTonight', tonight),
    ...threefold(world, 'GroupAndBlock', tonight.filter(group)),
    ...threefold(
      world,
      'Individual',
      tonight.filter((stay) => !group(stay)),
    ),
    NewReservationsTotal: of((stay) => stay.createdOn === day).length,
    CancellationsTotal: of((stay) => stay.cancellation?.date === day).length,
    ExpectedCheckInsTotal: dueIn.length,
    CheckedInsTotal: arrived.length,
    ExpectedCheckOutsTotal: dueOut.length,
    CheckedOutsTotal: left.length,
    ScheduledCheckOutsTotal: dueOut.filter((stay) => stay.expectedDeparture !== undefined).length,
    ArrivalResvs: dueIn.length,
    ArrivalVIPResvs: dueIn.filter((stay) => isVip(world, stay)).length,
    ArrivalUnallocResvs: dueIn.filter((stay) => stay.roomId === undefined).length,
    ArrivalMemberResvs: dueIn.filter((stay) =>
      stay.guests.some((guest) => (profileById(world, guest.profileId)?.memberships.length ?? 0) > 0),
    ).length,
    VIPGuestsArriving: dueIn.filter((stay) => isVip(world, stay)).length,
    VIPGuestsDeparting: dueOut.filter((stay) => isVip(world, stay)).length,
    VIPPreRegisteredTotal: dueIn.filter((stay) => stay.preRegistered && isVip(world, stay)).length,
    PreRegisteredTotal: dueIn.filter((stay) => stay.preRegistered).length,
  };
}

/** Money and occupancy of a day or a period. */
export function houseTotals(hotel: Hotel, days: readonly DayFigures[]): Metrics {
  const add = (value: (day: DayFigures) => number): number => sum(days, value);
  const sold = add((day) => day.sold);
  const rooms = add((day) => day.physical - day.outOfOrder);
  const revenue = add((day) => day.roomRevenue);
  const other = sum(days, ({ day }) => {
    const closed = hotel.statistics.get(day);
    return closed ? closed.foodRevenue + closed.otherRevenue : 0;
  });
  return {
    TotalPhysicalRooms: add((day) => day.physical),
    TotalOutOfOrder: add((day) => day.outOfOrder),
    TotalOutOfService: add((day) => day.outOfService),
    TotalRoomsToSell: rooms,
    TotalRoomsReserved: sold,
    MinAvailableTonightRooms: add((day) => Math.max(0, day.available)),
    MaxPercentageOccupiedTonightRooms: percentOf(sold, rooms),
    MaxOccupancyPercentage: percentOf(sold, rooms),
    PercentRoomsOccupied: percentOf(sold, rooms),
    RoomRevenue: decimal(revenue),
    TotalRevenue: decimal(revenue + other),
    AverageRoomRevenue: sold === 0 ? 0 : decimal(Math.round(revenue / sold)),
    RevPar: rooms <= 0 ? 0 : decimal(Math.round(revenue / rooms)),
  };
}

function percentOf(sold: number, rooms: number): number {
  return occupancyPercent({ physical: rooms, outOfOrder: 0, sold });
}

/** Who and what is in the house at this moment. */
export function houseNow(world: World, hotel: Hotel): Metrics {
  const inside = [...hotel.reservations.values()].filter(
    (stay) => stay.status === 'InHouse' && !isPostingMaster(stay),
  );
  const byRoom = staysByRoom(hotel);
  const counts: Metrics = {};
  for (const status of ['Clean', 'Dirty', 'Pickup', 'Inspected', 'OutOfOrder', 'OutOfService'])
    for (const kind of ['Vacant', 'Occupied', 'Assigned']) counts[`${status}${kind}`] = 0;
  let skip = 0;
  let sleep = 0;
  for (const room of hotel.rooms.values()) {
    const stays = byRoom.get(room.id);
    const occupied = occupants(stays).length > 0;
    const status = blockingOn(room, hotel.businessDate)?.kind ?? room.status;
    const kind = occupied ? 'Occupied' : 'Vacant';
    counts[`${status}${kind}`] = (counts[`${status}${kind}`] ?? 0) + 1;
    if ((stays ?? []).some((stay) => stay.status === 'Reserved' && stay.arrival === hotel.businessDate))
      counts[`${status}Assigned`] = (counts[`${status}Assigned`] ?? 0) + 1;
    if (room.housekeepingOccupied === true && !occupied) sleep += 1;
    if (room.housekeepingOccupied === false && occupied) skip += 1;
  }
  const turndown = (kind: string): number =>
    [...hotel.rooms.values()].filter((room) => room.turndown === kind).length;
  const maintenance = [...hotel.records.maintenance.values()];
  const resolved = maintenance.filter(({ document }) => document['resolvedOn'] !== undefined).length;
  return {
    ...counts,
    SkipRooms: skip,
    SleepRooms: sleep,
    QueueRooms: [...hotel.reservations.values()].filter((stay) => stay.queue !== undefined).length,
    InHouse: inside.length,
    InHouseRooms: new Set(inside.map((stay) => stay.roomId)).size,
    AdultsInHouse: sum(inside, (stay) => stay.nights.at(-1)?.adults ?? 0),
    ChildrenInHouse: sum(inside, (stay) => stay.nights.at(-1)?.children ?? 0),
    InHouseBlocksTotal: new Set(inside.flatMap((stay) => stay.blockId ?? [])).size,
    VIPGuestsTotal: inside.filter((stay) => isVip(world, stay)).length,
    OpenFolioTotal: inside.filter((stay) => stayBalance(stay) !== 0).length,
    TurndownRequired: turndown('Required'),
    TurndownNotRequired: turndown('NotRequired'),
    TurndownCompletedRequired: turndown('Compeleted'),
    TurndownTotal: turndown('Required') + turndown('Compeleted'),
    RoomMaintenanceResolvedTotal: resolved,
    RoomMaintenanceUnResolvedTotal: maintenance.length - resolved,
    CompletedRoomMoves: sum(
      inside,
      (stay) => (stay.moves ?? []).filter((move) => move.at.startsWith(hotel.businessDate)).length,
    ),
    PendingRoomMoves: 0,
  };
}

/** Figures of a period, past days as they were, later ones as they are booked. */
export function periodFigures(hotel: Hotel, start: Day, end: Day): DayFigures[] {
  return nightsOf(start, addDays(end, 1)).length === 0 ? [] : dailyFigures(hotel, start, addDays(end, 1));
}
