import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import type { Numbered } from '../../state/document.js';
import type { Profile } from '../../state/profile.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { fullName } from '../../wire/person.wire.js';
import { isHistory, staysOf } from './history.js';
import { applyProfile, createProfile, findProfile } from './profile-request.js';

/** Levels of the programme and the nights of a year that lead to them. */
const LEVELS = [
  { level: 'SHELL', nights: 0 },
  { level: 'PEARL', nights: 10 },
  { level: 'AMBER', nights: 30 },
] as const;

/** Adds the memberships of a request to a profile. Throws 400 on an unknown programme or a second membership of the same number. */
export function enrol(call: Call, profile: Profile, memberships: readonly Fields[]): Numbered {
  let last: Numbered | undefined;
  for (const sent of memberships) {
    const membershipType = sent.required('membershipType');
    if (!listed(call, 'MembershipTypes', membershipType))
      throw refuse('CODE_UNKNOWN', `Membership type ${membershipType} is not known.`, 'membershipType');
    const level = sent.text('membershipLevel') ?? LEVELS[0].level;
    if (!listed(call, 'MembershipLevels', level))
      throw refuse('CODE_UNKNOWN', `Membership level ${level} is not known.`, 'membershipLevel');
    const id = nextId(call.world, 'membership');
    const membershipId = sent.text('membershipId') ?? `DF${id}`;
    if (findCard(call, membershipId) !== undefined)
      throw refuse('VALUE_INVALID', `Membership number ${membershipId} is taken.`, 'membershipId');
    last = {
      id,
      document: {
        currentPoints: 0,
        inactive: false,
        nameOnCard: fullName(profile),
        signupDate: call.hotel.businessDate,
        primaryMembership: profile.memberships.length === 0,
        ...sent.raw,
        membershipLevel: level,
        membershipId,
      },
    };
    profile.memberships.push(last);
  }
  if (last === undefined)
    throw refuse('VALUE_MISSING', 'profileMemberships is required.', 'profileMemberships');
  profile.modifiedAt = call.at;
  return last;
}

function listed(call: Call, list: string, code: string): boolean {
  return call.hotel.lists.get(list)?.some((item) => item.code === code) ?? false;
}

interface Card {
  readonly profile: Profile;
  readonly membership: Numbered;
}

/** A membership by OPERA's id of it or by the number on the card. */
export function findCard(call: Call, id: string): Card | undefined {
  for (const profile of call.world.profiles.values()) {
    const membership = profile.memberships.find(
      (candidate) => candidate.id === id || candidate.document['membershipId'] === id,
    );
    if (membership !== undefined) return { profile, membership };
  }
  return undefined;
}

function cardOf(call: Call, id: string): Card {
  const card = findCard(call, id);
  if (card === undefined) throw refuse('NOT_FOUND', `Membership ${id} is not known.`, 'membershipId');
  return card;
}

function post(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const { id } = enrol(call, profile, call.body.list('profileMemberships'));
  return created(`/crm/v1/profiles/${profile.id}/memberships/${id}`);
}

/** A new member: the profile that is named, or a new one of the details sent. */
function postEnrollment(call: Call): Answer {
  const info = call.body.object('enrollmentInfo');
  const known = info.id('profileIdList', 'Profile');
  const { profileMemberships, profileIdList: _ids, ...details } = info.raw;
  const profile =
    known === undefined
      ? createProfile(call.world, new Fields(details), call.at)
      : findProfile(call.world, known);
  if (known !== undefined) applyProfile(call.world, profile, new Fields(details), call.at);
  const { id } = enrol(call, profile, Fields.of(profileMemberships).list('profileMembership'));
  return created(`/crm/v1/profiles/${profile.id}/memberships/${id}`);
}

function ownCard(call: Call): { profile: Profile; membership: Numbered } {
  const profile = findProfile(call.world, call.param('profileId'));
  const number = call.param('membershipId');
  const membership = profile.memberships.find(
    ({ id, document }) =>
      document['membershipType'] === call.param('membershipType') &&
      (document['membershipId'] === number || id === number),
  );
  if (membership === undefined)
    throw refuse('NOT_FOUND', `Membership ${number} is not known.`, 'membershipId');
  return { profile, membership };
}

function change(call: Call): Answer {
  const { profile, membership } = ownCard(call);
  const [sent] = call.body.list('profileMemberships');
  const level = sent?.text('membershipLevel');
  if (level !== undefined && !listed(call, 'MembershipLevels', level))
    throw refuse('CODE_UNKNOWN', `Membership level ${level} is not known.`, 'membershipLevel');
  const { newMembershipNumber, ...rest } = sent?.raw ?? {};
  membership.document = {
    ...membership.document,
    ...rest,
    ...(typeof newMembershipNumber === 'string' ? { membershipId: newMembershipNumber } : {}),
  };
  profile.modifiedAt = call.at;
  return ok({});
}

function remove(call: Call): Answer {
  const { profile, membership } = ownCard(call);
  profile.memberships = profile.memberships.filter((one) => one !== membership);
  profile.modifiedAt = call.at;
  return ok({});
}

/** Nights and stays that count, and what is missing to the next level. */
function standing(call: Call, profile: Profile): { stays: number; nights: number; missing: number } {
  const past = staysOf(call.world, profile).filter(
    (row) => isHistory(row) && row.stay.status === 'CheckedOut',
  );
  const nights = past.reduce((sum, { stay }) => sum + stay.nights.length, 0);
  const next = LEVELS.find((level) => level.nights > nights);
  return { stays: past.length, nights, missing: next === undefined ? 0 : next.nights - nights };
}

function details(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const type = call.query.text('membershipType');
  const number = call.query.text('membershipId');
  const membership = profile.memberships.find(
    ({ document }) =>
      (type === undefined || document['membershipType'] === type) &&
      (number === undefined || document['membershipId'] === number),
  );
  if (membership === undefined) return NONE;
  const { stays, nights, missing } = standing(call, profile);
  const points = Number(membership.document['currentPoints'] ?? 0);
  return ok({
    memberInfo: {
      memberInfoDetails: {
        guestTotalNights: nights,
        guestTotalStay: stays,
        tierBaseNights: nights,
        tierBaseStay: stays,
        membershipTotalNights: nights,
        membershipTotalStay: stays,
        awardBasePoints: points,
        totalAwardPoints: points,
      },
      nextTierPoints: missing,
      pointsAvailable: points,
    },
  });
}

function transactions(call: Call): Answer {
  const { profile, membership } = cardOf(call, call.param('membershipId'));
  const { document } = membership;
  const { stays, nights, missing } = standing(call, profile);
  const points = String(Number(document['currentPoints'] ?? 0));
  const value = (text: string | number, customLabel: string) => ({ customLabel, value: String(text) });
  return ok({
    membershipDetails: {
      profileId: { type: 'Profile', idContext: 'OPERA', id: profile.id },
      name: fullName(profile),
      membershipId: wireId(membership.id, 'Membership'),
      membershipCardNo: document['membershipId'],
      membershipType: { code: document['membershipType'] },
      membershipLevel: document['membershipLevel'],
      joinedDate: document['signupDate'],
    },
    transactionsSummary: {
      awardPoints: { basePoints: value(points, 'Points'), totalPoints: value(points, 'Points') },
      tierPoints: { totalStays: value(stays, 'Stays'), totalNights: value(nights, 'Nights') },
      guestStays: { stays: value(stays, 'Stays'), nights: value(nights, 'Nights') },
    },
    pointsSummary: { nextTierPoints: value(missing, 'Nights'), availablePoints: value(points, 'Points') },
  });
}

function number(call: Call): Answer {
  const type = call.param('membershipType');
  if (!listed(call, 'MembershipTypes', type))
    throw refuse('CODE_UNKNOWN', `Membership type ${type} is not known.`, 'membershipType');
  return created(`/crm/v1/memberships/DF${nextId(call.world, 'membership')}`);
}

export const MEMBERSHIP_ROUTES: Routes = {
  'crm.postMembership': post,
  'crm.postEnrollment': postEnrollment,
  'crm.changeMembership': change,
  'crm.deleteMembership': remove,
  'crm.getMembershipDetails': details,
  'crm.getMembershipTransactionsSummary': transactions,
  'crm.postMembershipNumber': number,
};
