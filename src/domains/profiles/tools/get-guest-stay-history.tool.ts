import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { GuestReference, PageSize } from '../../../shared/parameters.schema.js';
import { ProfileStayRow } from '../profile-details.schema.js';
import { profileName, sayStayOf, shownStay } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({
  guest: GuestReference,
  show: z.enum(['past', 'future', 'both']).default('both'),
  limit: PageSize,
});

const output = z.object({
  profileId: z.string(),
  name: z.string(),
  past: z.array(ProfileStayRow).optional(),
  pastTotal: z.int(),
  future: z.array(ProfileStayRow).optional(),
  futureTotal: z.int(),
});
type Output = z.infer<typeof output>;

/** Where and when a guest stayed and will stay. */
@McpTool({
  name: 'get_guest_stay_history',
  title: 'Stay history',
  toolset: 'profiles',
  effect: 'read',
  description: 'Lists the past and future stays of a guest or firm in all hotels of the chain, newest first.',
  input,
  output,
  operations: ['crm.searchProfiles', 'crm.getStayHistory'],
})
@Injectable()
export class GetGuestStayHistoryTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly finder: ProfileFinder) {}

  async run({ guest, show, limit }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    const profile = await this.finder.find(call, guest);
    const stays = await this.finder.stays(call, profile.profileId, limit);
    const { pastTotal, futureTotal } = stays;
    const past = show === 'future' ? [] : stays.past;
    const future = show === 'past' ? [] : stays.future;
    const data: Output = {
      profileId: profile.profileId,
      name: profileName(profile, call.caller),
      ...(show !== 'future' && { past: past.map(shownStay) }),
      pastTotal,
      ...(show !== 'past' && { future: future.map(shownStay) }),
      futureTotal,
    };
    const lines = [
      `${data.name}: ${pastTotal} past and ${futureTotal} future stays.`,
      ...future.map((stay) => `Coming: ${sayStayOf(stay)}`),
      ...past.map((stay) => `Past: ${sayStayOf(stay)}`),
    ];
    const notes =
      past.length < pastTotal && show !== 'future'
        ? [`${past.length} of ${pastTotal} past stays shown; raise limit for more.`]
        : [];
    return { data, text: lines.join('\n'), notes };
  }
}
