import { findBlock } from '../../desk/group.js';
import { type Desk, requireListed } from '../../desk/desk.js';
import { isDay } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { blockStatus } from '../../rules/block.js';
import { capacityOf, eventStatus, spaceConflict, takesSpace } from '../../rules/function-space.js';
import { RESOURCES } from '../../seed/groups.table.js';
import { merged } from '../../state/document.js';
import type { Block, FunctionEvent } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';

/** Members of `eventDetail` that the event keeps itself. */
const OWN = new Set([
  'eventName',
  'eventType',
  'eventTimeSpan',
  'eventStatus',
  'cateringStatusType',
  'attendees',
  'waitlisted',
  'createDateTime',
  'creatorId',
  'lastModifyDateTime',
  'lastModifierId',
]);

/** The event with OPERA's id. Throws 404. */
export function findEvent(hotel: Hotel, id: string): FunctionEvent {
  const event = hotel.groups.events.get(id);
  if (!event) throw refuse('NOT_FOUND', `Event ${id} is not known at ${hotel.profile.id}.`, 'eventId');
  return event;
}

/** Makes an event of a request: it belongs to a block and takes its space. Throws 400, 404. */
export function createEvent(desk: Desk, request: Fields): FunctionEvent {
  const { hotel, world } = desk;
  const blockId = request.object('eventBlockInfo').id('blockIdList', 'Block');
  if (blockId === undefined)
    throw refuse('VALUE_MISSING', 'An event needs a block: eventBlockInfo.blockIdList.', 'eventBlockInfo');
  const block = findBlock(hotel, blockId);
  if (blockStatus(block.status).kind === 'Cancel')
    throw refuse(
      'STATUS_FORBIDS',
      `Block ${block.code} is ${block.status}: it can have no new events.`,
      'blockId',
    );
  const detail = request.object('eventDetail');
  const event: FunctionEvent = {
    id: nextId(world, 'record'),
    blockId: block.id,
    name: detail.object('eventName').text('defaultText') ?? '',
    type: detail.required('eventType'),
    start: '',
    end: '',
    status: block.status,
    attendees: {},
    setupMinutes: 0,
    setdownMinutes: 0,
    rental: 0,
    waitlisted: false,
    notes: [],
    resources: [],
    details: {},
    createdAt: desk.at,
    modifiedAt: desk.at,
  };
  applyEvent(desk, event, block, request);
  hotel.groups.events.set(event.id, event);
  return event;
}

/** Applies a partial request to an event, all of it or nothing. */
export function changeEvent(desk: Desk, event: FunctionEvent, request: Fields): FunctionEvent {
  const draft = structuredClone(event);
  applyEvent(desk, draft, findBlock(desk.hotel, draft.blockId), request);
  draft.modifiedAt = desk.at;
  desk.hotel.groups.events.set(draft.id, draft);
  return draft;
}

function applyEvent(desk: Desk, event: FunctionEvent, block: Block, request: Fields): void {
  const { hotel } = desk;
  const detail = request.object('eventDetail');
  event.name = detail.object('eventName').text('defaultText') ?? event.name;
  event.type = detail.text('eventType') ?? event.type;
  requireListed(hotel, 'CateringEventTypes', event.type, 'eventType');
  if (event.name === '')
    event.name =
      hotel.lists.get('CateringEventTypes')?.find(({ code }) => code === event.type)?.description ??
      event.type;
  readTimes(event, block, detail);
  const status = detail.at('eventStatus.status').text('code') ?? event.status;
  if (!eventStatus(status))
    throw refuse('CODE_UNKNOWN', `Event status ${status} is not used here.`, 'eventStatus');
  event.status = status;
  event.attendees = merged(event.attendees, detail.object('attendees').raw);
  event.waitlisted =
    detail.flag('waitlisted') ?? request.object('processInstructions').flag('waitList') ?? event.waitlisted;
  const kept = Object.entries(detail.raw).filter(([name]) => !OWN.has(name));
  event.details = merged(event.details, Object.fromEntries(kept));
  readNotes(desk, event, request);
  for (const resource of request.list('eventResources')) keepResource(desk, event, resource);
  readSpace(hotel, event, request);
  requireSpace(hotel, event, request.object('processInstructions'));
}

function readTimes(event: FunctionEvent, block: Block, detail: Fields): void {
  const span = detail.object('eventTimeSpan');
  event.start = stamp(span.text('startDateTime')) ?? event.start;
  event.end = stamp(span.text('endDateTime')) ?? event.end;
  if (event.start === '' || event.end === '')
    throw refuse(
      'VALUE_MISSING',
      'eventTimeSpan with startDateTime and endDateTime is required.',
      'eventTimeSpan',
    );
  if (event.end <= event.start)
    throw refuse('VALUE_INVALID', 'The event ends before it starts.', 'eventTimeSpan.endDateTime');
  const day = event.start.slice(0, 10);
  if (day < block.start || event.end.slice(0, 10) > block.end)
    throw refuse(
      'VALUE_INVALID',
      `The event is outside block ${block.code} (${block.start} to ${block.end}).`,
      'eventTimeSpan',
    );
}

/** A timestamp in the hotel's form: a T or a zone is read as local time. Throws 400. */
function stamp(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?.*)?$/.exec(text);
  const [, day = '', time = '00:00', seconds = '00'] = match ?? [];
  if (!isDay(day)) throw refuse('VALUE_INVALID', `${text} is no date and time.`, 'eventTimeSpan');
  return `${day} ${time}:${seconds}.0`;
}

function readNotes(desk: Desk, event: FunctionEvent, request: Fields): void {
  for (const note of request.list('eventNotes')) {
    const { noteId: _id, ...document } = note.raw;
    const id = note.object('noteId').text('id');
    const known = id === undefined ? undefined : event.notes.find((candidate) => candidate.id === id);
    if (known) known.document = merged(known.document, document);
    else event.notes.push({ id: nextId(desk.world, 'record'), document });
  }
}

function keepResource(desk: Desk, event: FunctionEvent, resource: Fields): void {
  const { resourceId: _id, ...document } = resource.raw;
  if (resource.text('resourceType') === 'FunctionSpace') {
    event.space = resource.text('configResourceId') ?? resource.text('resourceName') ?? event.space;
    event.setup = resource.text('setupCode') ?? event.setup;
    event.rentalCode = resource.text('rentalCode') ?? event.rentalCode;
    return;
  }
  const id = resource.object('resourceId').text('id');
  const known = id === undefined ? undefined : event.resources.find((candidate) => candidate.id === id);
  if (known) {
    if (resource.number('quantity') === 0)
      event.resources = event.resources.filter((other) => other !== known);
    else known.document = merged(known.document, document);
    return;
  }
  const item = RESOURCES.find(([code]) => code === resource.text('configResourceId'));
  const price = item && { unitPrice: { amount: item[3], currencyCode: desk.hotel.profile.currency } };
  event.resources.push({
    id: nextId(desk.world, 'record'),
    document: {
      resourceName: item?.[1],
      quantity: 1,
      ...price,
      hotelId: desk.hotel.profile.id,
      ...document,
    },
  });
}

function readSpace(hotel: Hotel, event: FunctionEvent, request: Fields): void {
  const information = request.object('functionSpaceInformation');
  event.space = information.text('functionSpaceCode') ?? event.space;
  event.setup = information.text('setupCode') ?? event.setup;
  event.setupMinutes = information.number('setupTime') ?? event.setupMinutes;
  event.setdownMinutes = information.number('setdownTime') ?? event.setdownMinutes;
  event.rentalCode = information.text('rentalCode') ?? event.rentalCode;
  if (event.setup !== undefined) requireListed(hotel, 'FunctionSpaceSetupStyles', event.setup, 'setupCode');
  if (event.rentalCode !== undefined) requireListed(hotel, 'EventRateCode', event.rentalCode, 'rentalCode');
  const rental = information.money('rentalAmount');
  const space = event.space === undefined ? undefined : hotel.groups.spaces.get(event.space);
  if (event.space !== undefined && !space)
    throw refuse(
      'CODE_UNKNOWN',
      `Function space ${event.space} does not exist at ${hotel.profile.id}.`,
      'functionSpaceCode',
    );
  if (rental !== undefined) event.rental = rental;
  else if (space) event.rental = rentalOf(space.rental, event.rentalCode);
}

function rentalOf(full: number, code: string | undefined): number {
  if (code === 'FREE') return 0;
  return code === 'HALF' ? Math.round(full / 2) : full;
}

/** Throws unless the space is free then and big enough, or the request says it does not matter. */
function requireSpace(hotel: Hotel, event: FunctionEvent, instructions: Fields): void {
  const space = hotel.groups.spaces.get(event.space ?? '');
  if (!space || !takesSpace(event)) return;
  const people = Number(event.attendees['guaranteed'] ?? event.attendees['expected'] ?? 0);
  const most = capacityOf(space, event.setup);
  if (people > most && instructions.flag('overrideCapacity') !== true)
    throw refuse(
      'OCCUPANCY',
      `${space.name} takes at most ${most} people that way, ${people} are expected.`,
      'attendees',
    );
  const inTheWay = spaceConflict(hotel, space, event, event.id);
  if (!inTheWay || instructions.flag('overbook') === true) return;
  if (instructions.flag('shareable') === true && space.shareable) return;
  throw refuse(
    'NOT_AVAILABLE',
    `${space.name} is taken from ${inTheWay.start.slice(11, 16)} to ${inTheWay.end.slice(11, 16)} on ${inTheWay.start.slice(0, 10)}.`,
    'functionSpaceCode',
  );
}
