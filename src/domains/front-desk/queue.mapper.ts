import { Fault } from '../../kernel/fault.js';
import type { GetReservationsInQueueAnswer } from '../../opera/wire/generated/fof.wire.js';

type Row = NonNullable<NonNullable<GetReservationsInQueueAnswer['reservations']>['reservationInfo']>[number];

/** A guest who waits for a room; the name is unmasked. */
export interface Waiting {
  readonly reservationId: string;
  readonly guest: { readonly surname?: string; readonly givenName?: string };
  readonly vip?: string;
  readonly priority?: number;
  readonly minutes?: number;
  readonly roomType?: string;
  readonly room?: string;
  readonly roomStatus?: string;
}

/** Everybody in the queue, the most urgent first; no body (204) means nobody. Throws Fault OPERA_UNEXPECTED_SHAPE. */
export function readQueue(body: GetReservationsInQueueAnswer | undefined): Waiting[] {
  return (body?.reservations?.reservationInfo ?? [])
    .map(readRow)
    .sort((left, right) => (left.priority ?? 999) - (right.priority ?? 999));
}

function readRow(row: Row): Waiting {
  const reservationId = row.reservationIdList?.find((id) => id.type === 'Reservation')?.id;
  if (reservationId === undefined)
    throw new Fault('OPERA_UNEXPECTED_SHAPE', 'OPERA listed a waiting guest without a reservation id.');
  const guest = row.reservationGuest ?? {};
  return {
    reservationId,
    guest: { surname: guest.surname ?? guest.fullName, givenName: guest.givenName },
    vip: guest.vip?.vipCode,
    priority: row.queue?.priority,
    minutes: row.queue?.averageQueueTimeCurrentReservations,
    roomType: row.roomStay?.roomType,
    room: row.roomStay?.roomId,
    roomStatus: row.roomStatus,
  };
}
