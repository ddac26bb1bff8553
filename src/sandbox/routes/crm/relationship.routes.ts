import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { refuse } from '../../errors/opera.error.js';
import type { Profile } from '../../state/profile.js';
import { nextId } from '../../state/world.js';
import { findProfile } from './profile-request.js';
import { relationships } from './profile.wire.js';

function list(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  if (profile.relationships.length === 0) return NONE;
  const relationship = relationships(call.world, profile);
  return ok({
    relationships: { relationship, totalResults: relationship.length, count: relationship.length },
  });
}

function pair(call: Call): { source: Profile; target: Profile } {
  const source = findProfile(call.world, call.param('sourceProfileId'));
  const target = findProfile(call.world, call.param('targetProfileId'));
  if (source === target)
    throw refuse('VALUE_INVALID', 'A profile has no relation to itself.', 'targetProfileId');
  return { source, target };
}

/** A relation is kept on both profiles, each seeing it from its side. */
function post(call: Call): Answer {
  const { source, target } = pair(call);
  const sent = call.body.object('relationship');
  const relation = known(call, sent.required('sourceRelation'), 'sourceRelation');
  const targetRelation = known(call, sent.required('targetRelation'), 'targetRelation');
  if (source.relationships.some((one) => one.profileId === target.id && one.relation === relation))
    throw refuse('STATUS_FORBIDS', 'The profiles have this relation already.', 'sourceRelation');
  const id = nextId(call.world, 'record');
  source.relationships.push({ id, profileId: target.id, relation, targetRelation });
  target.relationships.push({ id, profileId: source.id, relation: targetRelation, targetRelation: relation });
  touch(call, source, target);
  return created(`/crm/v1/profiles/${source.id}/relationships/${target.id}`);
}

function known(call: Call, code: string, field: string): string {
  if (!(call.hotel.lists.get('ProfileRelationships')?.some((item) => item.code === code) ?? false))
    throw refuse('CODE_UNKNOWN', `Relation ${code} is not known.`, field);
  return code;
}

/** The relation between the two that the names or the id mean. */
function idOf(call: Call, source: Profile, target: Profile, relation?: string, id?: string): string {
  const found = source.relationships.find(
    (one) =>
      one.profileId === target.id &&
      (relation === undefined || one.relation === relation) &&
      (id === undefined || one.id === id),
  );
  if (found === undefined) throw refuse('NOT_FOUND', 'The profiles have no such relation.', 'sourceRelation');
  return found.id;
}

function put(call: Call): Answer {
  const { source, target } = pair(call);
  const sent = call.body.object('relationship');
  const id = idOf(call, source, target, sent.text('sourceRelation'), sent.text('relationshipID'));
  const change = sent.object('changeRelationship');
  const current = source.relationships.find((one) => one.id === id);
  const relation = known(call, change.text('sourceRelation') ?? current?.relation ?? '', 'sourceRelation');
  const targetRelation = known(
    call,
    change.text('targetRelation') ?? current?.targetRelation ?? '',
    'targetRelation',
  );
  source.relationships = source.relationships.map((one) =>
    one.id === id ? { ...one, relation, targetRelation } : one,
  );
  target.relationships = target.relationships.map((one) =>
    one.id === id ? { ...one, relation: targetRelation, targetRelation: relation } : one,
  );
  touch(call, source, target);
  return ok({});
}

function remove(call: Call): Answer {
  const { source, target } = pair(call);
  const id = idOf(call, source, target, call.query.text('sourceRelation'));
  source.relationships = source.relationships.filter((one) => one.id !== id);
  target.relationships = target.relationships.filter((one) => one.id !== id);
  touch(call, source, target);
  return ok({});
}

function touch(call: Call, ...profiles: readonly Profile[]): void {
  for (const profile of profiles) profile.modifiedAt = call.at;
}

export const RELATIONSHIP_ROUTES: Routes = {
  'crm.getProfileRelationships': list,
  'crm.postProfileRelationship': post,
  'crm.putProfileRelationship': put,
  'crm.removeProfileRelationship': remove,
};
