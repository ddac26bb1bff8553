import { z } from 'zod';
import type { Caller } from '../../auth/caller.js';
import { guestName } from './guest-name.js';
import type { Stay } from './stay.js';

/** The stay that something was done to. */
export const StayNamed = z.object({ reservationId: z.string(), guest: z.string() });
export type StayNamed = z.infer<typeof StayNamed>;

/** A stay by id and guest, as this caller may see it. */
export function named(stay: Stay, caller: Caller): StayNamed {
  return { reservationId: stay.reservationId, guest: guestName(stay.guest, caller) };
}
