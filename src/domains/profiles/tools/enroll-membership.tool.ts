import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, GuestReference, lineOf } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { LoyaltyService } from '../loyalty.service.js';
import { profileName, sayMembership } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({
  guest: GuestReference,
  type: Code.describe('Programme'),
  level: Code.optional(),
  number: lineOf(2, 40).optional().describe('Of a card the guest has; absent: OPERA gives one'),
});

const output = z.object({
  profileId: z.string(),
  number: z.string().optional(),
  level: z.string().optional(),
  already: z.boolean(),
});
type Output = z.infer<typeof output>;

/** Makes a guest a member. */
@McpTool({
  name: 'enroll_membership',
  title: 'Enroll in a loyalty programme',
  toolset: 'profiles',
  effect: 'write',
  description:
    'Makes a guest a member of a loyalty programme and gives the number. A member already stays one.',
  input,
  output,
  operations: ['crm.searchProfiles', 'crm.getProfile', 'crm.postMembership', 'lov.getListOfValues'],
  idempotent: true,
})
@Injectable()
export class EnrollMembershipTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly loyalty: LoyaltyService,
    private readonly codes: CodesService,
  ) {}

  async run(
    { guest, number, ...codes }: z.output<typeof input>,
    call: ToolCall,
  ): Promise<ToolAnswer<Output>> {
    const type = (await this.codes.check(call, 'membership-type', codes.type, 'type')).code;
    const level =
      codes.level === undefined
        ? undefined
        : (await this.codes.check(call, 'membership-level', codes.level, 'level')).code;
    const found = await this.finder.find(call, guest, { kinds: ['guest'] });
    const profile = await this.finder.open(call, found.profileId);
    const { outcome, membership, already } = await this.loyalty.enrol(call, profile, { type, level, number });
    const name = profileName(profile, call.caller);
    const data: Output = {
      profileId: profile.profileId,
      ...(membership !== undefined && { number: membership.number, level: membership.level }),
      already,
    };
    return {
      data,
      text: say(name, membership === undefined ? type : sayMembership(membership), outcome, already),
      outcome,
    };
  }
}

function say(name: string, membership: string, outcome: string, already: boolean): string {
  if (outcome === 'unknown')
    return `It is not known whether ${name} was enrolled. Look with get_guest_loyalty_info.`;
  if (outcome === 'not_done')
    return `${name} was not enrolled: OPERA did not answer. It is safe to try again.`;
  return already ? `${name} is a member already: ${membership}.` : `${name} is now a member: ${membership}.`;
}
