import type { Caller } from '../../auth/caller.js';
import type { Booking } from './booking.service.js';
import { guestName } from './guest-name.js';
import { BookedStay } from './stay.schema.js';
import { sayDeposit, sayPolicy, sayStay, summary } from './stay.view.js';

/** Most profiles or stays shown of what stands in the way. */
const SHOWN = 8;

/** A booking as this caller may see it. */
export function bookedStay(booking: Booking, caller: Caller): BookedStay {
  const { details, hindrance, reservationId } = booking;
  const cancellation = details?.cancellation.map(sayPolicy) ?? [];
  const deposits = details?.deposits.map(sayDeposit) ?? [];
  // The schema strips what the answer does not show.
  return BookedStay.parse({
    ...(details === undefined ? { reservationId } : summary(details.stay, caller)),
    reference: booking.reference,
    ...(cancellation.length > 0 && { cancellation }),
    ...(deposits.length > 0 && { deposits }),
    ...(hindrance?.kind === 'duplicate_guest' && {
      likelyGuests: hindrance.profiles.slice(0, SHOWN).map((profile) => ({
        profileId: profile.profileId,
        name: [guestName(profile, caller), profile.city].filter((part) => part !== undefined).join(', '),
        because: profile.because,
      })),
    }),
    ...(hindrance?.kind === 'overlap' && {
      overlapping: hindrance.stays.slice(0, SHOWN).map((stay) => sayStay(summary(stay, caller))),
    }),
  });
}
