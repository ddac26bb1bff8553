import { Fault } from '../../kernel/fault.js';
import type { GetReservationSummariesAnswer } from '../../opera/wire/generated/fof.wire.js';

type ReservationInfo = NonNullable<GetReservationSummariesAnswer['reservationInfoList']>[number];

/** An arrival with the guest's name unmasked: what the caller may see is decided where it is shown. */
export interface ArrivalRow {
  readonly reservationId: string;
  readonly confirmationNumber?: string;
  readonly guest: { readonly surname?: string; readonly givenName?: string };
  readonly vip?: string;
  readonly departureDate: string;
  readonly people: number;
  readonly roomType?: string;
  readonly room?: string;
  readonly roomStatus?: string;
  /** Hotel-local `HH:MM`. */
  readonly eta?: string;
  readonly status: string;
  readonly rooms: number;
  readonly preRegistered: boolean;
  /** Name of the group the stay belongs to. */
  readonly block?: string;
}

/** One page of arrivals. */
export interface ArrivalPage {
  readonly rows: readonly ArrivalRow[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** Arrivals of a page; no body (204) means none. Throws Fault OPERA_UNEXPECTED_SHAPE when a row has no id. */
export function readArrivals(body: GetReservationSummariesAnswer | undefined): ArrivalPage {
  return {
    rows: (body?.reservationInfoList ?? []).map(readArrival),
    hasMore: body?.hasMore === true,
    total: body?.totalResults,
  };
}

function readArrival(info: ReservationInfo): ArrivalRow {
  const stay = info.roomStay ?? {};
  const reservationId = idOf(info, 'Reservation');
  if (reservationId === undefined) {
    throw new Fault('OPERA_UNEXPECTED_SHAPE', 'OPERA listed an arrival without a reservation id.');
  }
  const guest = info.reservationGuest ?? {};
  return {
    reservationId,
    confirmationNumber: idOf(info, 'Confirmation'),
    guest: { surname: guest.surname ?? guest.fullName, givenName: guest.givenName },
    vip: text(guest.vip?.vipCode),
    departureDate: stay.departureDate?.slice(0, 10) ?? '',
    people: (stay.adultCount ?? 0) + (stay.childCount ?? 0),
    roomType: text(stay.roomType),
    room: text(stay.roomId),
    roomStatus: text(info.roomStatus ?? info.housekeeping?.roomStatus),
    eta: timeOfDay(stay.expectedTimes?.reservationExpectedArrivalTime),
    status: statusWord(info.computedReservationStatus ?? info.reservationStatus ?? 'Unknown'),
    rooms: stay.numberOfRooms ?? 1,
    preRegistered: info.preRegistered === true,
    block: text(stay.reservationBlock?.blockName),
  };
}

function idOf(info: ReservationInfo, type: string): string | undefined {
  return text(info.reservationIdList?.find((entry) => entry.type === type)?.id);
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}

/** `DueIn` as this house writes it: `due_in`. */
function statusWord(status: string): string {
  return status.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}

/** `HH:MM` of a local timestamp (`2026-11-23 15:30:00.0`, also with a T); midnight means that none was given. */
function timeOfDay(stamp: string | undefined): string | undefined {
  const time = stamp?.match(/[ T](\d{2}:\d{2})/)?.[1];
  return time === '00:00' ? undefined : time;
}
