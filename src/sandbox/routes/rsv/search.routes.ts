import { refuse } from '../../errors/opera.error.js';
import { type Call, NONE, ok, type Answer, type Routes } from '../../gateway/call.js';
import { computedStatus } from '../../rules/stay-status.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import type { World } from '../../state/world.js';
import { openAmount } from '../../wire/balances.wire.js';
import { Fields } from '../../wire/fields.js';
import { stayIds, stayReferences, wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { emailOf, fullName, phoneOf, primaryName, profileById, vipOf } from '../../wire/person.wire.js';
import { totalOf } from '../../wire/reservation.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { stayTests } from './search.criteria.js';

const MAX_OFFSET = 1000;

/** Stays of a hotel that pass the criteria, in the order asked for. */
export function findStays(world: World, hotel: Hotel, criteria: Fields): Reservation[] {
  const tests = stayTests(world, hotel, criteria);
  const found = [...hotel.reservations.values()].filter((stay) => tests.every((test) => test(stay)));
  return sorted(world, found, criteria);
}

function sorted(world: World, stays: Reservation[], criteria: Fields): Reservation[] {
  const by = criteria.texts('orderBy')[0] ?? criteria.texts('attributeName')[0] ?? 'ArrivalDate';
  const descending = (criteria.texts('sortOrder')[0] ?? criteria.texts('orderType')[0]) === 'Desc';
  const key = sortKey(world, by);
  const keyed = stays.map((stay) => ({ stay, key: key(stay) }));
  keyed.sort((left, right) =>
    left.key < right.key ? -1 : left.key > right.key ? 1 : left.stay.id < right.stay.id ? -1 : 1,
  );
  const ordered = keyed.map((entry) => entry.stay);
  return descending ? ordered.reverse() : ordered;
}

function sortKey(world: World, by: string): (stay: Reservation) => string | number {
  switch (by) {
    case 'DepartureDate':
    case 'DepartureTime':
      return (stay) => stay.expectedDeparture ?? stay.departure;
    case 'GuestSurname':
    case 'Name':
      return (stay) => primaryName(mainGuest(world, stay)).surname;
    case 'Room':
      return (stay) => stay.roomId ?? '~';
    case 'RoomType':
      return (stay) => stay.nights[0]?.roomType ?? '';
    case 'RateAmount':
      return (stay) => stay.nights[0]?.amount ?? 0;
    case 'RateCode':
      return (stay) => stay.nights[0]?.ratePlan ?? '';
    case 'Nights':
      return (stay) => stay.nights.length;
    case 'QueuePriority':
      return (stay) => stay.queue?.priority ?? Number.MAX_SAFE_INTEGER;
    case 'ArrivalTime':
    case 'ArrivalDateETR':
      return (stay) => stay.expectedArrival ?? stay.arrival;
    default:
      return (stay) => stay.arrival;
  }
}

function checkOffset(criteria: Fields): void {
  if ((criteria.number('offset') ?? 0) > MAX_OFFSET) {
    throw refuse('LIMIT_EXCEEDED', `The offset exceeds the maximum of ${MAX_OFFSET}.`, 'offset');
  }
}

function searchHotel(call: Call): Answer {
  const { criteria, world, hotel } = call;
  checkOffset(criteria);
  const { rows, facts } = pageOf(findStays(world, hotel, criteria), criteria);
  if (rows.length === 0) return NONE;
  return ok({ reservations: { reservationInfo: rows.map((stay) => row(call, hotel, stay)), ...facts } });
}

function row(call: Call, hotel: Hotel, stay: Reservation): object {
  return stayRow(call.world, hotel, stay, {
    revenues: call.wants('RevenuesAndBalances', false),
    indicators: call.wants('Indicators', false),
  });
}

function searchChain(call: Call): Answer {
  const { criteria, world } = call;
  checkOffset(criteria);
  const named = ['hotelId', 'hotelIds', 'hotelCodes'].flatMap((name) => criteria.texts(name));
  const hotels = named.length > 0 ? named.map((id) => call.hotelNamed(id)) : [...world.hotels.values()];
  const found = hotels.flatMap((hotel) => findStays(world, hotel, criteria).map((stay) => ({ hotel, stay })));
  const { rows, facts } = pageOf(found, criteria);
  if (rows.length === 0) return NONE;
  return ok({
    reservations: { reservationInfo: rows.map(({ hotel, stay }) => row(call, hotel, stay)), ...facts },
  });
}

function searchSummary(call: Call): Answer {
  const { criteria, world, hotel } = call;
  const { rows, facts } = pageOf(findStays(world, hotel, criteria), criteria);
  if (rows.length === 0) return NONE;
  const { totalPages: _pages, ...shown } = facts;
  return ok({
    reservationsSummaryInformation: {
      reservationsInformation: rows.map((stay) => summary(world, hotel, stay)),
      ...shown,
    },
  });
}

/** A stay in the 39 flat fields of the summary search. */
function summary(world: World, hotel: Hotel, stay: Reservation): object {
  const guest = mainGuest(world, stay);
  const name = primaryName(guest);
  const attached = (type: string) =>
    profileById(world, stay.profiles.find((profile) => profile.type === type)?.profileId);
  const company = attached('Company');
  const agent = attached('TravelAgent');
  const group = attached('Group');
  const [first] = stay.nights;
  const membership = guest?.memberships[0] && new Fields(guest.memberships[0].document);
  return {
    reservationIdList: stayIds(stay),
    externalReferences: stayReferences(stay),
    guestDetails: {
      guestNameId: guest?.id,
      lastName: name.surname,
      firstName: name.givenName,
      guestTitle: name.namePrefix,
      emailAddress: emailOf(guest),
      phoneNumber: phoneOf(guest),
    },
    reservationDates: {
      arrivalDate: stay.arrival,
      departureDate: stay.departure,
      cancelledOn: stay.cancellation?.date,
      folioClosedOn: stay.checkedOutOn,
    },
    companyDetails: company && { companyId: company.id, companyName: fullName(company) },
    travelAgentDetails: agent && { travelAgentID: agent.id, travelAgentName: fullName(agent) },
    groupDetails: group && { groupID: group.id, groupName: fullName(group) },
    blockIdList: stay.blockId === undefined ? undefined : [wireId(stay.blockId, 'Block')],
    membershipDetails: membership && {
      membershipNumber: membership.text('membershipId'),
      membershipType: membership.text('membershipType'),
      membershipLevel: membership.text('membershipLevel'),
      multipleMemberships: (guest?.memberships.length ?? 0) > 1,
    },
    hotelId: hotel.profile.id,
    adults: first?.adults,
    children: first?.children,
    noOfRooms: stay.units,
    amount: totalOf(hotel, stay),
    balance: decimal(openAmount(stay)),
    rateCode: first?.ratePlan,
    currencyCode: hotel.profile.currency,
    reservationStatus: stay.status,
    computedReservationStatus: computedStatus(stay, hotel.businessDate),
    guaranteeCode: stay.guarantee,
    paymentType: stay.payments[0]?.method,
    nights: stay.arrival === stay.departure ? 0 : stay.nights.length,
    roomId: stay.roomId,
    sourceCode: first?.source,
    originCode: stay.sourceCode,
    marketCode: first?.market,
    arrivalTime: stay.expectedArrival?.slice(11, 16),
    departureTime: stay.expectedDeparture?.slice(11, 16),
    roomType: first?.roomType,
    bookedRoomType: first?.roomTypeCharged,
    vipStatus: vipOf(guest),
    preRegistered: stay.preRegistered,
    advancedCheckedIn: false,
    shared: stay.shareId !== undefined,
  };
}

/** Reservation searches, each as the POST of newer and the GET of older releases. */
export const RESERVATION_SEARCH_ROUTES: Routes = {
  'rsv.searchHotelReservations': searchHotel,
  'rsv.getHotelReservations': searchHotel,
  'rsv.searchReservations': searchChain,
  'rsv.getReservations': searchChain,
  'rsv.searchReservationsSummary': searchSummary,
  'rsv.getReservationsSummary': searchSummary,
};
