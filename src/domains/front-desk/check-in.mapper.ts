import type { PostCheckInBody } from '../../opera/wire/generated/fof.wire.js';
import type {
  GetAlertNoticesAnswer,
  PutSplitMultiRoomReservationAnswer,
  PutSplitMultiRoomReservationBody,
} from '../../opera/wire/generated/rsv.wire.js';

/** Something the receptionist must know; `stops` forbids check-in until it is dealt with. */
export interface StayAlert {
  readonly code?: string;
  readonly text: string;
  readonly stops: boolean;
}

/** Alerts of a stay; no body (204) means none. The text is the hotel's, but may quote guests: fence it where shown. */
export function readAlerts(body: GetAlertNoticesAnswer | undefined): StayAlert[] {
  return (body?.alerts ?? []).map((alert) => ({
    code: alert.code,
    text: alert.description ?? '',
    stops: alert.stopCheckInCheckOut === true,
  }));
}

/** Body of `fof.postCheckIn` (Oracle's fof.json). */
export function toCheckIn(room: string, ignoreWarnings: boolean): PostCheckInBody {
  return {
    reservation: { roomId: room, ignoreWarnings, stopCheckin: false, printRegistration: false },
    fetchReservationInstruction: ['ReservationDetail'],
    includeNotifications: true,
  };
}

/** Body of `rsv.putSplitMultiRoomReservation`: every room its own reservation, the ids of the new ones answered. */
export function toSplit(reservationId: string): PutSplitMultiRoomReservationBody {
  return {
    reservationId: { id: reservationId, type: 'Reservation' },
    splitAll: true,
    responseInstructions: { fetchLinkedReservations: false, fetchNewReservationIDs: true },
  };
}

/** Ids of the reservations that came out of a split, without the one that was split. */
export function readSplit(
  body: PutSplitMultiRoomReservationAnswer | undefined,
  reservationId: string,
): string[] {
  return (body?.newReservationIdList ?? [])
    .filter((entry) => entry.type === undefined || entry.type === 'Reservation')
    .flatMap((entry) => (entry.id === undefined || entry.id === reservationId ? [] : [entry.id]));
}
