import { z } from 'zod';
import { MoneyShown } from '../../shared/money.js';

/** One rate of a room type. */
export const RateOffer = z.object({
  ratePlan: z.string(),
  available: z.boolean(),
  total: MoneyShown.optional(),
  nights: z.array(z.string()).optional(),
  reason: z.string().optional(),
});
export type RateOffer = z.infer<typeof RateOffer>;

/** What check_room_availability answers. */
export const RoomAvailability = z.object({
  arrivalDate: z.string(),
  departureDate: z.string(),
  nights: z.int(),
  taxIncluded: z.boolean(),
  closed: z.string().optional(),
  ratePlans: z.array(
    z.object({ ratePlan: z.string(), name: z.string().optional(), terms: z.string().optional() }),
  ),
  roomTypes: z.array(
    z.object({
      roomType: z.string(),
      name: z.string().optional(),
      available: z.boolean(),
      rates: z.array(RateOffer),
    }),
  ),
});
export type RoomAvailability = z.infer<typeof RoomAvailability>;
