import { z } from 'zod';

/** A time at the hotel. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM, hotel time');
