import type {
  GetReservationQueueStatisticsAnswer,
  GetReservationStatusStatisticsAnswer,
  GetRoomsByRoomStatusAnswer,
} from '../../opera/wire/generated/fof.wire.js';

/** Arrivals and departures of the business date, in rooms. */
export interface Movement {
  readonly dueIn: number;
  readonly checkedIn: number;
  readonly dueOut: number;
  readonly checkedOut: number;
  /** Still to arrive, by room type. */
  readonly dueInByType: ReadonlyMap<string, number>;
}

/** Rooms by what they are now. */
export interface RoomCounts {
  readonly occupied: number;
  readonly vacant: number;
  /** Vacant and clean or inspected. */
  readonly ready: number;
  /** Empty, and out of order or out of service. */
  readonly blocked: number;
  readonly readyByType: ReadonlyMap<string, number>;
}

/** What `fof.getReservationStatusStatistics` counted; a status it does not state counts as none. */
export function readMovement(body: GetReservationStatusStatisticsAnswer | undefined): Movement {
  const of = (status: string) =>
    body?.reservationStatusStatistics?.find((entry) => entry.reservationStatus === status);
  const types = (of('DueIn')?.roomClasses ?? []).flatMap((roomClass) => roomClass.roomTypes ?? []);
  return {
    dueIn: of('DueIn')?.total ?? 0,
    checkedIn: of('CheckedIn')?.total ?? 0,
    dueOut: of('DueOut')?.total ?? 0,
    checkedOut: of('CheckedOut')?.total ?? 0,
    dueInByType: new Map(types.map((type) => [type.roomType ?? '', type.total ?? 0])),
  };
}

/** What `fof.getRoomsByRoomStatus` counted. */
export function readRoomCounts(body: GetRoomsByRoomStatusAnswer | undefined): RoomCounts {
  const counts = { occupied: 0, vacant: 0, ready: 0, blocked: 0 };
  const readyByType = new Map<string, number>();
  for (const row of body?.roomStatusStatistics ?? []) {
    for (const { housekeepingRoomStatus: status, housekeepingRoomStatusCount: count = 0 } of row.roomStats ??
      []) {
      if (row.frontOfficeStatus === 'Occupied') counts.occupied += count;
      else if (status === 'OutOfOrder' || status === 'OutOfService') counts.blocked += count;
      else {
        counts.vacant += count;
        if (status !== 'Clean' && status !== 'Inspected') continue;
        counts.ready += count;
        const type = row.roomType ?? '';
        readyByType.set(type, (readyByType.get(type) ?? 0) + count);
      }
    }
  }
  return { ...counts, readyByType };
}

/** How many guests wait for a room, and for how long on average. */
export function readQueueCounts(body: GetReservationQueueStatisticsAnswer | undefined): {
  readonly waiting: number;
  readonly averageMinutes?: number;
} {
  const types = body?.statistics?.roomType ?? [];
  return {
    waiting: types.reduce((sum, type) => sum + (type.totalInQueue ?? 0), 0),
    averageMinutes: body?.statistics?.averageQueueTimeCurrentReservations,
  };
}
