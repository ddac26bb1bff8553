import { z } from 'zod';

/** One profile of a list. */
export const ProfileRow = z.object({
  profileId: z.string(),
  kind: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  vip: z.string().optional(),
  membership: z.string().optional(),
  lastStay: z.string().optional(),
  inactive: z.boolean().optional(),
  restricted: z.boolean().optional(),
});
export type ProfileRow = z.infer<typeof ProfileRow>;

/** What search_guests answers. */
export const ProfileList = z.object({ total: z.int().optional(), profiles: z.array(ProfileRow) });
export type ProfileList = z.infer<typeof ProfileList>;

/** What create_guest_profile answers. */
export const CreatedProfile = z.object({
  profileId: z.string().optional(),
  name: z.string(),
  likelyDuplicates: z.array(ProfileRow.extend({ because: z.string() })).optional(),
});
export type CreatedProfile = z.infer<typeof CreatedProfile>;
