import { z } from 'zod';
import { MoneyShown } from '../../shared/money.js';

/** A stay in short, the same in every answer. */
export const StaySummary = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  vip: z.string().optional(),
  status: z.string(),
  arrivalDate: z.string(),
  departureDate: z.string(),
  nights: z.int(),
  adults: z.int(),
  children: z.int().optional(),
  roomType: z.string().optional(),
  room: z.string().optional(),
  rooms: z.int().optional(),
  ratePlan: z.string().optional(),
  total: MoneyShown.optional(),
});
export type StaySummary = z.infer<typeof StaySummary>;

/** What search_reservations answers. */
export const StayList = z.object({ total: z.int().optional(), reservations: z.array(StaySummary) });
export type StayList = z.infer<typeof StayList>;

/** What get_reservation answers: the summary, and whatever was asked for. */
export const FullStay = StaySummary.extend({
  balance: MoneyShown.optional(),
  rates: z.array(z.string()).optional(),
  guarantee: z.string().optional(),
  paymentMethod: z.string().optional(),
  arrivalTime: z.string().optional(),
  bookedOn: z.string().optional(),
  cancellationNumber: z.string().optional(),
  bookedThrough: z.array(z.string()).optional(),
  accompanying: z.array(z.string()).optional(),
  allowed: z.array(z.string()).optional(),
  cancellation: z.array(z.string()).optional(),
  deposits: z.array(z.string()).optional(),
  packages: z.array(z.string()).optional(),
  comments: z.array(z.string()).optional(),
  alerts: z.array(z.string()).optional(),
  traces: z.array(z.string()).optional(),
});
export type FullStay = z.infer<typeof FullStay>;

/** What create_reservation answers: the stay, or what stands in the way. */
export const BookedStay = StaySummary.pick({
  reservationId: true,
  confirmationNumber: true,
  guest: true,
  status: true,
  arrivalDate: true,
  departureDate: true,
  roomType: true,
  ratePlan: true,
  total: true,
})
  .partial()
  .extend({
    reference: z.string(),
    cancellation: z.array(z.string()).optional(),
    deposits: z.array(z.string()).optional(),
    likelyGuests: z
      .array(z.object({ profileId: z.string(), name: z.string(), because: z.string() }))
      .optional(),
    overlapping: z.array(z.string()).optional(),
  });
export type BookedStay = z.infer<typeof BookedStay>;

/** What modify_reservation answers: the stay as it is now, and what changed. */
export const ChangedStay = StaySummary.pick({
  reservationId: true,
  confirmationNumber: true,
  guest: true,
  status: true,
  arrivalDate: true,
  departureDate: true,
  adults: true,
  roomType: true,
  room: true,
  ratePlan: true,
  total: true,
}).extend({ totalBefore: MoneyShown.optional(), changed: z.array(z.string()) });
export type ChangedStay = z.infer<typeof ChangedStay>;

/** What cancel_reservation answers. */
export const CancelledStay = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  cancellationNumber: z.string().optional(),
  reason: z.string(),
  penalty: MoneyShown.optional(),
});
export type CancelledStay = z.infer<typeof CancelledStay>;
