import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf } from '../../../shared/parameters.schema.js';
import type { ProfileDetails } from '../profile-details.js';
import { profileName } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';
import { ProfileMergeService } from '../profile-merge.service.js';

const input = z.object({ profileId: lineOf(1, 20).describe('From search_guests; a name is not enough') });
type Args = z.output<typeof input>;

const output = z.object({ profileId: z.string() });

/** Removes a person on request, for good (GDPR, article 17). */
@McpTool({
  name: 'forget_guest',
  title: 'Forget a guest',
  toolset: 'profiles',
  effect: 'destructive',
  description:
    'Removes the personal data of a guest who asked to be forgotten. Cannot be undone. Refused while the guest is in house or has bookings to come.',
  input,
  output,
  operations: ['crm.getProfile', 'crm.validateForgetProfiles', 'crm.deleteProfile'],
})
@Injectable()
export class ForgetGuestTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly profiles: ProfileMergeService,
  ) {}

  async preview({ profileId }: Args, call: ToolCall): Promise<Preview> {
    const profile = await this.plan(profileId, call);
    const name = profileName(profile, call.caller);
    return {
      summary: `Forget ${name}, profile ${profile.profileId}: name, contacts, preferences and memberships are removed for good.`,
      facts: { profileId: profile.profileId, name },
      state: { profileId: profile.profileId, kind: profile.kind },
    };
  }

  async run({ profileId }: Args, call: ToolCall): Promise<ToolAnswer<z.infer<typeof output>>> {
    await this.plan(profileId, call);
    const outcome = await this.profiles.forget(call, profileId);
    const said = {
      done: `Profile ${profileId} was forgotten.`,
      not_done: 'Not forgotten: OPERA did not answer and the profile is there. It is safe to try again.',
      unknown: `It is not known whether profile ${profileId} was forgotten. Open it with get_guest_profile.`,
    };
    return { data: { profileId }, text: said[outcome], outcome };
  }

  private async plan(profileId: string, call: ToolCall): Promise<ProfileDetails> {
    const profile = await this.finder.open(call, profileId);
    const hindrances = await this.profiles.hindrances(call, profile.profileId);
    if (hindrances.length === 0) return profile;
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `OPERA cannot forget this guest now: ${hindrances.slice(0, 5).join('; ')}. Nothing was changed.`,
      advice: 'Close or cancel these stays first.',
      data: { hindrances: hindrances.slice(0, 20) },
    });
  }
}
