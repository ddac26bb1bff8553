import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type {
  GetAwardsToGrantAnswer,
  GetMembershipTransactionsSummaryAnswer,
} from '../../opera/wire/generated/crm.wire.js';
import {
  readAwards,
  readStanding,
  toMembership,
  toRedemption,
  type Award,
  type MemberStanding,
} from './loyalty.mapper.js';
import type { GuestMembership, ProfileDetails } from './profile-details.js';
import { ProfileFinder } from './profile-finder.service.js';

/** One award for one member, looked at before it is given out. */
export interface RedemptionPlan {
  readonly profile: ProfileDetails;
  readonly membership: GuestMembership;
  readonly award: Award;
  readonly points: number;
}

/** The hotel's loyalty programme. */
@Injectable()
export class LoyaltyService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: ProfileFinder,
    private readonly readBack: ReadBack,
  ) {}

  /** How a member stands. Throws Fault OPERA_*. */
  async standing(context: CallContext, membership: GuestMembership): Promise<MemberStanding> {
    if (membership.id === undefined) return { points: membership.points };
    const answer = await this.opera.call<GetMembershipTransactionsSummaryAnswer>(context, {
      operation: 'crm.getMembershipTransactionsSummary',
      parameters: { membershipId: membership.id },
    });
    return { points: membership.points, ...readStanding(answer.body) };
  }

  /** What a member can have for points. Throws Fault OPERA_*. */
  async awards(context: CallContext, membership: GuestMembership): Promise<Award[]> {
    if (membership.id === undefined) return [];
    const answer = await this.opera.call<GetAwardsToGrantAnswer>(context, {
      operation: 'crm.getAwardsToGrant',
      parameters: { membershipId: Number(membership.id), membershipType: membership.type },
    });
    return readAwards(answer.body);
  }

  /**
   * Enrols a guest; one who is a member of that programme already stays as is.
   * Throws Fault OPERA_*; an unclear outcome is looked up and never thrown.
   */
  async enrol(
    context: CallContext,
    profile: ProfileDetails,
    wanted: { type: string; level?: string; number?: string },
  ): Promise<{ outcome: Outcome; membership?: GuestMembership; already: boolean }> {
    const memberOf = ({ memberships }: ProfileDetails) =>
      memberships.find(({ type }) => type === wanted.type);
    const known = memberOf(profile);
    if (known !== undefined) return { outcome: 'done', membership: known, already: true };
    const nameOnCard = [profile.givenName, profile.surname].filter(Boolean).join(' ');
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'crm.postMembership',
          parameters: { profileId: profile.profileId },
          body: toMembership(profile.profileId, { ...wanted, nameOnCard }),
        });
        return true;
      },
      async (grace) =>
        memberOf(await this.finder.open(grace, profile.profileId)) === undefined ? undefined : true,
    );
    if (verdict.outcome !== 'done') return { outcome: verdict.outcome, already: false };
    const membership = memberOf(await this.finder.open(freshly(context), profile.profileId));
    return { outcome: 'done', membership, already: false };
  }

  /**
   * Who redeems what, and whether the points suffice.
   * Throws Fault NOT_FOUND without a membership, INPUT_UNKNOWN_CODE with the awards there are, NOT_ALLOWED_NOW without the points.
   */
  async planRedemption(context: CallContext, profileId: string, code: string): Promise<RedemptionPlan> {
    const profile = await this.finder.open(freshly(context), profileId);
    const [membership] = profile.memberships;
    if (membership === undefined) {
      throw new Fault('NOT_FOUND', {
        message: 'The guest is no member.',
        advice: 'enroll_membership makes the guest a member.',
        field: 'guest',
      });
    }
    const awards = await this.awards(context, membership);
    const award = awards.find((one) => one.code.toUpperCase() === code.trim().toUpperCase());
    if (award === undefined) {
      throw new Fault('INPUT_UNKNOWN_CODE', {
        message: 'OPERA offers no such award to this member.',
        advice: `Use one of: ${awards.map((one) => `${one.code} (${one.description ?? ''}, ${one.points} points)`).join('; ') || 'there are none'}.`,
        field: 'award',
        data: { choices: awards.map((one) => ({ ...one })) },
      });
    }
    const { points = 0 } = await this.standing(freshly(context), membership);
    if (points < award.points) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `The award takes ${award.points} points; the member has ${points}. Nothing was redeemed.`,
        advice: 'Choose an award for fewer points.',
        data: { points, required: award.points },
      });
    }
    return { profile, membership, award, points };
  }

  /** Gives the award out once. An unclear outcome is told by the points: they are fewer when it happened. Throws Fault OPERA_*. */
  async redeem(
    context: CallContext,
    { profile, membership, award, points }: RedemptionPlan,
    reservationId?: string,
  ): Promise<{ outcome: Outcome; pointsLeft?: number }> {
    const left = async (within: CallContext) => (await this.standing(within, membership)).points;
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'crm.redeemAward',
          parameters: { profileId: profile.profileId },
          body: toRedemption(profile.profileId, membership, award, reservationId),
        });
        return true;
      },
      async (grace) => ((await left(grace)) === points - award.points ? true : undefined),
    );
    if (verdict.outcome !== 'done') return { outcome: verdict.outcome };
    return { outcome: 'done', pointsLeft: await left(freshly(context)) };
  }
}
