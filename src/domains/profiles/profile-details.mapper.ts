import type {
  GetProfileAnswer,
  GetStayHistoryAnswer,
  ProfileType,
  StayReservationInfoType,
} from '../../opera/wire/generated/crm.wire.js';
import { money } from '../../shared/money.js';
import type {
  GuestMembership,
  GuestPreference,
  ProfileDetails,
  ProfileRelation,
  ProfileStay,
  ProfileStays,
} from './profile-details.js';

/** A profile of a `getProfile` answer; undefined when there is none in it. */
export function readProfile(
  body: GetProfileAnswer | undefined,
  profileId: string,
): ProfileDetails | undefined {
  const details = body?.profileDetails;
  if (details === undefined) return undefined;
  const id = body?.profileIdList?.find(({ type }) => type === 'Profile')?.id ?? profileId;
  const names = details.customer?.personName ?? [];
  const name = names.find(({ nameType }) => nameType === 'Primary') ?? names[0];
  const email = primary(details.emails?.emailInfo, ({ email: one }) => one?.primaryInd);
  const phone = primary(details.telephones?.telephoneInfo, ({ telephone }) => telephone?.primaryInd);
  const address = primary(details.addresses?.addressInfo, ({ address: one }) => one?.primaryInd);
  const memberships = membershipsOf(details);
  return {
    profileId: id,
    kind: (details.profileType ?? 'Guest').toLowerCase(),
    surname: text(name?.surname) ?? text(details.company?.companyName),
    givenName: text(name?.givenName),
    title: text(name?.nameTitle),
    language: text(details.customer?.language),
    nationality: text(details.customer?.nationality),
    vip: text(details.customer?.vipStatus),
    email: text(email?.email?.emailAddress),
    phone: text(phone?.telephone?.phoneNumber),
    city: text(address?.address?.cityName),
    country: text(address?.address?.country?.code),
    address: lineOfAddress(address?.address),
    membership:
      memberships[0] === undefined
        ? undefined
        : [memberships[0].level, memberships[0].number].filter(Boolean).join(' '),
    active: details.statusCode !== 'Inactive',
    restricted: details.profileRestrictions?.restricted === true,
    preferences: (details.preferenceCollection?.preferenceType ?? []).flatMap(preferencesOf),
    memberships,
    comments: (details.comments?.commentInfo ?? []).flatMap(
      ({ comment }) => text(comment?.text?.value) ?? [],
    ),
    relations: (details.relationshipsSummary?.relationship ?? []).flatMap(relationOf),
    entries: { email: email?.id, phone: phone?.id, address: address?.id },
  };
}

function primary<Entry>(
  list: readonly Entry[] | undefined,
  isPrimary: (entry: Entry) => boolean | undefined,
): Entry | undefined {
  return list?.find((entry) => isPrimary(entry) === true) ?? list?.[0];
}

type Address = NonNullable<
  NonNullable<NonNullable<ProfileType['addresses']>['addressInfo']>[number]['address']
>;

function lineOfAddress(address: Address | undefined): string | undefined {
  if (address === undefined) return undefined;
  const town = [address.postalCode, address.cityName].filter(Boolean).join(' ');
  const line = [...(address.addressLine ?? []), town, address.country?.code].filter(Boolean).join(', ');
  return text(line);
}

/** The preferences of one group. */
export function preferencesOf(group: {
  preferenceType?: string;
  preference?: { preferenceValue?: string; preferenceCode?: string; description?: string }[];
}): GuestPreference[] {
  const type = group.preferenceType;
  if (type === undefined) return [];
  return (group.preference ?? []).flatMap(({ preferenceValue, preferenceCode, description }) => {
    const value = text(preferenceValue) ?? text(preferenceCode);
    return value === undefined ? [] : [{ type, value, description: text(description) }];
  });
}

function membershipsOf(details: ProfileType): GuestMembership[] {
  return (details.profileMemberships?.profileMembership ?? []).flatMap((wire) => {
    const { membershipType, membershipId } = wire;
    if (membershipType === undefined || membershipId === undefined || wire.inactive === true) return [];
    return [
      {
        type: membershipType,
        number: membershipId,
        id: wire.membershipIdNo === undefined ? undefined : String(wire.membershipIdNo),
        level: text(wire.membershipLevel),
        points: wire.currentPoints,
      },
    ];
  });
}

type Relationship = NonNullable<NonNullable<ProfileType['relationshipsSummary']>['relationship']>[number];

function relationOf({ relationshipProfile: other, targetRelation }: Relationship): ProfileRelation[] {
  const profileId = other?.profileIdList?.[0]?.id;
  if (profileId === undefined) return [];
  const firm = text(other?.companyName);
  return [
    {
      profileId,
      name: firm ?? text(other?.customerName) ?? 'name not stated',
      person: firm === undefined,
      relation: targetRelation ?? 'related',
    },
  ];
}

/** The stays of a history answer; no body (204) means none. */
export function readStayHistory(body: GetStayHistoryAnswer | undefined): ProfileStays {
  const lists = body?.profileStayDetails?.reservationInfoList;
  const past = (lists?.historyList?.reservationInfo ?? []).flatMap(stayOf);
  const future = (lists?.futureList?.reservationInfo ?? []).flatMap(stayOf);
  return {
    past,
    future,
    pastTotal: lists?.historyList?.totalResults ?? past.length,
    futureTotal: lists?.futureList?.totalResults ?? future.length,
  };
}

function stayOf(wire: StayReservationInfoType): ProfileStay[] {
  const idOf = (type: string) => wire.reservationIdList?.find((one) => one.type === type)?.id;
  const reservationId = idOf('Reservation');
  if (reservationId === undefined) return [];
  const room = wire.roomStay;
  const total = room?.totalAmount;
  return [
    {
      reservationId,
      confirmationNumber: idOf('Confirmation'),
      hotelId: wire.hotelId,
      arrivalDate: room?.arrivalDate,
      departureDate: room?.departureDate,
      status:
        STATUSES[wire.computedReservationStatus ?? ''] ?? STATUSES[wire.reservationStatus ?? ''] ?? 'unknown',
      roomType: text(room?.roomType),
      room: text(room?.roomId),
      total:
        total?.amount === undefined || total.currencyCode === undefined
          ? undefined
          : money(total.amount, total.currencyCode),
    },
  ];
}

const STATUSES: Readonly<Record<string, string>> = {
  Reserved: 'reserved',
  DueIn: 'due_in',
  InHouse: 'in_house',
  DueOut: 'due_out',
  CheckedOut: 'checked_out',
  Cancelled: 'cancelled',
  NoShow: 'no_show',
  Waitlisted: 'waitlisted',
  WaitList: 'waitlisted',
};

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
