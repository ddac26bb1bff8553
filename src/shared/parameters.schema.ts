import { z } from 'zod';

/** How much an answer says: `summary` is the default everywhere. */
export const Detail = z.enum(['summary', 'full']).default('summary');

/**
 * A text of so many characters, spaces around it ignored. The lengths are checked but not told in the schema: they would cost
 * a model tokens in every list and help it never.
 */
export function lineOf(minimum: number, maximum: number) {
  return z
    .string()
    .trim()
    .refine((text) => text.length >= minimum && text.length <= maximum, {
      error: `must have ${minimum} to ${maximum} characters`,
    });
}

/** A stay named as staff name it. */
export const StayReference = lineOf(1, 80).describe(
  'Confirmation number, OPERA reservation id, room number or guest name',
);

/** A person or firm named as staff name them. */
export const GuestReference = lineOf(1, 80).describe('Profile id, membership number or name');

/** A room by its number. */
export const RoomNumber = lineOf(1, 20);

/** A code from one of the hotel's lists of values. */
export const Code = lineOf(1, 40);

/** A time at the hotel. */
export const TimeOfDay = z
  .string()
  .trim()
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'is no time such as 14:30')
  .describe('HH:MM');

/** An e-mail address of a guest. */
export const Email = lineOf(5, 120).refine(
  (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  'is no e-mail address',
);

/** A telephone number of a guest, as it is written. */
export const Phone = lineOf(4, 40).refine((text) => /^[+0-9 ()/.-]+$/.test(text), 'is no telephone number');

/** People in a room. */
export const Adults = z.int().min(1).max(20).default(1);
export const Children = z.int().min(0).max(20).default(0);

/** Rows on a page. */
export const PageSize = z.int().min(1).max(50).default(20);
