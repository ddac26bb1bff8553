import type {
  GetAwardsToGrantAnswer,
  GetMembershipTransactionsSummaryAnswer,
  PostMembershipBody,
  RedeemAwardBody,
} from '../../opera/wire/generated/crm.wire.js';
import type { GuestMembership } from './profile-details.js';

/** How a member stands. */
export interface MemberStanding {
  readonly points?: number;
  readonly stays?: number;
  readonly nights?: number;
  /** Nights missing to the next level. */
  readonly toNextLevel?: number;
}

/** Something that can be had for points. */
export interface Award {
  readonly code: string;
  readonly description?: string;
  readonly points: number;
}

/** Where a member stands, of a transactions summary. */
export function readStanding(body: GetMembershipTransactionsSummaryAnswer | undefined): MemberStanding {
  const tier = body?.transactionsSummary?.guestStays;
  return {
    points: number(body?.pointsSummary?.availablePoints?.value),
    stays: number(tier?.stays?.value),
    nights: number(tier?.nights?.value),
    toNextLevel: number(body?.pointsSummary?.nextTierPoints?.value),
  };
}

/** The awards that OPERA would grant; no body (204) means none. */
export function readAwards(body: GetAwardsToGrantAnswer | undefined): Award[] {
  return (body?.membershipAwardsList ?? []).flatMap(({ otherInfo, productInfo, upgradeInfo, rateInfo }) => {
    const info = otherInfo ?? productInfo ?? upgradeInfo ?? rateInfo;
    if (info?.awardType === undefined) return [];
    const description =
      otherInfo?.shortDescription ?? otherInfo?.longDescription ?? rateInfo?.rateDescription;
    return [{ code: info.awardType, description, points: info.pointsRequired ?? 0 }];
  });
}

/** The body that enrols a guest (Oracle's crm.json, postMembership). */
export function toMembership(
  profileId: string,
  {
    type,
    level,
    number: membershipId,
    nameOnCard,
  }: { type: string; level?: string; number?: string; nameOnCard?: string },
): PostMembershipBody {
  return {
    profileIdList: [{ id: profileId, type: 'Profile' }],
    profileMemberships: [
      {
        membershipType: type,
        ...(level !== undefined && { membershipLevel: level }),
        ...(membershipId !== undefined && { membershipId }),
        ...(nameOnCard !== undefined && { nameOnCard }),
      },
    ],
  };
}

/** The body that gives out an award for points (Oracle's crm.json, redeemAward). */
export function toRedemption(
  profileId: string,
  membership: GuestMembership,
  award: Award,
  reservationId: string | undefined,
): RedeemAwardBody {
  return {
    memberAward: {
      profileIdList: [{ id: profileId, type: 'Profile' }],
      membershipType: membership.type,
      membershipCardNo: membership.number,
      awardPoints: award.points,
      ...(reservationId !== undefined && { reservationIdList: [{ id: reservationId, type: 'Reservation' }] }),
      memberAwardDetails: [{ awardType: award.code, actionType: 'Issue', pointsRequired: award.points }],
    },
  };
}

function number(value: string | undefined): number | undefined {
  const parsed = value === undefined ? Number.NaN : Number(value);
  return Number.isNaN(parsed) ? undefined : parsed;
}
