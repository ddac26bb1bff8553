import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { GuestReference } from '../../../shared/parameters.schema.js';
import { PreferenceService } from '../preference.service.js';
import { profileName, sayPreference } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({ guest: GuestReference });

const output = z.object({
  profileId: z.string(),
  name: z.string(),
  preferences: z.array(z.object({ type: z.string(), value: z.string(), description: z.string().optional() })),
});
type Output = z.infer<typeof output>;

/** What a guest likes. */
@McpTool({
  name: 'get_guest_preferences',
  title: 'Guest preferences',
  toolset: 'profiles',
  effect: 'read',
  description: 'Lists what a guest prefers (floor, features, smoking, newspaper, special wishes), by group.',
  input,
  output,
  operations: ['crm.searchProfiles', 'crm.getPreferenceForProfile'],
})
@Injectable()
export class GetGuestPreferencesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly preferences: PreferenceService,
  ) {}

  async run({ guest }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    const profile = await this.finder.find(call, guest);
    const preferences = await this.preferences.of(call, profile.profileId);
    const name = profileName(profile, call.caller);
    const said = preferences.map(sayPreference).join('; ') || 'no preferences are known';
    return { data: { profileId: profile.profileId, name, preferences }, text: `${name}: ${said}.` };
  }
}
