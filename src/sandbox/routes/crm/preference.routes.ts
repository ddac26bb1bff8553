import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import type { Profile } from '../../state/profile.js';
import { addPreferences, findProfile } from './profile-request.js';

/** Takes a preference away: everywhere, or at one hotel. */
function remove(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const group = call.param('preferenceType');
  const value = call.param('preferenceCode');
  const found = profile.preferences.find((one) => one.group === group && one.value === value);
  if (found === undefined)
    throw refuse('NOT_FOUND', `The profile has no preference ${value} of ${group}.`, 'preferenceCode');
  const hotelId = call.params.text('hotelId');
  const hotels = found.hotels.filter((one) => one !== hotelId);
  const others = profile.preferences.filter((one) => one !== found);
  const stays = hotelId !== undefined && hotels.length > 0;
  profile.preferences = stays ? [...others, { ...found, hotels }] : others;
  profile.modifiedAt = call.at;
  return ok({});
}

/** Sets for which hotels preferences hold; those that the profile lacks are added. */
function distribute(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  for (const group of call.body.list('preferenceCollections')) {
    addPreferences(profile, group);
    const type = group.text('preferenceType');
    for (const preference of group.list('preference'))
      setHotels(profile, type, preference.text('preferenceValue'), preference.texts('hotels'));
  }
  profile.modifiedAt = call.at;
  return ok({});
}

function setHotels(
  profile: Profile,
  group: string | undefined,
  value: string | undefined,
  hotels: readonly string[],
): void {
  profile.preferences = profile.preferences.map((one) =>
    one.group === group && one.value === value ? { ...one, hotels } : one,
  );
}

/** Groups of preferences that the profile has nothing of yet. */
function available(call: Call): Answer {
  const profile = findProfile(call.world, call.query.required('id'));
  const free = (call.hotel.lists.get('PreferenceTypes') ?? []).filter(
    ({ code }) => !profile.preferences.some(({ group }) => group === code),
  );
  if (free.length === 0) return NONE;
  return ok({
    preferenceCollection: free.map(({ code, description }) => ({
      preferenceType: code,
      preferenceTypeDescription: description,
    })),
  });
}

export const PREFERENCE_ROUTES: Routes = {
  'crm.deletePreference': remove,
  'crm.deleteGlobalPreference': remove,
  'crm.distributePreference': distribute,
  'crm.getAvailablePreferences': available,
};
