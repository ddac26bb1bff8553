import type { Hotel } from '../state/hotel.js';
import type { Profile } from '../state/profile.js';
import type { Reservation } from '../state/reservation.js';
import type { World } from '../state/world.js';
import { Fields } from './fields.js';
import { wireId } from './ids.wire.js';
import { addressOf, emailOf, fullName, phoneOf, primaryName, profileById, vipOf } from './person.wire.js';

/** The guest in whose name the stay is. */
export function mainGuest(world: World, stay: Reservation): Profile | undefined {
  return profileById(world, (stay.guests.find((guest) => guest.primary) ?? stay.guests[0])?.profileId);
}

/** The main guest as reservation lists show it. */
export function stayGuest(world: World, hotel: Hotel, stay: Reservation): object {
  const profile = mainGuest(world, stay);
  const customer = new Fields(profile?.details ?? {}).object('customer');
  const alternate = customer.list('personName').find((name) => name.text('nameType') === 'Alternate');
  const address = addressOf(profile);
  const vip = vipOf(profile);
  const others = stay.guests
    .filter((guest) => !guest.primary)
    .map((guest) => profileById(world, guest.profileId));
  const vipName = hotel.lists.get('VIPStatuses')?.find((item) => item.code === vip)?.description;
  return {
    ...primaryName(profile),
    alternateGivenName: alternate?.text('givenName'),
    alternateSurname: alternate?.text('surname'),
    fullName: fullName(profile),
    phoneNumber: phoneOf(profile),
    email: emailOf(profile),
    birthDate: customer.text('birthDate'),
    language: customer.text('language'),
    nationality: nationality(customer.text('nationality')),
    vip: vip === undefined ? undefined : { vipCode: vip, vipDescription: vipName },
    address: address && {
      cityName: address.text('cityName'),
      postalCode: address.text('postalCode'),
      state: address.text('state'),
      streetAddress: address.texts('addressLine')[0],
      country: nationality(address.object('country').text('code')),
    },
    membership: membershipOf(profile),
    accompanyGuests: others.length === 0 ? undefined : others.map(companion),
    nameType: 'Guest',
    id: profile?.id,
    type: 'Profile',
  };
}

function nationality(code: string | undefined): object | undefined {
  return code === undefined ? undefined : { value: code, code };
}

function companion(profile: Profile | undefined): object {
  const { surname, givenName } = primaryName(profile);
  return {
    firstName: givenName,
    lastName: surname,
    fullName: fullName(profile),
    profileIdList: profile && [wireId(profile.id, 'Profile')],
  };
}

function membershipOf(profile: Profile | undefined): object | undefined {
  const first = profile?.memberships[0];
  if (!first) return undefined;
  const document = new Fields(first.document);
  return {
    membershipId: Number(first.id),
    programCode: document.text('membershipType'),
    membershipLevel: document.text('membershipLevel'),
    accountId: document.text('membershipId'),
  };
}

/** Companies, agents, groups and sources of the stay, as lists show them. */
export function attachedProfiles(world: World, stay: Reservation): object[] | undefined {
  if (stay.profiles.length === 0) return undefined;
  return stay.profiles.map(({ type, profileId }) => ({
    name: fullName(profileById(world, profileId)),
    profileIdList: [wireId(profileId, 'Profile')],
    reservationProfileType: type,
  }));
}
