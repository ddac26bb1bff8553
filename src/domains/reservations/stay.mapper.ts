import { Fault } from '../../kernel/fault.js';
import type {
  HotelReservationType,
  ReservationInfoType,
  SearchHotelReservationsAnswer,
} from '../../opera/wire/generated/rsv.wire.js';
import { nightsBetween } from '../../shared/business-date.js';
import { money } from '../../shared/money.js';
import { STAY_STATUSES, type Stay, type StayGuest, type StayStatus } from './stay.js';

/** One page of a reservation search. */
export interface StayPage {
  readonly stays: readonly Stay[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** The stays of a search answer; no body (204) means none. Throws Fault OPERA_UNEXPECTED_SHAPE for a row without id or dates. */
export function readStays(body: SearchHotelReservationsAnswer | undefined): StayPage {
  const found = body?.reservations;
  return {
    stays: (found?.reservationInfo ?? []).map(readStayRow),
    hasMore: found?.hasMore === true,
    total: found?.totalResults,
  };
}

function readStayRow(info: ReservationInfoType): Stay {
  const room = info.roomStay ?? {};
  const guest = info.reservationGuest ?? {};
  return {
    ...frame(info, room),
    guest: guestOf({
      profileId: guest.id,
      surname: guest.surname ?? guest.fullName,
      givenName: guest.givenName,
      vip: guest.vip?.vipCode,
    }),
    adults: room.adultCount ?? 0,
    children: room.childCount ?? 0,
    roomType: text(room.roomType),
    room: text(room.roomId),
    numberOfRooms: room.numberOfRooms ?? 1,
    ratePlan: text(room.ratePlanCode),
    rate: amount(room.rateAmount),
    total: amount(room.totalAmount),
    balance: amount(room.balance),
    guarantee: text(room.guarantee?.guaranteeCode),
    arrivalTime: timeOfDay(room.expectedTimes?.reservationExpectedArrivalTime),
    preRegistered: info.preRegistered,
    allowedActions: info.allowedActions?.map(String),
  };
}

/** A stay of a `getReservation` answer in the same form as a row of a search. Throws as readStays does. */
export function readReservation(wire: HotelReservationType): Stay {
  const room = wire.roomStay ?? {};
  const first = room.roomRates?.[0];
  const primary =
    wire.reservationGuests?.find((guest) => guest.primary === true) ?? wire.reservationGuests?.[0];
  const customer = primary?.profileInfo?.profile?.customer;
  const name = customer?.personName?.find((one) => one.nameType === 'Primary') ?? customer?.personName?.[0];
  const rate = first?.rates?.rate?.[0];
  const cost = wire.rateSummary;
  return {
    ...frame(wire, room),
    guest: guestOf({
      profileId: primary?.profileInfo?.profileIdList?.[0]?.id,
      surname: name?.surname,
      givenName: name?.givenName,
      vip: customer?.vipStatus,
    }),
    adults: room.guestCounts?.adults ?? first?.guestCounts?.adults ?? 0,
    children: room.guestCounts?.children ?? first?.guestCounts?.children ?? 0,
    roomType: text(room.currentRoomInfo?.roomType ?? first?.roomType),
    room: text(room.currentRoomInfo?.roomId ?? first?.roomId),
    numberOfRooms: first?.numberOfUnits ?? 1,
    ratePlan: text(first?.ratePlanCode),
    rate: money(
      rate?.base?.amountBeforeTax ?? rate?.total?.amountBeforeTax,
      rate?.base?.currencyCode ?? room.total?.currencyCode,
    ),
    total:
      money(cost?.totalCostOfStay, cost?.currencyCode ?? room.total?.currencyCode) ??
      money(room.total?.amountAfterTax ?? room.total?.amountBeforeTax, room.total?.currencyCode),
    balance: amount(wire.cashiering?.revenuesAndBalances?.balance),
    guarantee: text(room.guarantee?.guaranteeCode),
    arrivalTime: timeOfDay(room.expectedTimes?.reservationExpectedArrivalTime),
    preRegistered: wire.preRegistered,
    allowedActions: wire.allowedActions?.map(String),
  };
}

type Framed = Pick<
  Stay,
  | 'reservationId'
  | 'confirmationNumber'
  | 'cancellationNumber'
  | 'hotelId'
  | 'status'
  | 'arrivalDate'
  | 'departureDate'
  | 'nights'
>;

/** What rows and full reservations have in common: numbers, status, dates. */
function frame(
  wire: Pick<
    ReservationInfoType,
    'reservationIdList' | 'hotelId' | 'reservationStatus' | 'computedReservationStatus'
  >,
  room: { readonly arrivalDate?: string; readonly departureDate?: string },
): Framed {
  const idOf = (type: string) => text(wire.reservationIdList?.find((entry) => entry.type === type)?.id);
  const reservationId = idOf('Reservation');
  const arrivalDate = room.arrivalDate?.slice(0, 10);
  const departureDate = room.departureDate?.slice(0, 10);
  if (reservationId === undefined || arrivalDate === undefined || departureDate === undefined) {
    throw new Fault(
      'OPERA_UNEXPECTED_SHAPE',
      'OPERA answered with a reservation that has no id or no dates.',
    );
  }
  return {
    reservationId,
    confirmationNumber: idOf('Confirmation'),
    cancellationNumber: idOf('CancellationNumber') ?? idOf('Cancellation'),
    hotelId: wire.hotelId,
    status: statusWord(wire.computedReservationStatus ?? wire.reservationStatus),
    arrivalDate,
    departureDate,
    nights: nightsBetween(arrivalDate, departureDate),
  };
}

function guestOf(guest: StayGuest): StayGuest {
  return {
    profileId: text(guest.profileId),
    surname: text(guest.surname),
    givenName: text(guest.givenName),
    vip: text(guest.vip),
  };
}

/** OPERA's `DueIn` as this house writes it, `due_in`; a word that is not known reads as `unknown`. */
export function statusWord(status: string | undefined): StayStatus {
  const word = (status ?? '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
  if (word === 'walkin') return 'due_in';
  if (word === 'pending_checkout') return 'due_out';
  return STAY_STATUSES.find((known) => known === word) ?? 'unknown';
}

/** `HH:MM` of a local timestamp (`2026-11-23 15:30:00.0`, also with a T); midnight means that none was given. */
export function timeOfDay(stamp: string | undefined): string | undefined {
  const time = stamp?.match(/[ T](\d{2}:\d{2})/)?.[1];
  return time === '00:00' ? undefined : time;
}

function amount(wire: { readonly amount?: number; readonly currencyCode?: string } | undefined) {
  return money(wire?.amount, wire?.currencyCode);
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
