import { z } from 'zod';
import { SpokenDate } from '../../shared/business-date.js';
import { MoneyShown } from '../../shared/money.js';
import { lineOf, TimeOfDay } from '../../shared/parameters.schema.js';

/** A block named as staff name it. */
export const BlockReference = lineOf(1, 60).describe('Code or name');

/** A day whose form the first date of the same arguments says. */
export const OtherDay = SpokenDate.meta({ description: undefined });

/** A time whose form the first time of the same arguments says. */
export const OtherTime = TimeOfDay.meta({ description: undefined });

/** A whole number between two bounds, which are checked but not told: in every list they would cost a model tokens. */
export function Count(minimum: number, maximum: number) {
  return z
    .int()
    .refine((count) => count >= minimum && count <= maximum, `must be from ${minimum} to ${maximum}`);
}

/** A price in the currency of the block, before taxes. */
export const BlockPrice = z
  .string()
  .trim()
  .refine((text) => /^\d{1,9}(\.\d{1,2})?$/.test(text), 'is no amount such as 95.00');

/** A block in short, the same in every answer. */
export const BlockSummary = z.object({
  code: z.string(),
  name: z.string(),
  startDate: z.string(),
  endDate: z.string(),
  status: z.string(),
  held: z.int().optional(),
  taken: z.int().optional(),
  cutOffDate: z.string().optional(),
});
export type BlockSummary = z.infer<typeof BlockSummary>;

/** A night and room type of a block. */
export const PickupRowShown = z.object({
  date: z.string(),
  roomType: z.string(),
  held: z.int(),
  taken: z.int(),
  left: z.int(),
  price: MoneyShown.optional(),
});

/** A stay of a block. */
export const BlockStayShown = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  arrivalDate: z.string(),
  departureDate: z.string(),
  roomType: z.string().optional(),
  status: z.string().optional(),
});
export type BlockStayShown = z.infer<typeof BlockStayShown>;

/** An event in short. */
export const EventShown = z.object({
  eventId: z.string(),
  name: z.string(),
  start: z.string(),
  end: z.string(),
  space: z.string().optional(),
  people: z.int().optional(),
  status: z.string().optional(),
  block: z.string().optional(),
});
export type EventShown = z.infer<typeof EventShown>;
