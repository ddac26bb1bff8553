import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Handler, ok, type Routes } from '../../gateway/call.js';
import { Fields } from '../../wire/fields.js';
import { createProfile, findProfile } from './profile-request.js';
import { profileIds, profileWire } from './profile.wire.js';

/** Guests and companies by themselves: what Oracle calls their parts, and where they are found. */
interface Kind {
  readonly type: 'Guest' | 'Company';
  readonly details: string;
  readonly ids: string;
  readonly path: string;
  readonly param: string;
}

const GUEST: Kind = {
  type: 'Guest',
  details: 'guestDetails',
  ids: 'guestIdList',
  path: 'guests',
  param: 'guestId',
};
const COMPANY: Kind = {
  type: 'Company',
  details: 'companyDetails',
  ids: 'companyIdList',
  path: 'companies',
  param: 'corporateID',
};

function post(kind: Kind): Handler {
  return (call): Answer => {
    const details = call.body.object(kind.details).with({ profileType: kind.type });
    const profile = createProfile(call.world, details, call.at);
    profile.externalReferences = call.body.list('externalReferences').flatMap((reference) => {
      const id = reference.text('id');
      return id === undefined ? [] : [{ id, context: reference.text('idContext') ?? 'EXTERNAL' }];
    });
    return created(`/crm/v1/${kind.path}/${profile.id}`);
  };
}

function get(kind: Kind): Handler {
  return (call: Call): Answer => {
    const profile = findProfile(call.world, call.param(kind.param));
    if (profile.type !== kind.type)
      throw refuse('PROFILE_UNKNOWN', `Profile ${profile.id} is no ${kind.type}.`, kind.param);
    const shown = Fields.of(profileWire(call.world, profile, (part) => call.wants(part)));
    const { relationshipsSummary: _summary, ...details } = shown.object('profileDetails').raw;
    return ok({
      [kind.ids]: profileIds(profile),
      externalReferences: shown.raw['externalReferences'],
      [kind.details]: details,
    });
  };
}

/** Guests and companies made and read by operations of their own. */
export const KIND_OF_PROFILE_ROUTES: Routes = {
  'crm.postGuestProfile': post(GUEST),
  'crm.getGuestProfile': get(GUEST),
  'crm.postCompanyProfile': post(COMPANY),
  'crm.getCompanyProfile': get(COMPANY),
};
