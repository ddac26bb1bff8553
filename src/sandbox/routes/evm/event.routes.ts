import { daysBetween } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { FunctionEvent } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import { blockInfo, eventPath, eventRow, eventWire, resourcesWire } from '../../wire/event.wire.js';
import type { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { folded } from '../../wire/person.wire.js';
import { changeEvent, createEvent, findEvent } from './event-request.js';

function post(call: Call): Answer {
  const requests = call.body.list('eventDetails');
  if (requests.length === 0) throw refuse('VALUE_MISSING', 'eventDetails is required.', 'eventDetails');
  const events = requests.map((request) => createEvent(deskOf(call, request), request));
  const hotel = deskOf(call, requests[0] as Fields).hotel;
  return created(eventPath(hotel, events[0] as FunctionEvent), {
    eventDetails: events.map((event) => eventWire(hotel, event)),
  });
}

function deskOf(call: Call, request: Fields) {
  return { ...call.desk, hotel: call.hotelNamed(request.object('eventPrimaryInfo').text('hotelId')) };
}

/** Events between two days that answer the criteria, by time. */
export function eventsOf(hotel: Hotel, query: Fields): FunctionEvent[] {
  const from = query.day('eventStartDate') ?? '';
  const to = query.day('eventEndDate') ?? '9999';
  const any = (name: string, value: string | undefined) => {
    const wanted = query.texts(name);
    return wanted.length === 0 || wanted.includes(value ?? '');
  };
  const name = query.text('blockName');
  return [...hotel.groups.events.values()]
    .filter((event) => {
      const block = hotel.groups.blocks.get(event.blockId);
      return (
        event.start.slice(0, 10) <= to &&
        event.end.slice(0, 10) >= from &&
        any('eventId', event.id) &&
        any('blockId', event.blockId) &&
        any('eventStatusCodes', event.status) &&
        any('eventTypeCodes', event.type) &&
        any('functionSpaceCodes', event.space) &&
        (name === undefined || folded(block?.name ?? '').includes(folded(name)))
      );
    })
    .sort((left, right) => left.start.localeCompare(right.start));
}

function list(call: Call): Answer {
  const { query, hotel } = call;
  const from = query.day('eventStartDate');
  const to = query.day('eventEndDate');
  if (from !== undefined && to !== undefined && daysBetween(from, to) > 90)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 90 days.', 'eventEndDate');
  const found = eventsOf(hotel, query);
  if (found.length === 0) return NONE;
  const page = pageOf(found, query);
  const blocks = new Set(page.rows.map((event) => event.blockId));
  return ok({
    eventSummaries: { eventSummary: page.rows.map((event) => eventRow(hotel, event)), ...page.facts },
    blockInfo: query.texts('fetchInstructions').includes('BlocksInfo')
      ? { blockInfo: [...blocks].map((id) => ({ block: blockInfo(hotel, hotel.groups.blocks.get(id)) })) }
      : undefined,
  });
}

/** Events of several hotels, in the order of their beginning. */
function listMany(call: Call): Answer {
  const named = call.query.texts('hotelIds');
  const hotels = named.length > 0 ? named.map((id) => call.hotelNamed(id)) : [...call.world.hotels.values()];
  const found = hotels.flatMap((hotel) => eventsOf(hotel, call.query).map((event) => ({ hotel, event })));
  found.sort((left, right) => left.event.start.localeCompare(right.event.start));
  if (found.length === 0) return NONE;
  const page = pageOf(found, call.query);
  return ok({
    eventSummaries: {
      eventSummary: page.rows.map(({ hotel, event }) => eventRow(hotel, event)),
      ...page.facts,
    },
  });
}

/** All of the events named, or none. */
function removeMany(call: Call): Answer {
  const ids = call.query.texts('eventIds').map((id) => findEvent(call.hotel, id).id);
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'eventIds is required.', 'eventIds');
  for (const id of ids) call.hotel.groups.events.delete(id);
  return ok({});
}

function get(call: Call): Answer {
  const event = findEvent(call.hotel, call.param('eventId'));
  return ok({ eventDetails: [eventWire(call.hotel, event)] });
}

function change(call: Call): Answer {
  const path = findEvent(call.hotel, call.param('eventId'));
  const requests = call.body.list('eventDetails');
  if (requests.length === 0) throw refuse('VALUE_MISSING', 'eventDetails is required.', 'eventDetails');
  const changed = requests.map((request) =>
    changeEvent(
      call.desk,
      findEvent(call.hotel, request.at('eventPrimaryInfo.eventId').text('id') ?? path.id),
      request,
    ),
  );
  return {
    status: 200,
    location: eventPath(call.hotel, path),
    body: { eventDetails: changed.map((event) => eventWire(call.hotel, event)) },
  };
}

function changeResources(call: Call): Answer {
  const requests = call.body.list('eventDetails');
  if (requests.length === 0) throw refuse('VALUE_MISSING', 'eventDetails is required.', 'eventDetails');
  const changed = requests.map((request) => {
    const event = findEvent(call.hotel, request.at('eventPrimaryInfo.eventId').required('id'));
    return changeEvent(call.desk, event, request);
  });
  return {
    status: 200,
    location: call.path,
    body: { eventDetails: changed.map((event) => eventWire(call.hotel, event)) },
  };
}

function resources(call: Call): Answer {
  const { query, hotel } = call;
  const ids = query.texts('eventIds');
  const block = query.text('blockId');
  const found = [...hotel.groups.events.values()].filter(
    (event) =>
      (ids.length === 0 || ids.includes(event.id)) && (block === undefined || event.blockId === block),
  );
  if (found.length === 0) return NONE;
  return ok({
    eventsResourcesList: found.map((event) => ({
      ...eventWire(hotel, event),
      eventPrimaryInfo: { eventId: wireId(event.id, 'EventId'), hotelId: hotel.profile.id },
      eventResources: [...spaceResource(hotel, event), ...resourcesWire(event)],
    })),
  });
}

/** The space an event is held in, as a resource of it. */
function spaceResource(hotel: Hotel, event: FunctionEvent): object[] {
  const space = hotel.groups.spaces.get(event.space ?? '');
  if (!space) return [];
  return [
    {
      configResourceId: space.code,
      resourceType: 'FunctionSpace',
      resourceName: space.name,
      setupCode: event.setup,
      rentalCode: event.rentalCode,
      quantity: 1,
    },
  ];
}

function remove(call: Call): Answer {
  call.hotel.groups.events.delete(findEvent(call.hotel, call.param('eventId')).id);
  return ok({});
}

/** Events of groups. */
export const EVENT_ROUTES: Routes = {
  'evm.postEvents': post,
  'evm.getEventsOneHotel': list,
  'evm.getEvent': get,
  'evm.changeEvents': change,
  'evm.changeEventsResources': changeResources,
  'evm.getEventsResources': resources,
  'evm.deleteEvents': remove,
  'evm.deleteMultipleEvents': removeMany,
  'evm.getEventsMultipleHotels': listMany,
};
