import { findStay, INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { CodeItem } from '../../state/hotel.js';
import { type Document, isObject, merged, type Numbered } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { stayIds } from '../../wire/ids.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';

const GROUPS = ['Parcel', 'Valet', 'Baggage', 'Lost'];

/** An action that ends the matter: what was handed over is not in the house any more. */
const CLOSING = new Set(['DELI']);

/** The listed value of a code, with its description; undefined when none was sent. */
function listed(call: Call, list: string, code: string | undefined, path: string): CodeItem | undefined {
  if (code === undefined) return undefined;
  const item = call.hotel.lists.get(list)?.find((candidate) => candidate.code === code);
  if (!item)
    throw refuse('CODE_UNKNOWN', `${code} is not in the list ${list} of ${call.hotel.profile.id}.`, path);
  return item;
}

function described(item: CodeItem | undefined): object | undefined {
  return item && { code: item.code, description: item.description };
}

/** What of an item is stored as it came: codes get their descriptions, the stay is kept by its number only. */
function readItem(call: Call, item: Fields): Document {
  const type = described(listed(call, 'TrackItTypes', item.at('type.type').text('code'), 'type.type.code'));
  const action = listed(
    call,
    'TrackItActions',
    item.at('action.trackItAction').text('code'),
    'action.trackItAction.code',
  );
  const status = item.object('action').text('status');
  const location = described(
    listed(call, 'TrackItLocations', item.object('location').text('code'), 'location.code'),
  );
  const reservationId = item.object('reservationInfo').id('reservationIdList', 'Reservation');
  if (reservationId !== undefined) findStay(call.hotel, reservationId);
  const { hotelId: _h, trackItId: _i, trackItLogList: _l, reservationInfo: _r, ...raw } = item.raw;
  return {
    ...raw,
    ...(type && { type: { type } }),
    ...((action || status !== undefined) && {
      action: {
        ...(action && { trackItAction: described(action) }),
        status: status ?? (CLOSING.has(action?.code ?? '') ? 'Closed' : 'Open'),
      },
    }),
    ...(location && { location }),
    ...(reservationId !== undefined && { reservationId }),
  };
}

function wire(call: Call, { id, document }: Numbered): object {
  const { reservationId, log, createdAt: _at, ...item } = document;
  const stay = typeof reservationId === 'string' ? call.hotel.reservations.get(reservationId) : undefined;
  const trackItId = { id, type: 'TrackIt' };
  const hotelId = call.hotel.profile.id;
  return {
    hotelId,
    trackItId,
    ...item,
    reservationInfo: stay && {
      reservationIdList: stayIds(stay),
      timeSpan: { startDate: stay.arrival, endDate: stay.departure },
      guestInfo: primaryName(mainGuest(call.world, stay)),
      roomType: stay.nights[0]?.roomType,
      roomId: stay.roomId,
      reservationStatus: stay.status,
    },
    trackItLogList: (Array.isArray(log) ? log : []).filter(isObject).map((line, index) => ({
      hotelId,
      trackItLogId: { id: `${id}${index}`, type: 'TrackItLog' },
      trackItId,
      ...line,
    })),
  };
}

function withLog(call: Call, document: Document, type: string): Document {
  const before: unknown[] = Array.isArray(document['log']) ? document['log'] : [];
  const line = {
    type,
    description: new Fields(document).at('action.trackItAction').text('description') ?? type,
    businessDate: call.hotel.businessDate,
    logUserName: INTEGRATION_USER,
    logDate: call.at,
  };
  return { ...document, log: [...before, line] };
}

function items(call: Call): Fields[] {
  const list = call.body.list('trackItItemsInfo');
  if (list.length === 0) throw refuse('VALUE_MISSING', 'trackItItemsInfo is required.', 'trackItItemsInfo');
  return list;
}

function post(call: Call): Answer {
  const documents = items(call).map((item) => {
    const group = item.required('group');
    if (!GROUPS.includes(group)) throw refuse('VALUE_INVALID', `${group} is not a group.`, 'group');
    return { action: { status: 'Open' }, quantity: 1, ...readItem(call, item) };
  });
  const ids = documents.map((document) => {
    const id = nextId(call.world, 'record');
    const kept = { ticketNumber: `T${id}`, ...document, createdAt: call.at };
    call.hotel.records.trackItems.set(id, { id, document: withLog(call, kept, 'Created') });
    return id;
  });
  return created(`${call.path}/${ids[0] ?? ''}`);
}

function find(call: Call, id: string): Numbered {
  const known = call.hotel.records.trackItems.get(id);
  if (!known) throw refuse('NOT_FOUND', `Item ${id} is not known.`, 'trackItId');
  return known;
}

function put(call: Call): Answer {
  const changes = items(call).map((item) => ({
    item,
    known: find(call, item.object('trackItId').required('id')),
  }));
  for (const { item, known } of changes)
    known.document = withLog(call, merged(known.document, readItem(call, item)), 'Updated');
  return {
    status: 200,
    location: call.path,
    body: { trackItItemsInfo: changes.map(({ known }) => wire(call, known)) },
  };
}

function remove(call: Call): Answer {
  const ids = call.query.texts('trackItId');
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'trackItId is required.', 'trackItId');
  for (const known of ids.map((id) => find(call, id))) call.hotel.records.trackItems.delete(known.id);
  return { status: 200, location: call.path, body: {} };
}

function search(call: Call): Answer {
  const { criteria, hotel, world } = call;
  const any = (name: string, value: string | undefined) => {
    const wanted = criteria.texts(name);
    return wanted.length === 0 || wanted.includes(value ?? '');
  };
  const part = (name: string, value: string | undefined) => {
    const wanted = criteria.text(name)?.toLowerCase();
    return wanted === undefined || (value ?? '').toLowerCase().includes(wanted);
  };
  const found = [...hotel.records.trackItems.values()].filter(({ document }) => {
    const item = new Fields(document);
    const stay = hotel.reservations.get(item.text('reservationId') ?? '');
    const name = stay && primaryName(mainGuest(world, stay));
    return (
      any('trackItGroups', item.text('group')) &&
      any('types', item.at('type.type').text('code')) &&
      any('locations', item.object('location').text('code')) &&
      any('actions', item.at('action.trackItAction').text('code')) &&
      any('actionStatuses', item.object('action').text('status')) &&
      any('ticketId', item.text('ticketNumber')) &&
      any('reservationId', item.text('reservationId')) &&
      any('room', stay?.roomId) &&
      any('assignedStatuses', item.has('assignedTo') ? 'Assigned' : 'Unassigned') &&
      any('followUpDate', item.text('followUpDate')) &&
      any('createdOn', item.text('createdAt')?.slice(0, 10)) &&
      part('description', item.text('description')) &&
      part('surname', name?.surname) &&
      part('givenName', name?.givenName)
    );
  });
  if (found.length === 0) return NONE;
  return ok({ trackItItemsInfo: found.map((item) => wire(call, item)), hotelId: hotel.profile.id });
}

/** The codes that items are described with. */
function codes(list: string, member: string, more: (item: CodeItem) => object = () => ({})) {
  return (call: Call): Answer => {
    const wanted = call.query.texts('codes');
    const rows = (call.hotel.lists.get(list) ?? []).filter(
      (item) => wanted.length === 0 || wanted.includes(item.code),
    );
    if (rows.length === 0) return NONE;
    return ok({
      [member]: rows.map((item, index) => ({
        code: item.code,
        description: item.description,
        displaySequence: index + 1,
        hotelId: call.hotel.profile.id,
        trackItGroup: { valet: true, parcel: true, baggage: true, lost: true },
        inactive: item.active === false,
        ...more(item),
      })),
    });
  };
}

/** Parcels, cars, luggage and what was lost and found. */
export const TRACK_ITEM_ROUTES: Routes = {
  'cms.searchTrackItItems': search,
  'cms.getTrackItItems': search,
  'cms.postTrackItItems': post,
  'cms.putTrackItItems': put,
  'cms.deleteTrackItItems': remove,
  'fofcfg.getTrackItTypes': codes('TrackItTypes', 'trackItTypes'),
  'fofcfg.getTrackItLocations': codes('TrackItLocations', 'trackItLocations'),
  'fofcfg.getTrackItActions': codes('TrackItActions', 'trackItActions', (item) => ({
    status: CLOSING.has(item.code) ? 'Closed' : 'Open',
  })),
};
