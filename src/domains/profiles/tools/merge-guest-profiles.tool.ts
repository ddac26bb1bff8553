import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { GuestReference } from '../../../shared/parameters.schema.js';
import { profileName } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';
import { ProfileMergeService, type MergePlan } from '../profile-merge.service.js';

const input = z.object({
  keep: GuestReference,
  remove: GuestReference.describe('The duplicate; ceases to exist'),
});
type Args = z.output<typeof input>;

const output = z.object({ profileId: z.string(), removed: z.string(), name: z.string(), stays: z.int() });
type Output = z.infer<typeof output>;

/** Makes one profile of two, for good. */
@McpTool({
  name: 'merge_guest_profiles',
  title: 'Merge guest profiles',
  toolset: 'profiles',
  effect: 'destructive',
  description:
    'Merges a duplicate profile into another: stays, memberships and preferences move over and the duplicate is gone for good. Use only when a person said both are the same guest.',
  input,
  output,
  operations: ['crm.searchProfiles', 'crm.getProfile', 'crm.getStayHistory', 'crm.mergeProfiles'],
})
@Injectable()
export class MergeGuestProfilesTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly merges: ProfileMergeService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.plan(args, call);
    const { keep, remove, keepStays, removeStays } = plan;
    const line = (profile: typeof keep, stays: number) =>
      `${profileName(profile, call.caller)}, profile ${profile.profileId}, ${[profile.city, profile.country].filter(Boolean).join(' ') || 'no address'}, ${stays} stays`;
    return {
      summary: `Merge for good. Kept: ${line(keep, keepStays)}. Removed: ${line(remove, removeStays)}. This cannot be undone.`,
      facts: { keep: line(keep, keepStays), remove: line(remove, removeStays) },
      state: { keep: keep.profileId, remove: remove.profileId, keepStays, removeStays },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<Output>> {
    const plan = await this.plan(args, call);
    const outcome = await this.merges.merge(call, plan);
    const { keep, remove, keepStays, removeStays } = plan;
    const name = profileName(keep, call.caller);
    const stays = keepStays + (outcome === 'done' ? removeStays : 0);
    const said = {
      done: `Merged: profile ${remove.profileId} is part of ${name}, profile ${keep.profileId}, which now has ${stays} stays.`,
      not_done: 'Not merged: OPERA did not answer, and both profiles are there. It is safe to try again.',
      unknown: `It is not known whether they were merged. Open profile ${remove.profileId} with get_guest_profile before trying again.`,
    };
    return {
      data: { profileId: keep.profileId, removed: remove.profileId, name, stays },
      text: said[outcome],
      outcome,
    };
  }

  private async plan({ keep, remove }: Args, call: ToolCall): Promise<MergePlan> {
    const kept = await this.finder.find(call, keep, { field: 'keep' });
    const removed = await this.finder.find(call, remove, { field: 'remove' });
    return this.merges.planMerge(call, kept.profileId, removed.profileId);
  }
}
