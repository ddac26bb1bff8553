import { INTEGRATION_USER, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { merged } from '../../state/document.js';
import type { Hotel } from '../../state/hotel.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { activityWire, detailOf, findActivity, type Found, logActivity } from './activity.wire.js';
import { complete } from './completion.routes.js';

const REMEMBERED = 20;

function list(call: Call): Answer {
  const { query } = call;
  const named = query.texts('hotelIds');
  const hotels = call.params.has('hotelId')
    ? [call.hotel]
    : named.length > 0
      ? named.map((id) => call.hotelNamed(id))
      : [...call.world.hotels.values()];
  const found = hotels
    .flatMap((hotel) => [...hotel.sales.activities.values()].map((entry): Found => ({ hotel, entry })))
    .filter((one) => fits(one, query))
    .sort((left, right) => (startOf(left) < startOf(right) ? -1 : 1));
  const { rows, facts } = pageOf(found, query);
  if (rows.length === 0) return NONE;
  return ok({
    activitiesInformation: rows.map(({ hotel, entry }) => activityWire(hotel, entry)),
    ...facts,
  });
}

function startOf({ entry }: Found): string {
  return detailOf(entry).text('startDateTime') ?? '';
}

function fits({ entry }: Found, query: Fields): boolean {
  const detail = detailOf(entry);
  const day = detail.text('startDateTime')?.slice(0, 10) ?? '';
  const any = (name: string, value: string | undefined) => {
    const wanted = query.texts(name);
    return wanted.length === 0 || wanted.includes(value ?? '');
  };
  const completed = detail.object('status').flag('completed') ?? false;
  const text = query.text('text')?.toLowerCase();
  const linked = (list: string, inner: string, wanted: string | undefined) =>
    wanted === undefined || JSON.stringify(entry.document[list] ?? {}).includes(`"${inner}":"${wanted}"`);
  return (
    (query.day('startDate') ?? '') <= day &&
    day <= (query.day('endDate') ?? '9999') &&
    (query.flag('completed') ?? completed) === completed &&
    (query.flag('highPriority') ?? detail.flag('highPriority') ?? false) ===
      (detail.flag('highPriority') ?? false) &&
    any('ownerCode', detail.text('activityOwnerCode') ?? detail.text('activityOwner')) &&
    any('activityClass', detail.text('activityClass')) &&
    any('activityType', detail.text('activityType')) &&
    (query.text('activityPurpose') ?? detail.text('activityPurpose')) === detail.text('activityPurpose') &&
    (text === undefined || JSON.stringify(detail.raw).toLowerCase().includes(text)) &&
    linked('linkedAccounts', 'id', query.text('accountId')) &&
    linked('linkedContacts', 'id', query.text('contactId')) &&
    linked('linkedBlocks', 'id', query.text('blockId'))
  );
}

/** Stores new activities. Throws 400 when the class, the beginning or a known type is missing. */
function create(call: Call): Answer {
  const orders = call.body.list('activitiesInformation');
  if (orders.length === 0)
    throw refuse('VALUE_MISSING', 'activitiesInformation is required.', 'activitiesInformation');
  const documents = orders.map((order) => {
    const detail = order.object('activityDetail');
    detail.required('activityClass');
    requireListed(call.hotel, 'ActivityTypes', detail.required('activityType'), 'activityType');
    detail.required('startDateTime');
    const owner = detail.text('activityOwnerCode') ?? detail.text('activityOwner');
    if (owner !== undefined) requireListed(call.hotel, 'OwnerCodes', owner, 'activityOwner');
    checkAccounts(call, order);
    return {
      ...order.raw,
      activityDetail: {
        ...detail.raw,
        hotelId: call.hotel.profile.id,
        activityOwner: owner,
        activityOwnerCode: owner,
        endDateTime: detail.text('endDateTime') ?? detail.text('startDateTime'),
        status: { completed: false },
        createDateTime: call.at,
        creatorId: INTEGRATION_USER,
      },
    };
  });
  const ids = documents.map((document) => store(call, call.hotel, document));
  return created(`/act/v1/hotels/${call.hotel.profile.id}/activities/${ids[0] ?? ''}`);
}

function store(call: Call, hotel: Hotel, document: Record<string, unknown>): string {
  const id = nextId(call.world, 'record');
  const { activityId: _given, ...rest } = document;
  hotel.sales.activities.set(id, { id, document: rest });
  logActivity(call, hotel, id, 'NEW', 'Activity created');
  return id;
}

function checkAccounts(call: Call, order: Fields): void {
  for (const account of order.object('linkedAccounts').list('activityAccount')) {
    const id = account.id('profileIdList');
    if (id !== undefined && !call.world.profiles.has(id))
      throw refuse('PROFILE_UNKNOWN', `Profile ${id} is not known.`, 'linkedAccounts');
  }
}

function get(call: Call): Answer {
  const { hotel, entry } = findActivity(call);
  const { sales } = hotel;
  sales.recent = [...sales.recent.filter((id) => id !== entry.id), entry.id].slice(-REMEMBERED);
  return ok({ activityDetails: activityWire(hotel, entry) });
}

function put(call: Call): Answer {
  const { hotel, entry } = findActivity(call);
  const [order] = call.body.list('activitiesInformation');
  if (!order) throw refuse('VALUE_MISSING', 'activitiesInformation is required.', 'activitiesInformation');
  const type = order.object('activityDetail').text('activityType');
  if (type !== undefined) requireListed(hotel, 'ActivityTypes', type, 'activityType');
  const { activityId: _id, ...changes } = order.raw;
  entry.document = merged(entry.document, changes);
  if (call.body.flag('completeMode') === true) complete(call, { hotel, entry }, undefined);
  logActivity(call, hotel, entry.id, 'CHANGE', 'Activity changed');
  return { status: 200, location: call.path, body: {} };
}

/** The same change to several activities; those that are not known are reported, the others are changed. */
function putBulk(call: Call): Answer {
  const update = call.body.object('activitiesBulkUpdate');
  const record = update.object('activityRec');
  const at = (day: string, time: string) => {
    const date = record.day(day);
    return date === undefined ? undefined : `${date} ${record.text(time) ?? '00:00'}:00.0`;
  };
  const changes = {
    activityClass: record.text('activityClass'),
    activityType: record.text('activityType'),
    activityPurpose: record.text('activityPurpose'),
    activityTraceCode: record.text('activityTraceCode'),
    activityOwner: record.text('activityOwner'),
    activityOwnerCode: record.text('activityOwner'),
    notes: record.text('notes'),
    highPriority: record.flag('highPriority'),
    startDateTime: at('startDate', 'startTime'),
    endDateTime: at('endDate', 'endTime'),
  };
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const rows = update.list('activityIdList').map((wanted) => {
    const id = wanted.required('id');
    const hotel = call.hotelNamed(wanted.text('hotelId'));
    const entry = hotel.sales.activities.get(id);
    if (entry) entry.document = merged(entry.document, { activityDetail: given });
    return {
      activityIdRecord: { hotelId: hotel.profile.id, id },
      reason: entry ? undefined : 'The activity is not known.',
      processingInfoType: entry ? 'Success' : 'Error',
    };
  });
  return ok({ activitiesBulkUpdateStatusType: rows });
}

function remove(call: Call): Answer {
  const { hotel, entry } = findActivity(call);
  hotel.sales.activities.delete(entry.id);
  logActivity(call, hotel, entry.id, 'DELETE', 'Activity deleted');
  return ok({});
}

function removeSeveral(call: Call): Answer {
  const ids = call.query.texts('activityIds');
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'activityIds is required.', 'activityIds');
  const found = ids.map((id) => findActivity(call, id));
  for (const { hotel, entry } of found) hotel.sales.activities.delete(entry.id);
  return ok({});
}

/** Invites further owners to an activity: each gets one of their own, linked to it. */
function postLinked(call: Call): Answer {
  const details = call.body.object('linkedActivityDetails');
  const { hotel, entry } = findActivity(call);
  const owners = details.texts('ownerCodeList');
  if (owners.length === 0)
    throw refuse('VALUE_MISSING', 'ownerCodeList is required.', 'linkedActivityDetails.ownerCodeList');
  for (const owner of owners) requireListed(hotel, 'OwnerCodes', owner, 'ownerCodeList');
  const ids = owners.map((owner) =>
    store(call, hotel, {
      ...merged(entry.document, { activityDetail: { activityOwner: owner, activityOwnerCode: owner } }),
      linkedActivities: [{ activityId: { type: 'Activity', id: entry.id } }],
    }),
  );
  return created(`/act/v1/hotels/${hotel.profile.id}/activities/${ids[0] ?? ''}`);
}

/** Appointments and to-dos of the sales team. */
export const ACTIVITY_ROUTES: Routes = {
  'act.getActivities': list,
  'act.getActivitiesByMultipleHotelIds': list,
  'act.postActivities': create,
  'act.getActivity': get,
  'act.getActivityWithOutHotelId': get,
  'act.putActivities': put,
  'act.putBulkActivities': putBulk,
  'act.deleteActivities': remove,
  'act.deleteActivitiesWithOutHotelId': remove,
  'act.deleteMultipleActivities': removeSeveral,
  'act.postLinkedActivities': postLinked,
};
