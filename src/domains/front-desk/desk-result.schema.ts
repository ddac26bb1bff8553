import { z } from 'zod';
import type { CallContext } from '../../kernel/call-context.js';
import { guestName } from '../reservations/guest-name.js';
import type { Stay } from '../reservations/stay.js';

/** What most changes of the desk answer: whose stay it is, the room it has now, and whether anything changed. */
export const StayChanged = z.object({
  reservationId: z.string(),
  guest: z.string(),
  room: z.string().optional(),
  changed: z.boolean(),
});
export type StayChanged = z.infer<typeof StayChanged>;

/** The answer about a stay as this caller may see it. */
export function stayChanged(stay: Stay, context: CallContext, changed: boolean): StayChanged {
  return {
    reservationId: stay.reservationId,
    guest: guestName(stay.guest, context.caller),
    room: stay.room,
    changed,
  };
}
