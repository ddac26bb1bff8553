import { costOfStay } from '../rules/cost-of-stay.js';
import { allowedActions, computedStatus } from '../rules/stay-status.js';
import type { Hotel } from '../state/hotel.js';
import type { Profile } from '../state/profile.js';
import type { Reservation } from '../state/reservation.js';
import { decimal, money } from '../state/money.js';
import type { World } from '../state/world.js';
import { depositPaid } from '../rules/cancellation.js';
import { priced } from './amount.wire.js';
import { revenuesAndBalances } from './balances.wire.js';
import { stayIds, stayReferences, wireId } from './ids.wire.js';
import { paymentMethod } from './payment.wire.js';
import { profileById } from './person.wire.js';
import { stayCancellationPolicies, stayDepositPolicies } from './policies.wire.js';
import { comments, locators, numberedRecords, preferenceCollection, stayPackages } from './records.wire.js';
import { roomRates } from './room-rates.wire.js';
import { stayRateSummary } from './rate-summary.wire.js';
import { expectedTimes, indicators } from './stay-row.wire.js';

/** True for each part (one of Oracle's fetch instructions) that the answer should contain. */
export type Wanted = (instruction: string) => boolean;

/** A stay in full, as `reservation[]` of Oracle's answers; `hour` is the local hour for penalties. */
export function reservationWire(
  world: World,
  hotel: Hotel,
  stay: Reservation,
  wanted: Wanted,
  hour: number,
): object {
  const { records } = stay;
  return {
    ...stay.details,
    reservationIdList: stayIds(stay),
    externalReferences: stayReferences(stay),
    sourceOfSale:
      stay.sourceCode === undefined
        ? undefined
        : { sourceType: stay.sourceType, sourceCode: stay.sourceCode },
    roomStay: roomStay(hotel, stay),
    reservationGuests: stay.guests.map((guest) => stayGuestWire(world, guest)),
    sharedGuests: sharers(world, hotel, stay),
    reservationProfiles: stayProfiles(world, stay),
    reservationPackages:
      wanted('Packages') && stay.packages.length > 0 ? stayPackages(hotel, stay) : undefined,
    rateSummary: wanted('TotalCostOfStay') ? stayRateSummary(hotel, stay) : undefined,
    comments: wanted('Comments') ? filled(comments(records.comments)) : undefined,
    preferenceCollection: wanted('Preferences')
      ? filled(preferenceCollection(records.preferences))
      : undefined,
    alerts: wanted('Alerts') ? filled(numberedRecords(records.alerts, 'Alert')) : undefined,
    traces: wanted('Traces') ? filled(numberedRecords(records.traces, 'Trace')) : undefined,
    guestMessages: wanted('GuestMessages')
      ? filled(numberedRecords(records.guestMessages, 'Message'))
      : undefined,
    fixedCharges: wanted('FixedCharges')
      ? filled(numberedRecords(records.fixedCharges, 'FixedCharge'))
      : undefined,
    locators: wanted('Locators') ? filled(locators(records.locators)) : undefined,
    routingInstructions: wanted('RoutingInstructions')
      ? filled(records.routingInstructions.map(({ document }) => document))
      : undefined,
    reservationPaymentMethods: wanted('ReservationPaymentMethods')
      ? filled(stay.payments.map((payment) => paymentMethod(hotel, payment)))
      : undefined,
    reservationPolicies: wanted('ReservationPolicies')
      ? {
          cancellationPolicies: stayCancellationPolicies(hotel, stay, hour),
          depositPolicies: stayDepositPolicies(hotel, stay),
        }
      : undefined,
    reservationIndicators: wanted('Indicators') ? filled(indicators(stay)) : undefined,
    cashiering: cashiering(hotel, stay, wanted('RevenuesAndBalances')),
    waitlist: stay.waitlist,
    cancellation: stay.cancellation && {
      code: stay.cancellation.reason,
      description: stay.cancellation.description,
      cancellationNo: wireId(stay.cancellation.number, 'CancellationNumber'),
      date: stay.cancellation.date,
    },
    allowedActions: allowedActions(stay, hotel.businessDate),
    hotelId: hotel.profile.id,
    roomStayReservation: true,
    reservationStatus: stay.status,
    computedReservationStatus: computedStatus(stay, hotel.businessDate),
    walkIn: stay.walkIn,
    printRate: true,
    createDateTime: stay.createdAt,
    creatorId: stay.creator,
    lastModifyDateTime: stay.modifiedAt,
    lastModifierId: stay.creator,
    createBusinessDate: stay.createdOn,
    customReference: stay.customReference,
    preRegistered: stay.preRegistered,
    hasOpenFolio: stay.status === 'InHouse',
    upgradeEligible: stay.status === 'Reserved',
  };
}

function filled(list: object[]): object[] | undefined {
  return list.length === 0 ? undefined : list;
}

function roomStay(hotel: Hotel, stay: Reservation): object {
  const [first] = stay.nights;
  const cost = costOfStay(hotel, stay);
  const guarantee = hotel.guarantees.get(stay.guarantee);
  const type = hotel.roomTypes.get(first?.roomType ?? '');
  return {
    currentRoomInfo: { roomType: first?.roomType, roomId: stay.roomId, roomDescription: type?.name },
    roomRates: roomRates(hotel, stay),
    guestCounts: { adults: first?.adults, children: first?.children },
    arrivalDate: stay.arrival,
    departureDate: stay.departure,
    expectedTimes: expectedTimes(stay),
    guarantee: guarantee && {
      guaranteeCode: guarantee.code,
      shortDescription: guarantee.name,
      onHold: guarantee.onHold,
    },
    total: priced(
      cost.net,
      cost.nights.flatMap((night) => night.taxes),
      hotel.profile.currency,
    ),
    roomNumberLocked: stay.roomLocked,
    printRate: true,
  };
}

function stayGuestWire(world: World, guest: Reservation['guests'][number]): object {
  const profile = profileById(world, guest.profileId);
  return { ...guest.document, profileInfo: profileInfo(profile, guest.profileId), primary: guest.primary };
}

function profileInfo(profile: Profile | undefined, id: string): object {
  return {
    profileIdList: [wireId(profile?.id ?? id, 'Profile')],
    profile: profile && {
      customer: profile.details['customer'],
      company: profile.details['company'],
      addresses: contacts('addressInfo', 'address', profile.addresses, 'Address'),
      telephones: contacts('telephoneInfo', 'telephone', profile.telephones, 'Communication'),
      emails: contacts('emailInfo', 'email', profile.emails, 'Communication'),
      profileType: profile.type,
      statusCode: profile.active ? 'Active' : 'Inactive',
    },
  };
}

function contacts(
  list: string,
  member: string,
  entries: Profile['addresses'],
  type: string,
): object | undefined {
  if (entries.length === 0) return undefined;
  return { [list]: entries.map(({ id, document }) => ({ [member]: document, id, type })) };
}

function stayProfiles(world: World, stay: Reservation): object | undefined {
  if (stay.profiles.length === 0) return undefined;
  return {
    reservationProfile: stay.profiles.map(({ type, profileId }) => {
      const profile = profileById(world, profileId);
      return {
        profileIdList: [wireId(profile?.id ?? profileId, 'Profile')],
        profile: profile && {
          company: profile.details['company'],
          customer: profile.details['customer'],
          profileType: profile.type,
        },
        reservationProfileType: type,
      };
    }),
  };
}

function sharers(world: World, hotel: Hotel, stay: Reservation): object[] | undefined {
  if (stay.shareId === undefined) return undefined;
  const others = [...hotel.reservations.values()].filter(
    (other) => other.shareId === stay.shareId && other.id !== stay.id,
  );
  return others.map((other) => {
    const profileId = other.guests.find((guest) => guest.primary)?.profileId ?? '';
    return { profileId: wireId(profileById(world, profileId)?.id ?? profileId, 'Profile') };
  });
}

function cashiering(hotel: Hotel, stay: Reservation, withBalances: boolean): object {
  const posted = stay.windows.some((window) => window.postings.length > 0);
  return {
    revenuesAndBalances: withBalances
      ? {
          ...revenuesAndBalances(hotel, stay),
          totalDepositPaid: money(depositPaid(stay), hotel.profile.currency),
        }
      : undefined,
    billingPrivileges: {
      postingRestriction: false,
      preStayCharging: false,
      postStayCharging: false,
      videoCheckout: false,
    },
    lastRoomAndTaxPostedDate: stay.postedThrough,
    reverseCheckInAllowed: stay.status === 'InHouse' && stay.checkedInOn === hotel.businessDate && !posted,
    transactionsPosted: posted,
  };
}

/** The stay's total, gross, as a plain number for flat lists. */
export function totalOf(hotel: Hotel, stay: Reservation): number {
  return decimal(costOfStay(hotel, stay).gross);
}
