import { z } from 'zod';

/** One line of the arrivals list. */
export const Arrival = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  vip: z.string().optional(),
  departureDate: z.string(),
  people: z.int(),
  roomType: z.string().optional(),
  room: z.string().optional(),
  roomStatus: z.string().optional(),
  eta: z.string().optional(),
  status: z.string(),
  rooms: z.int().optional(),
  preRegistered: z.boolean().optional(),
});
export type Arrival = z.infer<typeof Arrival>;

/** What get_arrivals_report answers. */
export const ArrivalsReport = z.object({
  date: z.string(),
  total: z.int().optional(),
  arrivals: z.array(Arrival),
});
export type ArrivalsReport = z.infer<typeof ArrivalsReport>;
