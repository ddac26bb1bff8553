import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, GuestReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { profileName } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';
import { ProfileMergeService } from '../profile-merge.service.js';

const input = z.object({
  guest: GuestReference,
  other: GuestReference,
  guestIs: Code.describe('What guest is, such as EMPLOYEE'),
  otherIs: Code.describe('What other is, such as EMPLOYER'),
});

const output = z.object({ guest: z.string(), other: z.string(), already: z.boolean() });
type Output = z.infer<typeof output>;

/** Ties two profiles. */
@McpTool({
  name: 'link_profiles',
  title: 'Link profiles',
  toolset: 'profiles',
  effect: 'write',
  description:
    'Notes how two profiles belong together: employee and employer, spouses, contact of a company. Not for duplicates: merge_guest_profiles.',
  input,
  output,
  operations: ['crm.searchProfiles', 'crm.getProfile', 'crm.postProfileRelationship', 'lov.getListOfValues'],
  idempotent: true,
})
@Injectable()
export class LinkProfilesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly profiles: ProfileMergeService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    const own = (await this.codes.check(call, 'profile-relation', args.guestIs, 'guestIs')).code;
    const theirs = (await this.codes.check(call, 'profile-relation', args.otherIs, 'otherIs')).code;
    const guest = await this.finder.find(call, args.guest);
    const other = await this.finder.find(call, args.other, { field: 'other' });
    const relation = { own, other: theirs };
    const { outcome, already } = await this.profiles.link(call, guest.profileId, other.profileId, relation);
    const pair = `${profileName(guest, call.caller)} (${own}) and ${profileName(other, call.caller)} (${theirs})`;
    const said = {
      done: already ? `${pair} were linked already.` : `${pair} are linked.`,
      not_done: `${pair} were not linked: OPERA did not answer. It is safe to try again.`,
      unknown: `It is not known whether ${pair} were linked. Look with get_guest_profile.`,
    };
    return {
      data: { guest: guest.profileId, other: other.profileId, already },
      text: said[outcome],
      outcome,
    };
  }
}
