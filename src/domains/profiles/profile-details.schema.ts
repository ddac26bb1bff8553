import { z } from 'zod';
import { MoneyShown } from '../../shared/money.js';

/** A stay of a profile, in one row. */
export const ProfileStayRow = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  hotelId: z.string().optional(),
  arrivalDate: z.string().optional(),
  departureDate: z.string().optional(),
  status: z.string(),
  room: z.string().optional(),
  total: MoneyShown.optional(),
});
export type ProfileStayRow = z.infer<typeof ProfileStayRow>;

/** What get_guest_profile answers. */
export const ProfileView = z.object({
  profileId: z.string(),
  kind: z.string(),
  name: z.string(),
  vip: z.string().optional(),
  language: z.string().optional(),
  nationality: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  preferences: z.array(z.string()).optional(),
  memberships: z.array(z.string()).optional(),
  comments: z.array(z.string()).optional(),
  relations: z.array(z.string()).optional(),
  pastStays: z.int().optional(),
  lastStay: z.string().optional(),
  nextStays: z.array(z.string()).optional(),
  alerts: z.array(z.string()).optional(),
});
export type ProfileView = z.infer<typeof ProfileView>;
