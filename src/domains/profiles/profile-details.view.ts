import type { Caller } from '../../auth/caller.js';
import { guestText, nameText } from '../../mcp/declaration/guest-text.js';
import { sayMoney } from '../../shared/money.js';
import { contact, guestName, seesGuests } from '../reservations/guest-name.js';
import type {
  GuestMembership,
  GuestPreference,
  ProfileDetails,
  ProfileStay,
  ProfileStays,
} from './profile-details.js';
import type { ProfileStayRow, ProfileView } from './profile-details.schema.js';

/** Comments shown; more are in OPERA. */
const COMMENTS = 5;
const NEXT_STAYS = 5;

/** The name of a profile as this caller may read it. Firms are no personal data, so their names stay. */
export function profileName(
  profile: Pick<ProfileDetails, 'kind' | 'surname' | 'givenName'>,
  caller: Caller,
): string {
  const person = profile.kind === 'guest' || profile.kind === 'contact';
  return person ? guestName(profile, caller) : nameText(profile.surname ?? '') || 'name not stated';
}

/** A profile with its stays as this caller may see it. */
export function shownDetails(profile: ProfileDetails, stays: ProfileStays, caller: Caller): ProfileView {
  const [last] = stays.past.filter(({ status }) => status === 'checked_out');
  const alerts = [
    profile.active ? '' : 'The profile is inactive.',
    profile.restricted ? 'The hotel restricted this guest: ask before booking.' : '',
  ].filter((alert) => alert !== '');
  return present({
    profileId: profile.profileId,
    kind: profile.kind,
    name: profileName(profile, caller),
    vip: profile.vip,
    language: profile.language,
    nationality: profile.nationality,
    email: contact(profile.email, caller),
    phone: contact(profile.phone, caller),
    address: seesGuests(caller) ? profile.address && nameText(profile.address) : profile.country,
    preferences: listed(profile.preferences.map(sayPreference)),
    memberships: listed(profile.memberships.map(sayMembership)),
    comments: listed(profile.comments.slice(0, COMMENTS).map((comment) => guestText(comment, 200))),
    relations: listed(
      profile.relations.map((one) => {
        const name = one.person ? guestName({ surname: one.name }, caller) : one.name;
        return `${one.relation}: ${name} (profile ${one.profileId})`;
      }),
    ),
    pastStays: stays.pastTotal,
    lastStay: last?.departureDate ?? profile.lastStay,
    nextStays: listed(stays.future.slice(0, NEXT_STAYS).map(sayStayOf)),
    alerts: listed(alerts),
  });
}

/** The profile in lines. */
export function sayDetails(view: ProfileView): string {
  const { kind, name, profileId, pastStays = 0, lastStay } = view;
  const line = (label: string, values: readonly (string | undefined)[]) => {
    const said = values.filter((value) => value !== undefined && value !== '');
    return said.length === 0 ? [] : [`${label}: ${said.join('; ')}`];
  };
  return [
    `${name}${kind === 'guest' ? '' : ` [${kind}]`}, profile ${profileId}${view.vip === undefined ? '' : `, VIP ${view.vip}`}`,
    ...(view.alerts ?? []).map((alert) => `ATTENTION: ${alert}`),
    ...line('Contact', [view.email, view.phone, view.address]),
    ...line('Speaks', [view.language]),
    ...line('Nationality', [view.nationality]),
    ...line('Preferences', view.preferences ?? []),
    ...line('Memberships', view.memberships ?? []),
    ...line('Relations', view.relations ?? []),
    ...line('Comments', view.comments ?? []),
    `${pastStays} past stays${lastStay === undefined ? '' : `, last departure ${lastStay}`}`,
    ...line('Coming', view.nextStays ?? []),
  ].join('\n');
}

/** A stay as a row. */
export function shownStay(stay: ProfileStay): ProfileStayRow {
  const { reservationId, confirmationNumber, hotelId, arrivalDate, departureDate, status, room, total } =
    stay;
  return present({
    reservationId,
    confirmationNumber,
    hotelId,
    arrivalDate,
    departureDate,
    status,
    room,
    total,
  });
}

/** A stay on one line. */
export function sayStayOf(stay: ProfileStay): string {
  const number =
    stay.confirmationNumber === undefined ? `id ${stay.reservationId}` : `#${stay.confirmationNumber}`;
  const total = stay.total === undefined ? '' : `, ${sayMoney(stay.total)}`;
  return `${stay.arrivalDate ?? '?'} to ${stay.departureDate ?? '?'} at ${stay.hotelId ?? '?'} ${number}, ${stay.status.replaceAll('_', ' ')}${total}`;
}

/** `FLOOR: HIGH` */
export function sayPreference({ type, value }: GuestPreference): string {
  return `${type}: ${value}`;
}

/** `DUNE PEARL DF900048, 4000 points` */
export function sayMembership({ type, level, number, points }: GuestMembership): string {
  return `${[type, level, number].filter(Boolean).join(' ')}${points === undefined ? '' : `, ${points} points`}`;
}

function listed(values: readonly string[]): string[] | undefined {
  return values.length === 0 ? undefined : [...values];
}

function present<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
