import {
  blockingOn,
  occupants,
  type RoomStays,
  roomStayStatus,
  shownStatus,
} from '../../rules/room-state.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import type { HousekeepingStatus, Room } from '../../state/room.js';
import type { World } from '../../state/world.js';
import { wireId } from '../../wire/ids.wire.js';
import { fullName, vipOf } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { expectedTimes } from '../../wire/stay-row.wire.js';
import { featureName } from '../par/rate-plan.wire.js';

/** What a room is today, worked out once for lists, filters and answers. */
export interface RoomNow {
  readonly room: Room;
  readonly status: HousekeepingStatus;
  readonly occupied: boolean;
  readonly persons: number;
  /** Stays that matter today: in the room, arriving, gone. */
  readonly stays: readonly Reservation[];
  readonly discrepancy?: 'Sleep' | 'Skip' | 'PersonDiscrepancy';
}

export function roomNow(hotel: Hotel, room: Room, stays: RoomStays): RoomNow {
  const all = stays.get(room.id) ?? [];
  const inside = occupants(all);
  const persons = inside.reduce(
    (sum, stay) => sum + (stay.nights[0]?.adults ?? 0) + (stay.nights[0]?.children ?? 0),
    0,
  );
  const occupied = inside.length > 0;
  return {
    room,
    status: shownStatus(room, hotel.businessDate),
    occupied,
    persons,
    stays: all.filter((stay) => roomStayStatus(stay, hotel.businessDate) !== undefined),
    discrepancy: discrepancyOf(room, occupied, persons),
  };
}

function discrepancyOf(room: Room, occupied: boolean, persons: number): RoomNow['discrepancy'] {
  if (room.housekeepingOccupied === undefined) return undefined;
  if (room.housekeepingOccupied && !occupied) return 'Sleep';
  if (!room.housekeepingOccupied && occupied) return 'Skip';
  return room.countedPersons !== undefined && room.countedPersons !== persons
    ? 'PersonDiscrepancy'
    : undefined;
}

/** Relations of today's stays to the room, `NotReserved` when there is none. */
export function stayStatuses(hotel: Hotel, now: RoomNow): string[] {
  const statuses = now.stays.flatMap((stay) => roomStayStatus(stay, hotel.businessDate) ?? []);
  return statuses.length > 0 ? [...new Set(statuses)] : ['NotReserved'];
}

export function roomFeatures(hotel: Hotel, room: Room): object[] {
  return room.features.map((code, index) => ({
    code,
    description: featureName(hotel, code),
    orderSequence: index + 1,
    quantity: 1,
  }));
}

/** Stays of the room as room lists show them. */
export function roomStays(world: World, hotel: Hotel, now: RoomNow): object[] | undefined {
  if (now.stays.length === 0) return undefined;
  return now.stays.map((stay) => {
    const guest = mainGuest(world, stay);
    const vip = vipOf(guest);
    return {
      reservationId: wireId(stay.id, 'Reservation'),
      stayDateInfo: {
        timeSpan: { startDate: stay.arrival, endDate: stay.departure },
        expectedTimes: expectedTimes(stay),
      },
      vipStatus: vip === undefined ? undefined : { value: vip, code: vip },
      profileId: guest && wireId(guest.id, 'Profile'),
      guestName: fullName(guest),
      reservationStatusInfo: roomStayStatus(stay, hotel.businessDate),
    };
  });
}

/** A room as `getHotelRooms` lists it. */
export function hotelRoom(world: World, hotel: Hotel, now: RoomNow): object {
  const { room } = now;
  const type = hotel.roomTypes.get(room.type);
  const blocking = blockingOn(room, hotel.businessDate);
  return {
    roomId: room.id,
    roomDescription: type?.name,
    floor: room.floor,
    floorDescription: `Floor ${room.floor}`,
    building: room.building,
    smokingPreference: room.smoking ? 'S' : 'NS',
    accessible: room.accessible,
    roomType: {
      roomType: room.type,
      roomClass: type?.roomClass,
      shortDescription: type?.name,
      pseudo: false,
      suite: type?.suite,
      houseKeeping: true,
      maximumOccupancy: type?.maximumOccupancy,
    },
    roomFeatures: roomFeatures(hotel, room),
    roomSection: { daySectionCode: room.section },
    housekeeping: {
      roomStatus: {
        roomStatus: now.status,
        frontOfficeStatus: now.occupied ? 'Occupied' : 'Vacant',
        housekeepingStatus: (room.housekeepingOccupied ?? now.occupied) ? 'Occupied' : 'Vacant',
        reservationStatusList: stayStatuses(hotel, now),
      },
      roomPersons: { frontOfficePersons: now.persons, houseKeepingPersons: room.countedPersons },
      guestServiceRequest: room.guestService,
    },
    outOfOrder: blocking && [
      {
        start: blocking.start,
        end: blocking.end,
        reasonCode: blocking.reason,
        repairRemarks: blocking.remark,
        returnStatus: blocking.returnStatus,
        roomStatus: blocking.kind,
      },
    ],
    hold: holdOf(room, hotel),
    turndownInfo: room.turndown && { turndownStatusInfo: room.turndown },
    resvInfo: roomStays(world, hotel, now),
    discrepancy: now.discrepancy && [now.discrepancy],
  };
}

/** A hold whose time is over is none. */
function holdOf(room: Room, hotel: Hotel): object | undefined {
  if (room.hold === undefined || room.hold.until.slice(0, 10) < hotel.businessDate) return undefined;
  return { holdUntil: room.hold.until, comments: room.hold.comment };
}
