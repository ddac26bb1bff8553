import { nameText } from '../../mcp/declaration/guest-text.js';
import type { Caller } from '../../auth/caller.js';
import { contact, guestName } from '../reservations/guest-name.js';
import type { GuestProfile } from './guest-profile.js';
import type { CreatedProfile, ProfileList, ProfileRow } from './profile.schema.js';
import type { Registration } from './profile-registration.service.js';

/** A profile as this caller may see it. Firms are no personal data, so their names stay. */
export function shownProfile(profile: GuestProfile, caller: Caller): ProfileRow {
  const person = profile.kind === 'guest' || profile.kind === 'contact';
  const email = contact(profile.email, caller);
  const phone = contact(profile.phone, caller);
  return {
    profileId: profile.profileId,
    kind: profile.kind,
    name: person ? guestName(profile, caller) : (profile.surname ?? 'name not stated'),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(profile.city !== undefined && { city: nameText(profile.city) }),
    ...(profile.country !== undefined && { country: profile.country }),
    ...(profile.vip !== undefined && { vip: profile.vip }),
    ...(profile.membership !== undefined && { membership: profile.membership }),
    ...(profile.lastStay !== undefined && { lastStay: profile.lastStay }),
    ...(!profile.active && { inactive: true }),
    ...(profile.restricted && { restricted: true }),
  };
}

/** Profiles, one line each. */
export function sayProfiles(list: ProfileList): string {
  if (list.profiles.length === 0) return 'No profile fits.';
  const shown = list.profiles.length;
  const count = list.total === undefined || list.total === shown ? `${shown}` : `${shown} of ${list.total}`;
  return [`${count} profiles:`, ...list.profiles.map(sayProfile)].join('\n');
}

function sayProfile(row: ProfileRow): string {
  return [
    `${row.name}${row.kind === 'guest' ? '' : ` [${row.kind}]`}`,
    `profile ${row.profileId}`,
    [row.city, row.country].filter((part) => part !== undefined).join(' '),
    row.email ?? '',
    row.phone ?? '',
    row.vip === undefined ? '' : `VIP ${row.vip}`,
    row.membership === undefined ? '' : `member ${row.membership}`,
    row.lastStay === undefined ? '' : `last stay ${row.lastStay}`,
    row.inactive === true ? 'inactive' : '',
    row.restricted === true ? 'restricted: ask the hotel before booking' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** How the creation of a profile ended, and what to do next. */
export function sayRegistration(data: CreatedProfile, result: Registration): string {
  const likely = data.likelyDuplicates ?? [];
  const lines = likely.map((row) => `${sayProfile(row)} (${row.because})`);
  switch (result.outcome) {
    case 'done':
      return `Profile ${data.profileId} was created for ${data.name}.`;
    case 'unknown':
      return `OPERA did not say whether the profile of ${data.name} was created. Look for it with search_guests before trying again.`;
    default:
      return likely.length === 0
        ? `The profile of ${data.name} was not created: OPERA did not answer, and no such profile is there now. It is safe to try again.`
        : [
            `Nothing was created: ${data.name} likely has a profile already. Use one of these, or call again with allowDuplicate true if the person says it is someone else:`,
            ...lines,
          ].join('\n');
  }
}
