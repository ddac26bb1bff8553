import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import { blankProfile } from '../../state/blank-profile.js';
import type { Profile } from '../../state/profile.js';
import type { World } from '../../state/world.js';
import { staysOf } from './history.js';
import { applyProfile, findProfile } from './profile-request.js';
import { profileIds, profileWire } from './profile.wire.js';

/** The survivor as it would be with the others in it. */
function together(survivor: Profile, victims: readonly Profile[]): Profile {
  const draft = structuredClone(survivor);
  for (const victim of victims) {
    const copy = structuredClone(victim);
    for (const list of [
      'addresses',
      'telephones',
      'emails',
      'comments',
      'memberships',
      'keywords',
      'awards',
    ] as const)
      draft[list] = [
        ...draft[list],
        ...copy[list].map((one) => ({ ...one, document: { ...one.document, primaryInd: false } })),
      ];
    for (const preference of copy.preferences)
      if (!draft.preferences.some((one) => one.group === preference.group && one.value === preference.value))
        draft.preferences.push(preference);
    draft.relationships = [...draft.relationships, ...copy.relationships].filter(
      ({ profileId }) => profileId !== survivor.id && !victims.some(({ id }) => id === profileId),
    );
    draft.externalReferences = [...draft.externalReferences, ...copy.externalReferences];
    draft.merged = [...draft.merged, victim.id, ...copy.merged];
  }
  return draft;
}

function victimsOf(call: Call, survivor: Profile, ids: readonly string[]): Profile[] {
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'victimProfileId is required.', 'victimProfileId');
  return ids.map((id) => {
    const victim = findProfile(call.world, id);
    if (victim.id === survivor.id)
      throw refuse('VALUE_INVALID', 'A profile cannot be merged into itself.', 'victimProfileId');
    if (victim.type !== survivor.type)
      throw refuse('STATUS_FORBIDS', 'Profiles of different types cannot be merged.', 'victimProfileId');
    return victim;
  });
}

function snapshot(call: Call): Answer {
  const survivor = findProfile(call.world, call.param('survivorProfileId'));
  const victims = victimsOf(call, survivor, call.query.texts('toBeMergedId'));
  const wire = profileWire(call.world, together(survivor, victims), () => true) as { profileDetails: object };
  return ok({ mergedProfileSnapshot: { profileIdList: profileIds(survivor), profile: wire.profileDetails } });
}

/** Irreversible: stays, firms, blocks and accounts of the others are the survivor's from now on. */
function merge(call: Call): Answer {
  const { world, body } = call;
  const survivor = findProfile(world, call.param('survivorProfileId'));
  const ids = body.list('victimProfileId').flatMap((one) => one.text('id') ?? []);
  const victims = victimsOf(call, survivor, ids);
  const merged = together(survivor, victims);
  if (body.has('profileDetails')) applyProfile(world, merged, body.object('profileDetails'), call.at);
  merged.modifiedAt = call.at;
  world.profiles.set(merged.id, merged);
  for (const victim of victims) {
    world.profiles.delete(victim.id);
    handOver(world, victim.id, merged.id);
  }
  return created(`/crm/v1/profiles/${merged.id}`);
}

function handOver(world: World, from: string, to: string): void {
  for (const hotel of world.hotels.values()) {
    for (const stay of hotel.reservations.values()) {
      for (const guest of stay.guests) if (guest.profileId === from) guest.profileId = to;
      stay.profiles = stay.profiles.map((one) => (one.profileId === from ? { ...one, profileId: to } : one));
    }
  }
  for (const profile of world.profiles.values())
    profile.relationships = profile.relationships.map((one) =>
      one.profileId === from ? { ...one, profileId: to } : one,
    );
}

/** Why a guest cannot be forgotten yet: somebody who is in the house or expected is still needed. */
function hindrances(call: Call, profile: Profile): object[] {
  const needed = staysOf(call.world, profile).filter(
    ({ stay }) => stay.status === 'InHouse' || stay.status === 'Reserved',
  );
  return needed.map(({ stay, hotel }) => ({
    reasonCode: stay.status === 'InHouse' ? 'INHOUSE' : 'FUTURE',
    reasonDescription: `Reservation ${stay.confirmation} at ${hotel.profile.id}`,
    expectedResolutionDate: stay.departure,
  }));
}

function validateForget(call: Call): Answer {
  const asked = call.body.object('validateForgetProfilesCriteria').list('profiles');
  const results = asked.map((one) => {
    const profile = findProfile(call.world, one.required('id'));
    const failureReasons = hindrances(call, profile);
    return {
      profileId: { type: 'Profile', idContext: 'OPERA', id: profile.id },
      canBeForgotten: failureReasons.length === 0,
      failureReasons: failureReasons.length === 0 ? undefined : failureReasons,
    };
  });
  return ok({ validateForgetProfilesResults: results });
}

/** The person is gone; what remains is a record without one, so that accounts and statistics still add up. */
function forget(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const [hindrance] = hindrances(call, profile) as { reasonDescription: string }[];
  if (hindrance !== undefined)
    throw refuse('STATUS_FORBIDS', `The profile is in use: ${hindrance.reasonDescription}.`, 'profileId');
  const blank = blankProfile(
    profile.id,
    profile.type,
    { customer: { personName: [{ surname: 'Anonymized', nameType: 'Primary' }] } },
    call.at,
  );
  blank.active = false;
  blank.forgotten = true;
  call.world.profiles.set(profile.id, blank);
  for (const other of call.world.profiles.values())
    other.relationships = other.relationships.filter((one) => one.profileId !== profile.id);
  return ok({});
}

export const MERGE_ROUTES: Routes = {
  'crm.getMergeProfilesSnapshot': snapshot,
  'crm.mergeProfiles': merge,
  'crm.validateForgetProfiles': validateForget,
  'crm.deleteProfile': forget,
};
