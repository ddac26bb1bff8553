import { z } from 'zod';

/** How much an answer says: `summary` is the default everywhere. */
export const Detail = z.enum(['summary', 'full']).default('summary');

/** A stay named as staff name it. */
export const StayReference = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .describe('Confirmation number, OPERA reservation id, room number or guest name');

/** A room by its number. */
export const RoomNumber = z.string().trim().min(1).max(20);

/** A code from one of the hotel's lists of values. */
export const Code = z.string().trim().min(1).max(40);

/** People in a room. */
export const Adults = z.int().min(1).max(20).default(1);
export const Children = z.int().min(0).max(20).default(0);

/** Rows on a page. */
export const PageSize = z.int().min(1).max(50).default(20);
