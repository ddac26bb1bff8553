import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { GuestReference } from '../../../shared/parameters.schema.js';
import { LoyaltyService } from '../loyalty.service.js';
import { profileName, sayMembership } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({ guest: GuestReference });

const output = z.object({
  profileId: z.string(),
  name: z.string(),
  memberships: z.array(
    z.object({
      type: z.string(),
      number: z.string(),
      level: z.string().optional(),
      points: z.number().optional(),
      nights: z.number().optional(),
      nightsToNextLevel: z.number().optional(),
      awards: z.array(z.string()).optional(),
    }),
  ),
});
type Output = z.infer<typeof output>;

/** How a guest stands in the loyalty programmes. */
@McpTool({
  name: 'get_guest_loyalty_info',
  title: 'Loyalty',
  toolset: 'profiles',
  effect: 'read',
  description:
    "Shows a guest's memberships: level, points, nights to the next level, and awards the points would buy.",
  input,
  output,
  operations: [
    'crm.searchProfiles',
    'crm.getProfile',
    'crm.getMembershipTransactionsSummary',
    'crm.getAwardsToGrant',
  ],
})
@Injectable()
export class GetGuestLoyaltyInfoTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly loyalty: LoyaltyService,
  ) {}

  async run({ guest }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    const found = await this.finder.find(call, guest);
    const profile = await this.finder.open(call, found.profileId);
    const memberships = await Promise.all(
      profile.memberships.map(async (membership) => {
        const [standing, awards] = await Promise.all([
          this.loyalty.standing(call, membership),
          this.loyalty.awards(call, membership),
        ]);
        const { points, nights, toNextLevel } = standing;
        const within = awards.filter((award) => award.points <= (points ?? 0));
        return {
          type: membership.type,
          number: membership.number,
          ...(membership.level !== undefined && { level: membership.level }),
          ...(points !== undefined && { points }),
          ...(nights !== undefined && { nights }),
          ...(toNextLevel !== undefined && { nightsToNextLevel: toNextLevel }),
          ...(within.length > 0 && {
            awards: within.map(
              (award) => `${award.code} (${award.description ?? 'award'}, ${award.points} points)`,
            ),
          }),
        };
      }),
    );
    const name = profileName(profile, call.caller);
    const lines = memberships.map((one) => {
      const next = one.nightsToNextLevel ? `, ${one.nightsToNextLevel} nights to the next level` : '';
      const awards = one.awards === undefined ? '' : `. Could redeem: ${one.awards.join('; ')}`;
      return `${sayMembership(one)}, ${one.nights ?? 0} nights${next}${awards}`;
    });
    const text = lines.length === 0 ? `${name} is no member.` : [`${name}:`, ...lines].join('\n');
    return { data: { profileId: profile.profileId, name, memberships }, text };
  }
}
