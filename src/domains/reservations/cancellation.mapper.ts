import type {
  PostCancelReservationAnswer,
  PostCancelReservationBody,
} from '../../opera/wire/generated/rsv.wire.js';

/**
 * The body of a cancellation (Oracle's rsv.json, postCancelReservation).
 * @param verificationOnly true: OPERA says whether it would cancel, and changes nothing
 */
export function toCancellation(
  stay: { readonly reservationId: string; readonly hotelId: string },
  reason: { readonly code: string; readonly description: string },
  verificationOnly: boolean,
): PostCancelReservationBody {
  return {
    reason: { code: reason.code, description: reason.description },
    reservations: [
      {
        hotelId: stay.hotelId,
        reservationIdList: [{ id: stay.reservationId, type: 'Reservation' }],
        cxlInstr: { deleteResTraces: false },
      },
    ],
    verificationOnly,
  };
}

/** The cancellation number; undefined when OPERA gave none. */
export function readCancellationNumber(body: PostCancelReservationAnswer | undefined): string | undefined {
  return body?.cxlActivityLog?.[0]?.cancellationIdList?.[0]?.id;
}
