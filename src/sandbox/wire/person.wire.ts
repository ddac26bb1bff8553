import type { Profile } from '../state/profile.js';
import type { World } from '../state/world.js';
import { Fields } from './fields.js';

/** A name as lists show it. */
export interface PersonName {
  readonly surname: string;
  readonly givenName?: string;
  readonly namePrefix?: string;
}

/** The primary name of a person, or a firm's name as surname. */
export function primaryName(profile: Profile | undefined): PersonName {
  const details = new Fields(profile?.details ?? {});
  const names = details.object('customer').list('personName');
  const name = names.find((candidate) => candidate.text('nameType') === 'Primary') ?? names[0];
  if (!name) return { surname: details.object('company').text('companyName') ?? '' };
  return {
    surname: name.text('surname') ?? '',
    givenName: name.text('givenName'),
    namePrefix: name.text('namePrefix'),
  };
}

/** Surname and given name with a comma, as front desks write them. */
export function fullName(profile: Profile | undefined): string {
  const { surname, givenName } = primaryName(profile);
  return givenName === undefined ? surname : `${surname}, ${givenName}`;
}

/** What searches compare with, by the document it was read from: a change of the profile makes a new document. */
const searched = new WeakMap<object, { readonly names: readonly SearchedName[]; readonly sortKey: string }>();

/** A folded name and the parts of it. */
interface SearchedName {
  readonly whole: string;
  readonly parts: readonly string[];
}

function searchedOf(profile: Profile): { readonly names: readonly SearchedName[]; readonly sortKey: string } {
  let found = searched.get(profile.details);
  if (!found) {
    found = {
      names: searchableNames(profile).map((whole) => ({ whole, parts: whole.split(/[\s-]+/) })),
      sortKey: folded(Object.values(primaryName(profile)).join(' ')),
    };
    searched.set(profile.details, found);
  }
  return found;
}

/** The words of a name that is looked for, folded. */
export function searchWords(text: string): string[] {
  return folded(text)
    .replaceAll('%', '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** True when every word begins some name of the profile. */
export function isNamed(profile: Profile, words: readonly string[]): boolean {
  const { names } = searchedOf(profile);
  return words.every((word) =>
    names.some(({ whole, parts }) => whole.startsWith(word) || parts.some((part) => part.startsWith(word))),
  );
}

/** What lists of profiles are sorted by. */
export function nameSortKey(profile: Profile): string {
  return searchedOf(profile).sortKey;
}

/** Every name the profile can be found by, folded for comparison. */
export function searchableNames(profile: Profile): string[] {
  const details = new Fields(profile.details);
  const people = details
    .object('customer')
    .list('personName')
    .flatMap((name) => [name.text('surname'), name.text('givenName')]);
  const company = details.object('company');
  return [
    ...people,
    company.text('companyName'),
    company.text('companyName2'),
    company.text('alternateName'),
  ].flatMap((text) => (text === undefined ? [] : [folded(text)]));
}

/** Lower case without accents, so that `Muller` finds `Müller`. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** First telephone number on the profile, the primary one before others. */
export function phoneOf(profile: Profile | undefined): string | undefined {
  return primary(profile?.telephones)?.text('phoneNumber');
}

/** First e-mail address on the profile, the primary one before others. */
export function emailOf(profile: Profile | undefined): string | undefined {
  return primary(profile?.emails)?.text('emailAddress');
}

/** The primary or first address document of the profile. */
export function addressOf(profile: Profile | undefined): Fields | undefined {
  return primary(profile?.addresses);
}

/** VIP level of the profile. */
export function vipOf(profile: Profile | undefined): string | undefined {
  return new Fields(profile?.details ?? {}).object('customer').text('vipStatus');
}

function primary(list: Profile['telephones'] | undefined): Fields | undefined {
  const documents = (list ?? []).map((entry) => new Fields(entry.document));
  return documents.find((document) => document.flag('primaryInd') === true) ?? documents[0];
}

/** The profile under an id, following merges: a merged guest answers for the one it was merged into. */
export function profileById(world: World, id: string | undefined): Profile | undefined {
  if (id === undefined) return undefined;
  const direct = world.profiles.get(id);
  if (direct) return direct;
  for (const profile of world.profiles.values()) if (profile.merged.includes(id)) return profile;
  return undefined;
}
