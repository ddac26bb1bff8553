import type {
  GetHousekeepingDiscrepanciesAnswer,
  GetHousekeepingOverviewAnswer,
} from '../../opera/wire/generated/hsk.wire.js';
import {
  type BoardRoom,
  type CleanStatus,
  type GuestWish,
  ROOM_STATUSES,
  type RoomStatus,
  type RoomStay,
  type RoomUse,
} from './board-room.js';

type WireRooms = NonNullable<GetHousekeepingDiscrepanciesAnswer['housekeepingRooms']>;
export type WireRoom = NonNullable<WireRooms['room']>[number];
type WireStay = NonNullable<WireRoom['resvInfo']>[number];

/** One page of the board. */
export interface BoardPage {
  readonly rooms: readonly BoardRoom[];
  readonly hasMore: boolean;
  readonly total?: number;
  /** Rooms of the whole house by status. */
  readonly counts: Readonly<Partial<Record<RoomStatus, number>>>;
}

const USES: Readonly<Record<string, RoomUse>> = {
  Arrival: 'arrival',
  Arrived: 'arrived',
  DayUse: 'day_use',
  DueOut: 'due_out',
  Departed: 'departed',
  StayOver: 'stay_over',
};
const WISHES: Readonly<Record<string, GuestWish>> = {
  DoNotDisturb: 'do_not_disturb',
  MakeUpRoom: 'make_up_room',
  ServiceDeclined: 'service_declined',
};
const DISCREPANCIES: Readonly<Record<string, NonNullable<BoardRoom['discrepancy']>>> = {
  Sleep: 'sleep',
  Skip: 'skip',
  PersonDiscrepancy: 'persons',
};
const WIRE_STATUSES = {
  clean: 'Clean',
  dirty: 'Dirty',
  pickup: 'Pickup',
  inspected: 'Inspected',
  out_of_order: 'OutOfOrder',
  out_of_service: 'OutOfService',
} as const;
const WIRE_WISHES = {
  do_not_disturb: 'DoNotDisturb',
  make_up_room: 'MakeUpRoom',
  service_declined: 'ServiceDeclined',
} as const;

/** Oracle's word for a status. */
export function toWireStatus<Status extends RoomStatus | CleanStatus>(
  status: Status,
): (typeof WIRE_STATUSES)[Status] {
  return WIRE_STATUSES[status];
}

/** Oracle's word for a wish; without one the door is free of signs. */
export function toWireWish(wish: GuestWish | undefined): string {
  return wish === undefined ? 'NoStatusSelected' : WIRE_WISHES[wish];
}

/** Our word for Oracle's status. */
export function readStatus(wire: string | undefined): RoomStatus | undefined {
  return ROOM_STATUSES.find((status) => WIRE_STATUSES[status] === wire);
}

/** A page of the board; no body (204) means no room fits. */
export function readBoard(body: GetHousekeepingOverviewAnswer | undefined): BoardPage {
  const info = body?.housekeepingRoomInfo;
  const counts = (body?.housekeepingRoomStatusInfoList ?? []).flatMap(
    ({ housekeepingRoomStatus, numberOfRooms }) => {
      const status = readStatus(housekeepingRoomStatus);
      return status === undefined || numberOfRooms === undefined ? [] : [[status, numberOfRooms] as const];
    },
  );
  return {
    rooms: readRooms(info?.housekeepingRooms),
    hasMore: info?.hasMore === true,
    total: info?.totalResults,
    counts: Object.fromEntries(counts),
  };
}

/** Rooms of any of Oracle's room lists; a row without a number is left out. */
export function readRooms(wire: WireRooms | undefined): BoardRoom[] {
  return (wire?.room ?? []).flatMap((room) =>
    room.roomId === undefined ? [] : [readRoom(room, room.roomId)],
  );
}

function readRoom(wire: WireRoom, room: string): BoardRoom {
  const state = wire.housekeeping?.housekeepingRoomStatus;
  const stays = (wire.resvInfo ?? []).map(readStay);
  const uses = (state?.reservationStatusList ?? []).flatMap((use) => USES[use] ?? []);
  return {
    room,
    roomType: wire.roomType?.roomType,
    floor: wire.floor,
    status: readStatus(state?.housekeepingRoomStatus),
    occupied: state?.frontOfficeStatus === 'Occupied',
    uses,
    wish: WISHES[wire.housekeeping?.guestServiceRequest ?? ''],
    priority: wire.housekeeping?.cleaningPriority?.prioritySequence,
    discrepancy: DISCREPANCIES[wire.discrepancy?.[0] ?? ''],
    blockedUntil: wire.outOfOrder?.[0]?.end,
    stays,
  };
}

function readStay(wire: WireStay): RoomStay {
  const times = wire.stayDateInfo?.expectedTimes;
  return {
    reservationId: wire.reservationId?.id,
    guest: wire.guestName,
    use: USES[wire.reservationStatusInfo ?? ''],
    arrivalTime: timeOf(times?.reservationExpectedArrivalTime),
    departureTime: timeOf(times?.reservationExpectedDepartureTime),
    vip: wire.vipStatus?.code ?? wire.vipStatus?.value,
    queuePriority: wire.queue?.priority,
  };
}

/** `HH:MM` of a local timestamp; midnight means that no time was given. */
function timeOf(timestamp: string | undefined): string | undefined {
  const time = /[ T](\d{2}:\d{2})/.exec(timestamp ?? '')?.[1];
  return time === '00:00' ? undefined : time;
}
