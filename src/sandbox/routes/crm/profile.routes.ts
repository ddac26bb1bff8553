import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import type { Profile } from '../../state/profile.js';
import { Fields } from '../../wire/fields.js';
import { stayIds, wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { emailOf, folded, isNamed, nameSortKey, primaryName, searchWords } from '../../wire/person.wire.js';
import { roomStayRow } from '../../wire/stay-row.wire.js';
import { computedStatus } from '../../rules/stay-status.js';
import { attachedProfiles } from '../../wire/stay-guest.wire.js';
import { addPreferences, applyProfile, createProfile, findProfile } from './profile-request.js';
import { preferenceGroups, profileIds, profileRow, profileWire } from './profile.wire.js';
import { type HotelStay, isHistory, pastsOf, staysOf } from './history.js';

type Test = (profile: Profile) => boolean;

function search(call: Call): Answer {
  const tests = profileTests(call.criteria);
  const found = [...call.world.profiles.values()].filter(
    (profile) => profile.forgotten !== true && tests.every((test) => test(profile)),
  );
  const sorted = found.map((profile) => ({ profile, key: nameSortKey(profile) }));
  sorted.sort((left, right) => (left.key < right.key ? -1 : 1));
  const { rows, facts } = pageOf(sorted, call.criteria);
  if (rows.length === 0) return NONE;
  const profiles = rows.map(({ profile }) => profile);
  const pasts = pastsOf(call.world, profiles);
  const profileInfo = profiles.map((profile) => profileRow(call.hotel, profile, pasts.get(profile.id)));
  return ok({ profileSummaries: { profileInfo, ...facts } });
}

/** The tests that the criteria of a profile search amount to. */
function profileTests(criteria: Fields): Test[] {
  const tests: Test[] = [];
  const text = (name: string, test: (wanted: string) => Test): void => {
    const wanted = criteria.text(name);
    if (wanted !== undefined) tests.push(test(wanted));
  };
  const list = (name: string, test: (wanted: readonly string[]) => Test): void => {
    const wanted = criteria.texts(name);
    if (wanted.length > 0) tests.push(test(wanted));
  };
  const named = (wanted: string): Test => {
    const words = searchWords(wanted);
    return (profile) => isNamed(profile, words);
  };
  text('profileName', named);
  text('givenName', named);
  text('searchString', (wanted) => (profile) => named(wanted)(profile) || contains(profile, wanted));
  text('keyword', named);
  text(
    'email',
    (wanted) => (profile) =>
      profile.emails.some(({ document }) => folded(String(document['emailAddress'])) === folded(wanted)),
  );
  text('communication', (wanted) => (profile) => contains(profile, wanted));
  text('phone', (wanted) => (profile) => contains(profile, wanted));
  text(
    'city',
    (wanted) => (profile) =>
      addresses(profile).some((address) => folded(address.text('cityName') ?? '').startsWith(folded(wanted))),
  );
  text(
    'postalCode',
    (wanted) => (profile) => addresses(profile).some((address) => address.text('postalCode') === wanted),
  );
  text(
    'state',
    (wanted) => (profile) => addresses(profile).some((address) => address.text('state') === wanted),
  );
  text(
    'countryCode',
    (wanted) => (profile) =>
      addresses(profile).some((address) => address.object('country').text('code') === wanted),
  );
  text(
    'streetAddress',
    (wanted) => (profile) =>
      addresses(profile).some((address) =>
        folded(address.texts('addressLine').join(' ')).includes(folded(wanted)),
      ),
  );
  text(
    'membership',
    (wanted) => (profile) => profile.memberships.some(({ document }) => document['membershipId'] === wanted),
  );
  text(
    'membershipType',
    (wanted) => (profile) =>
      profile.memberships.some(({ document }) => document['membershipType'] === wanted),
  );
  text(
    'membershipLevel',
    (wanted) => (profile) =>
      profile.memberships.some(({ document }) => document['membershipLevel'] === wanted),
  );
  list('profileType', (wanted) => (profile) => wanted.includes(profile.type));
  list('profileIds', (wanted) => (profile) => wanted.includes(profile.id));
  list(
    'externalReferenceIds',
    (wanted) => (profile) => profile.externalReferences.some((reference) => wanted.includes(reference.id)),
  );
  if (criteria.flag('excludeInactive') === true) tests.push((profile) => profile.active);
  return tests;
}

function addresses(profile: Profile): Fields[] {
  return profile.addresses.map(({ document }) => new Fields(document));
}

/** True when an e-mail address or the digits of a telephone number contain the text. */
function contains(profile: Profile, wanted: string): boolean {
  const digits = wanted.replace(/\D/g, '');
  const byPhone =
    digits.length >= 4 &&
    profile.telephones.some(({ document }) =>
      String(document['phoneNumber']).replace(/\D/g, '').includes(digits),
    );
  return (
    byPhone ||
    profile.emails.some(({ document }) => folded(String(document['emailAddress'])).includes(folded(wanted)))
  );
}

/** The one profile that matches name and a second mark; none when it is unclear, as OPERA answers. */
function match(call: Call): Answer {
  const { criteria, world } = call;
  const last = criteria.text('lastName');
  const first = criteria.text('firstName');
  const email = criteria.text('email');
  const card = criteria.text('membershipCardNumber');
  const document = criteria.text('identificationNumber');
  const found = [...world.profiles.values()].filter((profile) => {
    const name = primaryName(profile);
    return (
      (last === undefined || folded(name.surname) === folded(last)) &&
      (first === undefined || folded(name.givenName ?? '') === folded(first)) &&
      (email === undefined || folded(emailOf(profile) ?? '') === folded(email)) &&
      (card === undefined ||
        profile.memberships.some((membership) => membership.document['membershipId'] === card)) &&
      (document === undefined || identification(profile, document))
    );
  });
  const [only, another] = found;
  return only && !another && (last ?? email ?? card ?? document) !== undefined
    ? ok({ profileId: wireId(only.id, 'Profile') })
    : NONE;
}

function identification(profile: Profile, number: string): boolean {
  const list = new Fields(profile.details)
    .object('customer')
    .object('identifications')
    .list('identificationInfo');
  return list.some((entry) => entry.object('identification').text('idNumber') === number);
}

function getProfile(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  return ok(profileWire(call.world, profile, (part) => call.wants(part)));
}

/** The profile that another system knows by an id of its own. Throws 404. */
function byReference(call: Call): Profile {
  const id = call.param('profileExternalId');
  const system = call.param('extSystemCode');
  const found = [...call.world.profiles.values()].find((profile) =>
    profile.externalReferences.some((one) => one.id === id && one.context === system),
  );
  if (!found) throw refuse('PROFILE_UNKNOWN', `No profile is ${id} for ${system}.`, 'profileExternalId');
  return found;
}

function getByReference(call: Call): Answer {
  return ok(profileWire(call.world, byReference(call), (part) => call.wants(part)));
}

function postProfile(call: Call): Answer {
  const profile = createProfile(call.world, call.body.object('profileDetails'), call.at);
  takeReferences(profile, call.body);
  return created(`/crm/v1/profiles/${profile.id}`);
}

function putProfile(call: Call): Answer {
  return change(call, findProfile(call.world, call.param('profileId')));
}

function putByReference(call: Call): Answer {
  return change(call, byReference(call));
}

function change(call: Call, profile: Profile): Answer {
  const draft = structuredClone(profile);
  applyProfile(call.world, draft, call.body.object('profileDetails'), call.at);
  takeReferences(draft, call.body);
  call.world.profiles.set(draft.id, draft);
  return {
    status: 200,
    location: `/crm/v1/profiles/${profile.id}`,
    body: profileWire(call.world, draft, (part) => call.wants(part)),
  };
}

function takeReferences(profile: Profile, body: Fields): void {
  for (const reference of body.list('externalReferences')) {
    const id = reference.text('id');
    const context = reference.text('idContext') ?? 'EXTERNAL';
    if (id === undefined) continue;
    profile.externalReferences = [
      ...profile.externalReferences.filter((known) => known.context !== context),
      { id, context },
    ];
  }
}

function getStayHistory(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const limit = Number(call.query.texts('limit')[0] ?? 20);
  const hotelId = call.query.text('hotelId');
  const stays = staysOf(call.world, profile).filter(
    ({ hotel }) => hotelId === undefined || hotel.profile.id === hotelId,
  );
  const list = (part: string, rows: readonly HotelStay[]) =>
    call.wants(part)
      ? {
          reservationInfo: rows.slice(0, limit).map((row) => historyRow(call, row)),
          hasMore: rows.length > limit,
          totalResults: rows.length,
          count: Math.min(limit, rows.length),
        }
      : undefined;
  if (stays.length === 0) return NONE;
  return ok({
    profileStayDetails: {
      reservationInfoList: {
        historyList: list('HistoryReservation', stays.filter(isHistory)),
        futureList: list(
          'FutureReservation',
          stays.filter((row) => !isHistory(row)),
        ),
      },
    },
  });
}

function historyRow(call: Call, { hotel, stay }: HotelStay): object {
  return {
    reservationIdList: stayIds(stay),
    roomStay: roomStayRow(hotel, stay),
    attachedProfiles: attachedProfiles(call.world, stay),
    hotelId: hotel.profile.id,
    reservationStatus: stay.status,
    computedReservationStatus: computedStatus(stay, hotel.businessDate),
  };
}

function getPreferences(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  if (profile.preferences.length === 0) return NONE;
  return ok({ preferenceCollections: preferenceGroups(profile), profileIdList: profileIds(profile) });
}

function postPreferences(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  call.body.list('preferenceCollections').forEach((group) => addPreferences(profile, group));
  profile.modifiedAt = call.at;
  return created(`/crm/v1/profiles/${profile.id}/preferences`);
}

export const PROFILE_ROUTES: Routes = {
  'crm.searchProfiles': search,
  'crm.getProfiles': search,
  'crm.searchProfileMatch': match,
  'crm.getProfileMatch': match,
  'crm.getProfile': getProfile,
  'crm.postProfile': postProfile,
  'crm.putProfile': putProfile,
  'crm.getProfileByExtId': getByReference,
  'crm.putProfileByExtId': putByReference,
  'crm.getStayHistory': getStayHistory,
  'crm.getPreferenceForProfile': getPreferences,
  'crm.postPreference': postPreferences,
};
