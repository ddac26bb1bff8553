import type { PostPreCheckInReservationBody } from '../../opera/wire/generated/rsv.wire.js';
import type { Stay } from '../reservations/stay.js';

/** Body of `rsv.postPreCheckInReservation` (Oracle's rsv.json). */
export function toPreRegistration(
  hotelId: string,
  stay: Stay,
  wish: { readonly arrivalTime?: string; readonly room?: string },
): PostPreCheckInReservationBody {
  return {
    reservation: {
      hotelId,
      reservationId: { id: stay.reservationId, type: 'Reservation' },
      preCheckInDetails: {
        ...(wish.arrivalTime !== undefined && {
          arrival: { arrivalTime: `${stay.arrivalDate} ${wish.arrivalTime}:00.0` },
        }),
        ...(wish.room !== undefined && { roomId: wish.room }),
      },
    },
  };
}
