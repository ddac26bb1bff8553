import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, GuestReference, lineOf } from '../../../shared/parameters.schema.js';
import { LoyaltyService, type RedemptionPlan } from '../loyalty.service.js';
import { profileName } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({
  guest: GuestReference,
  award: Code.describe('From get_guest_loyalty_info'),
  reservationId: lineOf(1, 20).optional().describe('OPERA id of the stay it is used in'),
});
type Args = z.output<typeof input>;

const output = z.object({ award: z.string(), pointsUsed: z.int(), pointsLeft: z.number().optional() });
type Output = z.infer<typeof output>;

/** Gives a member something for points. */
@McpTool({
  name: 'redeem_award',
  title: 'Redeem an award',
  toolset: 'profiles',
  effect: 'money',
  description:
    "Gives a member an award for loyalty points. First shows the points before and after for the person's yes.",
  input,
  output,
  operations: [
    'crm.searchProfiles',
    'crm.getProfile',
    'crm.getMembershipTransactionsSummary',
    'crm.getAwardsToGrant',
    'crm.redeemAward',
  ],
})
@Injectable()
export class RedeemAwardTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly loyalty: LoyaltyService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const { profile, membership, award, points } = await this.plan(args, call);
    const name = profileName(profile, call.caller);
    const left = points - award.points;
    return {
      summary: `Redeem ${award.description ?? award.code} for ${name}, member ${membership.number}: ${award.points} points, ${points} before, ${left} after.`,
      facts: { award: award.code, points: award.points, pointsBefore: points, pointsAfter: left },
      state: {
        profileId: profile.profileId,
        membership: membership.number,
        award: award.code,
        cost: award.points,
        points,
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<Output>> {
    const plan = await this.plan(args, call);
    const { outcome, pointsLeft } = await this.loyalty.redeem(call, plan, args.reservationId);
    const { award, points } = plan;
    const said = {
      done: `Redeemed ${award.description ?? award.code} for ${award.points} points; ${pointsLeft ?? points - award.points} are left.`,
      not_done: 'Not redeemed: OPERA did not answer and the points are untouched. It is safe to try again.',
      unknown:
        'It is not known whether the award was redeemed. Compare the points with get_guest_loyalty_info.',
    };
    const used = outcome === 'done' ? award.points : 0;
    return {
      data: { award: award.code, pointsUsed: used, ...(pointsLeft !== undefined && { pointsLeft }) },
      text: said[outcome],
      outcome,
    };
  }

  private async plan({ guest, award }: Args, call: ToolCall): Promise<RedemptionPlan> {
    const { profileId } = await this.finder.find(call, guest, { kinds: ['guest'] });
    return this.loyalty.planRedemption(call, profileId, award);
  }
}
