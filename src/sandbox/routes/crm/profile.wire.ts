import type { Hotel } from '../../state/hotel.js';
import type { Numbered } from '../../state/document.js';
import type { Profile } from '../../state/profile.js';
import type { World } from '../../state/world.js';
import { money } from '../../state/money.js';
import { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { emailOf, fullName, phoneOf, primaryName, vipOf } from '../../wire/person.wire.js';
import type { Past } from './history.js';

type Wanted = (part: string) => boolean;

/** Ids of a profile as every list carries them. */
export function profileIds(profile: Profile): object[] {
  return [wireId(profile.id, 'Profile')];
}

/** A profile in full, as `getProfile` answers. */
export function profileWire(world: World, profile: Profile, wanted: Wanted): object {
  const details = {
    ...profile.details,
    addresses: wanted('Address')
      ? entries(profile.addresses, 'addressInfo', 'address', 'Address')
      : undefined,
    telephones: wanted('Communication')
      ? entries(profile.telephones, 'telephoneInfo', 'telephone', 'Communication')
      : undefined,
    emails: wanted('Communication')
      ? entries(profile.emails, 'emailInfo', 'email', 'Communication')
      : undefined,
    comments: wanted('Comment') ? entries(profile.comments, 'commentInfo', 'comment', 'Comment') : undefined,
    profileMemberships:
      wanted('Membership') && profile.memberships.length > 0
        ? { profileMembership: profile.memberships.map(membership), ...counted(profile.memberships) }
        : undefined,
    preferenceCollection:
      wanted('Preference') && profile.preferences.length > 0
        ? { preferenceType: preferenceGroups(profile), ...counted(preferenceGroups(profile)) }
        : undefined,
    keywords:
      wanted('Keyword') && profile.keywords.length > 0
        ? { keyword: profile.keywords.map(({ document }) => document), ...counted(profile.keywords) }
        : undefined,
    relationshipsSummary:
      wanted('Relationship') && profile.relationships.length > 0
        ? { relationship: relationships(world, profile), ...counted(profile.relationships) }
        : undefined,
    profileIndicators: wanted('Indicators') ? indicators(profile) : undefined,
    profileType: profile.type,
    statusCode: profile.active ? 'Active' : 'Inactive',
    createDateTime: profile.createdAt,
    lastModifyDateTime: profile.modifiedAt,
  };
  return {
    profileIdList: profileIds(profile),
    externalReferences:
      profile.externalReferences.length === 0
        ? undefined
        : profile.externalReferences.map(({ id, context }) => ({ id, idContext: context })),
    profileDetails: details,
  };
}

function counted(list: readonly unknown[]): object {
  return { totalResults: list.length, count: list.length };
}

function entries(list: readonly Numbered[], name: string, member: string, type: string): object | undefined {
  if (list.length === 0) return undefined;
  return { [name]: list.map(({ id, document }) => ({ [member]: document, id, type })), ...counted(list) };
}

function membership({ id, document }: Numbered): object {
  return { ...document, membershipIdNo: Number(id) };
}

/** Preferences of a profile by group. */
export function preferenceGroups(profile: Profile): object[] {
  const groups = new Map<string, object[]>();
  for (const { group, value, description, hotels } of profile.preferences) {
    const values = groups.get(group) ?? [];
    values.push({
      preferenceValue: value,
      description,
      global: hotels.length === 0,
      hotels: hotels.length === 0 ? undefined : hotels,
    });
    groups.set(group, values);
  }
  return [...groups].map(([preferenceType, preference]) => ({ preferenceType, preference }));
}

/** Relations to other profiles, both directions being kept on both profiles. */
export function relationships(world: World, profile: Profile): object[] {
  return profile.relationships.map(({ id, profileId, relation, targetRelation }) => {
    const other = world.profiles.get(profileId);
    const firm = other?.details['company'] !== undefined;
    return {
      relationshipID: id,
      relationshipProfile: {
        customerName: firm ? undefined : fullName(other),
        companyName: firm ? fullName(other) : undefined,
        telephoneNumber: phoneOf(other),
        emailAddress: emailOf(other),
        profileIdList: [wireId(profileId, 'Profile')],
        profileStatus: other?.active === false ? 'Inactive' : 'Active',
        profileType: other?.type,
      },
      sourceRelation: relation,
      targetRelation,
    };
  });
}

function indicators(profile: Profile): object[] | undefined {
  const counts: [string, number][] = [
    ['PREFERENCES', profile.preferences.length],
    ['MEMBERSHIPS', profile.memberships.length],
    ['COMMENTS', profile.comments.length],
    ['RELATIONSHIPS', profile.relationships.length],
  ];
  const shown = counts
    .filter(([, count]) => count > 0)
    .map(([indicatorName, count]) => ({ indicatorName, count }));
  return shown.length === 0 ? undefined : shown;
}

/** A profile as one row of a search. */
export function profileRow(hotel: Hotel, profile: Profile, past?: Past): object {
  const customer = new Fields(profile.details).object('customer');
  const vip = vipOf(profile);
  const alternate = customer.list('personName').find((name) => name.text('nameType') === 'Alternate');
  const { surname, givenName, namePrefix } = primaryName(profile);
  const nationality = customer.text('nationality');
  return {
    profileIdList: profileIds(profile),
    profile: {
      formerName: { name: surname, fullName: fullName(profile), givenName, namePrefix, nameType: 'Primary' },
      altName: alternate && {
        name: alternate.text('surname'),
        givenName: alternate.text('givenName'),
        nameType: 'Alternate',
      },
      addressInfo: first(profile.addresses, 'address', 'Address'),
      telephoneInfo: first(profile.telephones, 'telephone', 'Communication'),
      emailInfo: first(profile.emails, 'email', 'Communication'),
      profileMembership: profile.memberships[0] && membership(profile.memberships[0]),
      citizenCountry: nationality === undefined ? undefined : { value: nationality, code: nationality },
      vipStatus:
        vip === undefined
          ? undefined
          : {
              value: hotel.lists.get('VIPStatuses')?.find((item) => item.code === vip)?.description,
              code: vip,
            },
      lastStayInfo: past && {
        lastVisit: past.stay.departure,
        lastRoom: past.stay.roomId,
        lastRate: money(past.stay.nights[0]?.amount ?? 0, past.currency),
        totalStay: past.total,
      },
      profileRestrictions: { restricted: false },
      profileIndicators: indicators(profile),
      profileType: profile.type,
      statusCode: profile.active ? 'Active' : 'Inactive',
      privateProfile: customer.flag('privateProfile') ?? false,
    },
  };
}

function first(list: readonly Numbered[], member: string, type: string): object | undefined {
  const entry = list.find(({ document }) => document['primaryInd'] === true) ?? list[0];
  return entry && { [member]: entry.document, id: entry.id, type };
}
