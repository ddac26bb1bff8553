import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Profile } from '../../state/profile.js';
import { Fields } from '../../wire/fields.js';
import { emailOf, folded, isNamed, phoneOf, primaryName, searchWords } from '../../wire/person.wire.js';
import { findProfile } from '../crm/profile-request.js';
import { isHistory, staysOf } from '../crm/history.js';
import { profileIds, profileWire } from '../crm/profile.wire.js';
import { Register } from './register.js';

const holder = (call: Call): Profile => findProfile(call.world, call.param('profileId'));

const flexFields = new Register({
  kind: 'flexFields',
  holder,
  sent: 'flexFieldInfo',
  shown: 'flexFieldValues',
  key: { member: 'code' },
  paged: true,
});
const owners = new Register({
  kind: 'owners',
  holder,
  sent: 'criteria.owners',
  shown: 'profileOwnersList',
  key: { member: 'ownerCode' },
});
const forecasts = new Register({
  kind: 'forecasts',
  holder,
  sent: 'forecastsInformation',
  shown: 'accountForecastDetails',
  key: { member: 'periodCode' },
  paged: true,
});
const cashiering = new Register({
  kind: 'cashieringDetails',
  holder,
  sent: 'profileCashieringDetailList',
  shown: 'profileCashieringDetailList',
  key: { member: 'hotelId' },
});
const claims = new Register({
  kind: 'membershipClaims',
  holder: ({ world }) => world,
  sent: 'membershipClaimDetails',
  shown: 'membershipClaimDetails',
  key: { type: 'Claim', below: 'claimNo' },
  single: true,
});

/** Claims in one line each, those of a membership or of all. */
function listClaims(call: Call): Answer {
  const membership = call.params.text('membershipId') ?? call.query.text('membershipId');
  const rows = claims.entries(call).flatMap(({ id, document }) => {
    const claim = new Fields(document);
    const of = claim.object('membership');
    if (membership !== undefined && (of.text('membershipId') ?? of.text('membershipIdNo')) !== membership)
      return [];
    if ((call.query.text('claimStatus') ?? claim.text('claimStatus')) !== claim.text('claimStatus'))
      return [];
    const {
      claimDate,
      callerName,
      replyBy,
      claimStatus,
      claimType,
      recordType,
      owner,
      source,
      approvalStatus,
      profileId,
    } = document;
    return [
      {
        claimNo: { id, type: 'Claim' },
        claimDate,
        callerName,
        replyBy,
        claimStatus,
        claimType,
        recordType,
        owner,
        source,
        approvalStatus,
        profileId,
        membershipType: of.text('membershipType'),
        membershipId: of.text('membershipId'),
      },
    ];
  });
  return rows.length === 0 ? NONE : ok({ membershipClaimsDetail: rows });
}

/** Profiles that may be the same person: the surname has to agree, everything else that agrees raises the score. */
function searchMatches(call: Call): Answer {
  const { body, world } = call;
  const surname = body.text('lastName') ?? body.text('legalCompany');
  if (surname === undefined) throw refuse('VALUE_MISSING', 'lastName is required.', 'lastName');
  const same = (wanted: string | undefined, value: string | undefined): boolean =>
    wanted !== undefined && value !== undefined && folded(wanted) === folded(value);
  const found = [...world.profiles.values()].flatMap((profile) => {
    if (profile.forgotten === true || !isNamed(profile, searchWords(surname))) return [];
    const name = primaryName(profile);
    const score =
      40 +
      (same(body.text('firstName'), name.givenName) ? 30 : 0) +
      (same(body.text('email'), emailOf(profile)) ? 20 : 0) +
      (same(body.text('phone'), phoneOf(profile)) ? 10 : 0);
    return score < (body.number('matchPercentage') ?? 0) ? [] : [{ profile, name, score }];
  });
  if (found.length === 0) return NONE;
  found.sort((left, right) => right.score - left.score);
  return ok({
    profileMatchType: found.slice(0, 20).map(({ profile, name }) => ({
      personName: { ...name, nameType: 'Primary' },
      profileIdList: profileIds(profile),
    })),
  });
}

function byIds(call: Call): Answer {
  const ids = call.query.texts('profileIds');
  const found = ids.flatMap((id) => call.world.profiles.get(id) ?? []);
  if (found.length === 0) return NONE;
  return ok({
    profiles: {
      profileInfo: found.map((profile) => ({
        profileIdList: profileIds(profile),
        profile: Fields.of(profileWire(call.world, profile, (part) => call.wants(part))).raw[
          'profileDetails'
        ],
      })),
      totalResults: found.length,
      count: found.length,
    },
  });
}

const EMAIL = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;
const PHONE = /^\+?[\d\s()/.-]{5,20}$/;

function checkEmail(call: Call): Answer {
  const isValid = EMAIL.test(call.body.required('emailAddress'));
  return ok(isValid ? { isValid } : { isValid, Reason: 'The address is not of the form name@domain.' });
}

function checkPhone(call: Call): Answer {
  const isValid = PHONE.test(call.body.required('phone'));
  return ok(isValid ? { isValid } : { isValid, reason: 'The number has other signs than digits.' });
}

/** Whether a profile has stays, past or to come, beside those excluded. */
function hasStays(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const past = criteria.text('searchFor') === 'Past';
  const excluded = criteria
    .object('exclusions')
    .list('reservationIdList')
    .map((id) => id.text('id'));
  const response = staysOf(call.world, holder(call)).some(
    (held) => isHistory(held) === past && !excluded.includes(held.stay.id),
  );
  return { status: 200, location: call.path, body: { response } };
}

/** A mail that was exchanged with the guest, kept on the profile. */
function storeEmail(call: Call): Answer {
  const profile = holder(call);
  call.body.required('subject');
  const mails = profile.registers?.['mails'] ?? [];
  const id = String(mails.length + 1);
  profile.registers = { ...profile.registers, mails: [...mails, { id, document: call.body.raw }] };
  return created(`${call.path}/${id}`);
}

/** What hangs on a profile and is only kept, and questions about profiles. */
export const PROFILE_REGISTER_ROUTES: Routes = {
  'crm.getProfileFlexFieldValue': flexFields.list,
  'crm.getAllProfileFlexFieldValues': flexFields.list,
  'crm.postProfileFlexFieldValue': flexFields.add,
  'crm.putProfileFlexFieldValue': flexFields.change(),
  'crm.deleteProfileFlexFieldValue': flexFields.remove('flexFieldCode'),
  'crm.getProfileOwners': owners.list,
  'crm.postProfileOwners': owners.add,
  'crm.changeProfileOwners': owners.change({ add: true }),
  'crm.getAccountForecasts': forecasts.list,
  'crm.postAccountForecast': forecasts.add,
  'crm.putAccountForecast': forecasts.change({ param: 'periodCode' }),
  'crm.deleteAccountForecast': forecasts.remove('periodCode'),
  'crm.getCashieringDetails': cashiering.list,
  'crm.changeProfileCashieringDetails': cashiering.change({ add: true }),
  'crm.postMembershipClaim': claims.add,
  'crm.getMembershipClaim': claims.one('claimId'),
  'crm.changeMembershipClaim': claims.change({ param: 'claimId' }),
  'crm.getAllMembershipClaims': listClaims,
  'crm.getMembershipClaims': listClaims,
  'crm.searchProfileMatches': searchMatches,
  'crm.getProfilesByIds': byIds,
  'crm.validateEmail': checkEmail,
  'crm.validatePhone': checkPhone,
  'crm.validateReservationsForProfile': hasStays,
  'crm.storeEmail': storeEmail,
};
