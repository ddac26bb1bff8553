import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import type { World } from '../../state/world.js';
import { type Dated, hasStatus, isOfType } from '../../rules/search-type.js';
import { staysOver } from '../../rules/stay-status.js';
import { stayBalance } from '../../rules/folio.js';
import type { Fields } from '../../wire/fields.js';
import {
  emailOf,
  folded,
  isNamed,
  phoneOf,
  profileById,
  searchWords,
  vipOf,
} from '../../wire/person.wire.js';

type Test = (stay: Reservation) => boolean;

/** One name filter: every word of it has to start some name of the profile. */
function nameTest(world: World, text: string, ids: (stay: Reservation) => readonly string[]): Test {
  const words = searchWords(text);
  return (stay) =>
    ids(stay).some((id) => {
      const profile = profileById(world, id);
      return profile !== undefined && isNamed(profile, words);
    });
}

const guestIds = (stay: Reservation): string[] => stay.guests.map((guest) => guest.profileId);
const attachedIds =
  (...types: readonly string[]) =>
  (stay: Reservation): string[] =>
    stay.profiles.filter((attached) => types.includes(attached.type)).map((attached) => attached.profileId);

/** The tests that the criteria of a reservation search amount to; a stay has to pass all. */
export function stayTests(world: World, hotel: Hotel, criteria: Fields): Test[] {
  const tests: Test[] = [];
  const names = Object.keys(criteria.raw);
  const dated: Dated = {
    arrivals: names.some((name) => name.startsWith('arrival')),
    departures: names.some((name) => name.startsWith('departure')),
  };
  const add = <T>(value: T | undefined, test: (value: T) => Test): void => {
    if (value !== undefined) tests.push(test(value));
  };
  const anyOf = (names: readonly string[], test: (wanted: readonly string[]) => Test): void => {
    const values = names.flatMap((name) => criteria.texts(name));
    if (values.length > 0) tests.push(test(values));
  };
  anyOf(
    ['searchType', 'searchTypes'],
    (types) => (stay) => types.some((type) => isOfType(hotel, stay, type, dated)),
  );
  anyOf(
    ['reservationStatuses', 'reservationStatus'],
    (statuses) => (stay) => statuses.some((status) => hasStatus(hotel, stay, status)),
  );
  anyOf(
    ['confirmationNumberList', 'confirmationNumber'],
    (list) => (stay) => list.includes(stay.confirmation),
  );
  anyOf(['reservationIdList', 'reservationId'], (list) => (stay) => list.includes(stay.id));
  anyOf(['excludeReservationIds'], (list) => (stay) => !list.includes(stay.id));
  anyOf(
    ['cancellationNumberList', 'cancellationNumber'],
    (list) => (stay) => list.includes(stay.cancellation?.number ?? ''),
  );
  anyOf(
    ['externalReferenceIds', 'externalReferenceNumber', 'externalReference'],
    (list) => (stay) => stay.externalReferences.some((reference) => list.includes(reference.id)),
  );
  anyOf(
    ['externalSystemCodes'],
    (list) => (stay) => stay.externalReferences.some((reference) => list.includes(reference.context)),
  );
  anyOf(['ratePlanCodes'], (list) => (stay) => stay.nights.some((night) => list.includes(night.ratePlan)));
  anyOf(['marketCodes'], (list) => (stay) => stay.nights.some((night) => list.includes(night.market)));
  anyOf(['sourceCodes'], (list) => (stay) => stay.nights.some((night) => list.includes(night.source)));
  anyOf(['guaranteeCode', 'guaranteeCodes'], (list) => (stay) => list.includes(stay.guarantee));
  anyOf(
    ['roomType', 'roomTypes'],
    (list) => (stay) => stay.nights.some((night) => list.includes(night.roomType)),
  );
  anyOf(
    ['roomClasses'],
    (list) => (stay) =>
      stay.nights.some((night) => list.includes(hotel.roomTypes.get(night.roomType)?.roomClass ?? '')),
  );
  anyOf(
    ['paymentMethod'],
    (list) => (stay) => stay.payments.some((payment) => list.includes(payment.method)),
  );
  anyOf(['packageCodes'], (list) => (stay) => stay.packages.some((booked) => list.includes(booked.code)));
  anyOf(['roomId'], (list) => (stay) => list.includes(stay.roomId ?? ''));
  anyOf(
    ['vipCodes', 'vipStatusCodes'],
    (list) => (stay) => list.includes(vipOf(profileById(world, guestIds(stay)[0])) ?? ''),
  );
  anyOf(['blockIds', 'blockCodes', 'blockCode'], (list) => (stay) => {
    const block = hotel.groups.blocks.get(stay.blockId ?? '');
    return block !== undefined && (list.includes(block.id) || list.includes(block.code));
  });
  anyOf(
    ['companyIds', 'companyId'],
    (list) => (stay) => attachedIds('Company')(stay).some((id) => list.includes(id)),
  );
  anyOf(
    ['travelAgentIds'],
    (list) => (stay) => attachedIds('TravelAgent')(stay).some((id) => list.includes(id)),
  );
  anyOf(['groupIds'], (list) => (stay) => attachedIds('Group')(stay).some((id) => list.includes(id)));
  anyOf(
    ['profileId', 'guestNameId'],
    (list) => (stay) =>
      [...guestIds(stay), ...stay.profiles.map((attached) => attached.profileId)].some((id) =>
        list.includes(id),
      ),
  );
  anyOf(
    ['membershipCardNumber', 'membershipNumber'],
    (list) => (stay) =>
      guestIds(stay).some((id) =>
        profileById(world, id)?.memberships.some((membership) =>
          list.includes(String(membership.document['membershipId'])),
        ),
      ),
  );
  anyOf(
    ['housekeepingRoomStatuses', 'roomStatuses'],
    (list) => (stay) => list.includes(hotel.rooms.get(stay.roomId ?? '')?.status ?? ''),
  );
  add(criteria.text('surname') ?? criteria.text('lastName'), (text) => nameTest(world, text, guestIds));
  add(criteria.text('givenName') ?? criteria.text('firstName'), (text) => nameTest(world, text, guestIds));
  for (const [name, types] of [
    ['companyNames', ['Company']],
    ['companyName', ['Company']],
    ['travelAgentNames', ['TravelAgent']],
    ['travelAgentName', ['TravelAgent']],
    ['groupNames', ['Group']],
    ['sourceNames', ['Source']],
  ] as const) {
    for (const text of criteria.texts(name)) tests.push(nameTest(world, text, attachedIds(...types)));
  }
  add(criteria.text('text'), (text) => freeText(world, text));
  add(criteria.text('customReference'), (text) => (stay) => stay.customReference === text);
  add(
    criteria.text('email'),
    (text) => (stay) => folded(emailOf(profileById(world, guestIds(stay)[0])) ?? '') === folded(text),
  );
  add(
    criteria.text('phone'),
    (text) => (stay) => digits(phoneOf(profileById(world, guestIds(stay)[0])) ?? '').endsWith(digits(text)),
  );
  addDates(hotel, criteria, add);
  addFlags(world, hotel, criteria, add);
  return tests;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function freeText(world: World, text: string): Test {
  const byName = nameTest(world, text, (stay) => [
    ...guestIds(stay),
    ...stay.profiles.map((attached) => attached.profileId),
  ]);
  return (stay) =>
    stay.confirmation === text ||
    stay.id === text ||
    stay.roomId === text ||
    stay.externalReferences.some((reference) => reference.id === text) ||
    byName(stay);
}

type Add = <T>(value: T | undefined, test: (value: T) => Test) => void;

function addDates(hotel: Hotel, criteria: Fields, add: Add): void {
  const first = (...names: readonly string[]) =>
    names.map((name) => criteria.day(name)).find((day) => day !== undefined);
  add(first('arrivalStartDate', 'arrivalStart', 'arrivalDate'), (day) => (stay) => stay.arrival >= day);
  add(first('arrivalEndDate', 'arrivalEnd', 'arrivalDate'), (day) => (stay) => stay.arrival <= day);
  add(
    first('departureStartDate', 'departureStart', 'departureDate'),
    (day) => (stay) => stay.departure >= day,
  );
  add(first('departureEndDate', 'departureEnd', 'departureDate'), (day) => (stay) => stay.departure <= day);
  add(
    first('stayOnStartDate', 'stayOnStart', 'stayDate'),
    (day) => (stay) => staysOver(stay, day) || (stay.arrival === day && stay.departure === day),
  );
  add(first('createdOnStartDate', 'createOnStart'), (day) => (stay) => stay.createdOn >= day);
  add(first('createdOnEnd'), (day) => (stay) => stay.createdOn <= day);
  add(first('cancelledOn'), (day) => (stay) => stay.cancellation?.date === day);
  add(first('folioClosedOn'), (day) => (stay) => stay.checkedOutOn === day);
}

function addFlags(world: World, hotel: Hotel, criteria: Fields, add: Add): void {
  const today = hotel.businessDate;
  const flag = (name: string) => (criteria.flag(name) === true ? true : undefined);
  const either: Test[] = [];
  if (flag('expectedArrivals')) either.push((stay) => stay.status === 'Reserved' && stay.arrival === today);
  if (flag('actualArrivals')) either.push((stay) => stay.checkedInOn === today);
  if (flag('expectedDepartures')) either.push((stay) => stay.status === 'InHouse' && stay.departure <= today);
  if (flag('actualDepartures')) either.push((stay) => stay.checkedOutOn === today);
  if (flag('stayovers'))
    either.push((stay) => stay.status === 'InHouse' && stay.arrival < today && stay.departure > today);
  if (flag('dayUse')) either.push((stay) => stay.arrival === stay.departure);
  if (flag('complimentaryReservations')) either.push((stay) => isOfType(hotel, stay, 'Complimentary'));
  if (either.length > 0) add(true, () => (stay) => either.some((test) => test(stay)));
  add(flag('roomAssignedOnly'), () => (stay) => stay.roomId !== undefined);
  add(flag('roomUnassignedOnly'), () => (stay) => stay.roomId === undefined);
  add(flag('hasOpenBalance'), () => (stay) => stayBalance(stay) !== 0);
  add(flag('hasOpenFolio'), () => (stay) => stay.status === 'InHouse');
  add(flag('linkedOnly'), () => (stay) => stay.linkId !== undefined);
  add(flag('unlinkedOnly'), () => (stay) => stay.linkId === undefined);
  add(flag('excludeBlockReservations'), () => (stay) => stay.blockId === undefined);
  add(flag('anyVIPStatus'), () => (stay) => vipOf(profileById(world, guestIds(stay)[0])) !== undefined);
  add(
    criteria.flag('preRegistered') ?? criteria.flag('preRegisteredOnly'),
    (wanted) => (stay) => stay.preRegistered === wanted,
  );
}
