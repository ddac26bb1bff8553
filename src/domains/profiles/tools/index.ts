import { CreateGuestProfileTool } from './create-guest-profile.tool.js';
import { EnrollMembershipTool } from './enroll-membership.tool.js';
import { ForgetGuestTool } from './forget-guest.tool.js';
import { GetGuestLoyaltyInfoTool } from './get-guest-loyalty-info.tool.js';
import { GetGuestPreferencesTool } from './get-guest-preferences.tool.js';
import { GetGuestProfileTool } from './get-guest-profile.tool.js';
import { GetGuestStayHistoryTool } from './get-guest-stay-history.tool.js';
import { LinkProfilesTool } from './link-profiles.tool.js';
import { MergeGuestProfilesTool } from './merge-guest-profiles.tool.js';
import { RedeemAwardTool } from './redeem-award.tool.js';
import { SearchGuestsTool } from './search-guests.tool.js';
import { UpdateGuestPreferencesTool } from './update-guest-preferences.tool.js';
import { UpdateGuestProfileTool } from './update-guest-profile.tool.js';

/** Every tool of the profiles. */
export const PROFILES_TOOLS = [
  SearchGuestsTool,
  GetGuestProfileTool,
  CreateGuestProfileTool,
  UpdateGuestProfileTool,
  GetGuestStayHistoryTool,
  MergeGuestProfilesTool,
  GetGuestPreferencesTool,
  UpdateGuestPreferencesTool,
  GetGuestLoyaltyInfoTool,
  EnrollMembershipTool,
  RedeemAwardTool,
  LinkProfilesTool,
  ForgetGuestTool,
] as const;
