import { refuse } from '../../errors/opera.error.js';
import { blankProfile } from '../../state/blank-profile.js';
import { type Document, isObject, merged, type Numbered } from '../../state/document.js';
import type { Profile } from '../../state/profile.js';
import { nextId, type World } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';

/** Lists of a profile that have ids of their own: where they stand in Oracle's document and how an entry is wrapped. */
const LISTS = [
  { member: 'addresses', list: 'addressInfo', entry: 'address', store: 'addresses' },
  { member: 'telephones', list: 'telephoneInfo', entry: 'telephone', store: 'telephones' },
  { member: 'emails', list: 'emailInfo', entry: 'email', store: 'emails' },
  { member: 'comments', list: 'commentInfo', entry: 'comment', store: 'comments' },
] as const;

/** Members of the document that are kept apart or worked out anew. */
const APART = new Set([
  'addresses',
  'telephones',
  'emails',
  'comments',
  'profileMemberships',
  'preferenceCollection',
  'keywords',
  'relationships',
  'relationshipsSummary',
  'reservationInfoList',
  'stayReservationInfoList',
  'lastStayInfo',
  'profileType',
  'statusCode',
  'profileIndicators',
]);

/** Makes a profile of Oracle's `profileDetails` and puts it into the world. Throws when it has no name. */
export function createProfile(world: World, details: Fields, at: string): Profile {
  const type = details.text('profileType') ?? (details.has('company') ? 'Company' : 'Guest');
  const names = details.object('customer').list('personName');
  const named = names.some((name) => name.has('surname')) || details.object('company').has('companyName');
  if (!named) throw refuse('VALUE_MISSING', 'A profile needs a surname or a company name.', 'profileDetails');
  const profile = blankProfile(nextId(world, 'profile'), type, {}, at);
  applyProfile(world, profile, details, at);
  world.profiles.set(profile.id, profile);
  return profile;
}

/** Lays sent details over a profile: objects are merged, named list entries changed, others added. */
export function applyProfile(world: World, profile: Profile, details: Fields, at: string): void {
  const plain = Object.fromEntries(Object.entries(details.raw).filter(([name]) => !APART.has(name)));
  profile.details = merged(profile.details, plain);
  for (const { member, list, entry, store } of LISTS) {
    for (const item of details.object(member).list(list)) {
      const document = item.raw[entry];
      if (isObject(document)) profile[store] = placed(world, profile[store], item.text('id'), document);
    }
  }
  for (const membership of details.object('profileMemberships').list('profileMembership')) {
    profile.memberships = placed(world, profile.memberships, undefined, membership.raw);
  }
  for (const group of details.object('preferenceCollection').list('preferenceType'))
    addPreferences(profile, group);
  for (const keyword of details.object('keywords').list('keyword')) {
    profile.keywords = placed(world, profile.keywords, undefined, keyword.raw);
  }
  const status = details.text('statusCode');
  if (status !== undefined) profile.active = status === 'Active';
  profile.modifiedAt = at;
}

/** The list with the document in it: over the entry of that id, else as a new one; a new primary entry demotes the old. */
function placed(world: World, list: Numbered[], id: string | undefined, document: Document): Numbered[] {
  const known = list.find((candidate) => candidate.id === id);
  if (known) known.document = merged(known.document, document);
  const result = known ? list : [...list, { id: nextId(world, 'record'), document }];
  if (document['primaryInd'] === true) {
    const keeper = known ?? result.at(-1);
    for (const other of result)
      if (other !== keeper) other.document = { ...other.document, primaryInd: false };
  }
  return result;
}

/** Adds the values of one `preferenceType` entry that the profile does not have yet. */
export function addPreferences(profile: Profile, group: Fields): void {
  const type = group.text('preferenceType');
  if (type === undefined) throw refuse('VALUE_MISSING', 'preferenceType is required.', 'preferenceType');
  for (const preference of group.list('preference')) {
    const value = preference.text('preferenceValue') ?? preference.text('preferenceCode');
    if (
      value === undefined ||
      profile.preferences.some((known) => known.group === type && known.value === value)
    )
      continue;
    profile.preferences.push({
      group: type,
      value,
      description: preference.text('description') ?? value,
      hotels: preference.texts('hotels'),
    });
  }
}

/** The profile under the id. Throws CRM00073. */
export function findProfile(world: World, id: string): Profile {
  const profile =
    world.profiles.get(id) ?? [...world.profiles.values()].find((candidate) => candidate.merged.includes(id));
  if (!profile || profile.forgotten === true)
    throw refuse('PROFILE_UNKNOWN', `Profile ${id} is not known.`, 'profileId');
  return profile;
}

/** Profile id of an Oracle id list, or of a new profile made from the details beside it. */
export function profileIdOf(world: World, profileInfo: Fields, at: string): string {
  const id = profileInfo.id('profileIdList', 'Profile');
  if (id !== undefined) return findProfile(world, id).id;
  const details = profileInfo.object('profile');
  if (details.empty) throw refuse('VALUE_MISSING', 'A guest needs a profile id or a name.', 'profileInfo');
  return createProfile(world, new Fields(details.raw), at).id;
}
