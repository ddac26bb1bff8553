import { z } from 'zod';
import { MoneyShown } from '../../shared/money.js';
import { lineOf } from '../../shared/parameters.schema.js';

/** A block named as staff name it. */
export const BlockReference = lineOf(1, 60).describe('Block code or name');

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
