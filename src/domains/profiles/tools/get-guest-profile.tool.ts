import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { GuestReference } from '../../../shared/parameters.schema.js';
import { ProfileView } from '../profile-details.schema.js';
import { sayDetails, shownDetails } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({ guest: GuestReference });

/** Past and coming stays read for the overview. */
const STAYS = 5;

/** One person or firm in full. */
@McpTool({
  name: 'get_guest_profile',
  title: 'Guest profile',
  toolset: 'profiles',
  effect: 'read',
  description:
    'Opens the profile of a guest, company, agent or group: contact, VIP, preferences, memberships, comments, relations, past and coming stays.',
  input,
  output: ProfileView,
  operations: ['crm.searchProfiles', 'crm.getProfile', 'crm.getStayHistory'],
})
@Injectable()
export class GetGuestProfileTool implements ToolHandler<typeof input, typeof ProfileView> {
  constructor(private readonly finder: ProfileFinder) {}

  async run({ guest }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<ProfileView>> {
    const { profileId } = await this.finder.find(call, guest);
    const [details, stays] = await Promise.all([
      this.finder.open(call, profileId),
      this.finder.stays(call, profileId, STAYS),
    ]);
    const data = shownDetails(details, stays, call.caller);
    return { data, text: sayDetails(data) };
  }
}
