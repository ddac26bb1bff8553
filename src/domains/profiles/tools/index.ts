import { CreateGuestProfileTool } from './create-guest-profile.tool.js';
import { SearchGuestsTool } from './search-guests.tool.js';

/** Tools of the toolset profiles. */
export const PROFILES_TOOLS = [SearchGuestsTool, CreateGuestProfileTool];
