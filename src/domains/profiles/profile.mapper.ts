import type {
  PostProfileBody,
  ProfileTypeType,
  SearchProfileMatchAnswer,
  SearchProfilesAnswer,
  SearchProfilesBody,
} from '../../opera/wire/generated/crm.wire.js';
import type { GuestProfile, NewGuest, ProfileKind } from './guest-profile.js';

/** What a profile must meet to be found; everything given must fit. */
export interface ProfileCriteria {
  readonly surname?: string;
  readonly givenName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly membershipNumber?: string;
  readonly city?: string;
  readonly profileId?: string;
  /** Reference of another system that the profile carries. */
  readonly external?: { readonly id: string; readonly system: string };
  readonly kinds?: readonly ProfileKind[];
  readonly limit: number;
  readonly offset?: number;
}

/** One page of profiles. */
export interface ProfilePage {
  readonly profiles: readonly GuestProfile[];
  readonly hasMore: boolean;
  readonly total?: number;
}

const WIRE_KINDS: Readonly<Record<ProfileKind, ProfileTypeType>> = {
  guest: 'Guest',
  company: 'Company',
  agent: 'Agent',
  group: 'Group',
  source: 'Source',
  contact: 'Contact',
};

/** The body of a profile search (Oracle's crm.json, searchProfiles). */
export function toProfileSearch(criteria: ProfileCriteria, hotelId: string): SearchProfilesBody {
  const { external } = criteria;
  const body: SearchProfilesBody = {
    hotelId,
    profileName: criteria.surname,
    givenName: criteria.givenName,
    email: criteria.email,
    phone: criteria.phone,
    membership: criteria.membershipNumber,
    city: criteria.city,
    profileIds: criteria.profileId === undefined ? undefined : [criteria.profileId],
    externalReferenceIds: external === undefined ? undefined : [external.id],
    externalSystemCodes: external === undefined ? undefined : [external.system],
    profileType: criteria.kinds?.map((kind) => WIRE_KINDS[kind]),
    limit: criteria.limit,
    offset: criteria.offset,
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** The profiles of a search answer; no body (204) means none. Rows without an id are left out: nothing can be done with them. */
export function readProfiles(body: SearchProfilesAnswer | undefined): ProfilePage {
  const found = body?.profileSummaries;
  const profiles = (found?.profileInfo ?? []).flatMap(({ profileIdList, profile = {} }): GuestProfile[] => {
    const profileId = profileIdList?.find((entry) => entry.type === 'Profile')?.id ?? profileIdList?.[0]?.id;
    if (profileId === undefined) return [];
    // Oracle lists the name a profile has under `formerName`.
    const name = profile.formerName ?? profile.altName;
    const membership = profile.profileMembership;
    const number = [membership?.membershipLevel, membership?.membershipId].filter(
      (part) => part !== undefined,
    );
    return [
      {
        profileId,
        kind: (profile.profileType ?? 'Guest').toLowerCase(),
        surname: text(name?.name ?? name?.fullName),
        givenName: text(name?.givenName),
        email: text(profile.emailInfo?.email?.emailAddress),
        phone: text(profile.telephoneInfo?.telephone?.phoneNumber),
        city: text(profile.addressInfo?.address?.cityName),
        country: text(profile.addressInfo?.address?.country?.code),
        vip: text(profile.vipStatus?.code ?? profile.vipStatus?.value),
        membership: number.length === 0 ? undefined : number.join(' '),
        lastStay: profile.lastStayInfo?.lastVisit?.slice(0, 10),
        active: profile.statusCode !== 'Inactive',
        restricted: profile.profileRestrictions?.restricted === true,
      },
    ];
  });
  return { profiles, hasMore: found?.hasMore === true, total: found?.totalResults };
}

/** The one profile OPERA itself takes for the guest; undefined when there is none or more than one. */
export function readMatch(body: SearchProfileMatchAnswer | undefined): string | undefined {
  return text(body?.profileId?.id);
}

/** The body that creates a guest's profile (Oracle's crm.json, postProfile). */
export function toProfile(
  guest: NewGuest,
  reference?: { readonly id: string; readonly system: string },
): PostProfileBody {
  const { address } = guest;
  return {
    ...(reference !== undefined && {
      externalReferences: [{ id: reference.id, idContext: reference.system }],
    }),
    profileDetails: {
      profileType: 'Guest',
      statusCode: 'Active',
      customer: {
        personName: [
          {
            surname: guest.surname,
            ...(guest.givenName !== undefined && { givenName: guest.givenName }),
            ...(guest.title !== undefined && { nameTitle: guest.title }),
            nameType: 'Primary',
          },
        ],
        ...(guest.language !== undefined && { language: guest.language }),
      },
      ...(address !== undefined && {
        addresses: {
          addressInfo: [
            {
              address: {
                ...(address.street !== undefined && { addressLine: [address.street] }),
                ...(address.city !== undefined && { cityName: address.city }),
                ...(address.postalCode !== undefined && { postalCode: address.postalCode }),
                ...(address.country !== undefined && { country: { code: address.country } }),
                type: 'HOME',
                primaryInd: true,
              },
            },
          ],
        },
      }),
      ...(guest.phone !== undefined && {
        telephones: {
          telephoneInfo: [
            { telephone: { phoneNumber: guest.phone, phoneUseType: 'MOBILE', primaryInd: true } },
          ],
        },
      }),
      ...(guest.email !== undefined && {
        emails: { emailInfo: [{ email: { emailAddress: guest.email, type: 'EMAIL', primaryInd: true } }] },
      }),
    },
  };
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
