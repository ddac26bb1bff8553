import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import type { Numbered } from '../../state/document.js';
import type { Profile } from '../../state/profile.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { findCard } from './membership.routes.js';
import { findProfile } from './profile-request.js';

/** What points can be given for. */
const AWARDS = [
  { awardType: 'LATE', shortDescription: 'Late check-out', pointsRequired: 500 },
  { awardType: 'WINE', shortDescription: 'Bottle of wine', pointsRequired: 1200 },
  { awardType: 'UPGR', shortDescription: 'Upgrade for one night', pointsRequired: 3000 },
  { awardType: 'NIGHT', shortDescription: 'Free night', pointsRequired: 9000 },
] as const;

function pointsOf({ document }: Numbered): number {
  return Number(document['currentPoints'] ?? 0);
}

function membershipOf(profile: Profile, award: Fields): Numbered {
  const number = award.text('membershipCardNo');
  const type = award.text('membershipType');
  const found = profile.memberships.find(
    ({ document }) =>
      (number === undefined || document['membershipId'] === number) &&
      (type === undefined || document['membershipType'] === type),
  );
  if (found === undefined)
    throw refuse('NOT_FOUND', 'The profile has no such membership.', 'membershipCardNo');
  return found;
}

/** Issues awards against points, or takes them back. */
function redeem(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const award = call.body.object('memberAward');
  const membership = membershipOf(profile, award);
  for (const detail of award.list('memberAwardDetails')) {
    if (detail.text('actionType')?.startsWith('C') === true) takeBack(profile, membership, detail);
    else issue(call, profile, membership, award, detail);
  }
  profile.modifiedAt = call.at;
  return ok({});
}

function issue(call: Call, profile: Profile, membership: Numbered, award: Fields, detail: Fields): void {
  const awardType = detail.required('awardType');
  const known = AWARDS.find((one) => one.awardType === awardType);
  if (known === undefined) throw refuse('CODE_UNKNOWN', `Award ${awardType} is not known.`, 'awardType');
  const left = pointsOf(membership) - known.pointsRequired;
  if (left < 0)
    throw refuse(
      'STATUS_FORBIDS',
      `Award ${awardType} takes ${known.pointsRequired} points; ${pointsOf(membership)} are available.`,
      'awardPoints',
    );
  membership.document = { ...membership.document, currentPoints: left };
  profile.awards.push({
    id: nextId(call.world, 'record'),
    document: {
      awardCode: awardType,
      awardPoints: known.pointsRequired,
      dateAwarded: call.hotel.businessDate,
      hotelId: call.hotel.profile.id,
      membershipCardNo: membership.document['membershipId'],
      hotelBookingNumber: award.id('reservationIdList'),
    },
  });
}

function takeBack(profile: Profile, membership: Numbered, detail: Fields): void {
  const voucher = detail.required('awardVoucherNo');
  const found = profile.awards.find(({ id }) => id === voucher);
  if (found === undefined) throw refuse('NOT_FOUND', `Award ${voucher} is not known.`, 'awardVoucherNo');
  profile.awards = profile.awards.filter((one) => one !== found);
  const points = pointsOf(membership) + Number(found.document['awardPoints']);
  membership.document = { ...membership.document, currentPoints: points };
}

function issued(call: Call): Answer {
  const card = findCard(call, call.param('membershipId'));
  if (card === undefined)
    throw refuse('NOT_FOUND', `Membership ${call.param('membershipId')} is not known.`, 'membershipId');
  const { document } = card.membership;
  const codes = call.query.texts('awardCode');
  const list = card.profile.awards
    .filter((award) => award.document['membershipCardNo'] === document['membershipId'])
    .filter((award) => codes.length === 0 || codes.includes(String(award.document['awardCode'])));
  if (list.length === 0) return NONE;
  const { rows, facts } = pageOf(list, call.query);
  return ok({
    membershipAwardsList: rows.map((award) => ({
      membershipId: Number(card.membership.id),
      membershipType: document['membershipType'],
      membershipLevel: document['membershipLevel'],
      totalAvailablePoints: pointsOf(card.membership),
      awardNumber: Number(award.id),
      ...award.document,
    })),
    ...facts,
  });
}

/** What a member could have for the points, by the id or number of the membership. */
function grantable(call: Call): Answer {
  const id = call.query.text('membershipId');
  const card = id === undefined ? undefined : findCard(call, id);
  if (card === undefined) return NONE;
  const points = pointsOf(card.membership);
  const type = call.query.text('awardType');
  const awards = AWARDS.filter((award) => type === undefined || award.awardType === type);
  return awards.length === 0
    ? NONE
    : ok({
        membershipAwardsList: awards.map((award) => ({
          otherInfo: { ...award, totalAvailablePoints: points },
        })),
      });
}

export const AWARD_ROUTES: Routes = {
  'crm.redeemAward': redeem,
  'crm.getMembershipIssueAwardsList': issued,
  'crm.getAwardsToGrant': grantable,
};
