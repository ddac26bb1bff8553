import { z } from 'zod';

/** What check_in_guest answers. */
export const CheckedIn = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  room: z.string(),
  roomType: z.string().optional(),
  departureDate: z.string(),
  status: z.string(),
  /** What this call did, in order. */
  done: z.array(z.string()),
  alerts: z.array(z.string()).optional(),
  /** Reservations that came out of a booking of several rooms and are still to be checked in. */
  otherReservations: z.array(z.string()).optional(),
});
export type CheckedIn = z.infer<typeof CheckedIn>;
