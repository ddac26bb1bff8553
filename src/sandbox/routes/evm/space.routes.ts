import { addDays, daysBetween, isDay } from '../../clock/business-date.js';
import { findBlock } from '../../desk/group.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { capacityOf, eventStatus, spaceConflict } from '../../rules/function-space.js';
import { CATERING_PACKAGES, RESOURCES } from '../../seed/groups.table.js';
import type { FunctionSpace } from '../../state/group.js';
import { decimal, money } from '../../state/money.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { folded } from '../../wire/person.wire.js';
import { createEvent } from './event-request.js';
import { eventsOf } from './event.routes.js';

function moment(text: string | undefined, name: string, night: boolean): string {
  const day = text?.slice(0, 10) ?? '';
  if (!isDay(day)) throw refuse('VALUE_MISSING', `${name} is required.`, name);
  const time = /\d{2}:\d{2}/.exec(text?.slice(10) ?? '')?.[0];
  return `${day} ${time ?? (night ? '23:59' : '00:00')}:00.0`;
}

function matching(call: Call): FunctionSpace[] {
  const { query, hotel } = call;
  const any = (name: string, values: readonly string[]) => {
    const wanted = query.texts(name);
    return wanted.length === 0 || wanted.some((value) => values.includes(value));
  };
  const people = query.number('attendeesFrom') ?? 0;
  const setups = query.texts('setupCodes');
  const part = query.text('functionSpaceWildcard')?.replaceAll('%', '');
  return [...hotel.groups.spaces.values()].filter(
    (space) =>
      any('roomCodes', [space.code]) &&
      any('spaceTypes', [space.kind]) &&
      any('spaceType', [space.kind]) &&
      any('floorCodes', [space.floor]) &&
      any('locationCodes', [space.floor]) &&
      any('setupCodes', Object.keys(space.capacities)) &&
      capacityOf(space, setups[0]) >= people &&
      (query.number('areaFrom') ?? 0) <= space.squareMetres &&
      space.squareMetres <= (query.number('areaTo') ?? Number.MAX_SAFE_INTEGER) &&
      (part === undefined || folded(`${space.code} ${space.name}`).includes(folded(part))),
  );
}

function availability(call: Call): Answer {
  const { query, hotel } = call;
  const use = {
    start: moment(query.text('eventStartDate'), 'eventStartDate', false),
    end: moment(query.text('eventEndDate'), 'eventEndDate', true),
  };
  if (daysBetween(use.start.slice(0, 10), use.end.slice(0, 10)) > 21)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 21 days.', 'eventEndDate');
  const found = matching(call);
  if (found.length === 0) return NONE;
  const setup = query.texts('setupCodes')[0];
  return ok({
    functionSpacesAvailability: pageOf(found, query, 50).rows.map((space) => ({
      hotelId: hotel.profile.id,
      roomCode: space.code,
      roomType: space.kind,
      spaceName: { defaultText: space.name },
      shortName: space.name.slice(0, 20),
      floor: space.floor,
      spaceType: space.kind,
      comboSpace: space.elements.length > 0,
      elementSpace: [...hotel.groups.spaces.values()].some((whole) => whole.elements.includes(space.code)),
      shareable: space.shareable,
      suggestedRateCode: 'FULL',
      suggestedRateAmount: money(space.rental, hotel.profile.currency),
      suggestedSetupCode: setup ?? Object.keys(space.capacities)[0],
      available: spaceConflict(hotel, space, use) === undefined,
    })),
  });
}

/** The diary: spaces with the events held in them. */
function calendar(call: Call): Answer {
  const { query, hotel } = call;
  const from = query.day('eventStartDate') ?? hotel.businessDate;
  const to = query.day('eventEndDate') ?? addDays(from, 6);
  if (daysBetween(from, to) > 21)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 21 days.', 'eventEndDate');
  const wanted = query.texts('functionSpaceDetails');
  const spaces = [...hotel.groups.spaces.values()].filter(
    ({ code }) => wanted.length === 0 || wanted.includes(code),
  );
  const events = eventsOf(hotel, new Fields({ eventStartDate: from, eventEndDate: to }));
  if (spaces.length === 0) return NONE;
  const eventSpace = spaces.map((space) => ({
    hotelId: hotel.profile.id,
    roomId: space.code,
    name: space.name,
    description: space.name,
    eventSpaceAttributes: {
      shareable: space.shareable,
      comboSpace: space.elements.length > 0,
      maximumOccupancy: capacityOf(space, undefined),
    },
    events: {
      event: events
        .filter((event) => event.space === space.code)
        .map((event) => ({
          eventName: event.name,
          eventType: event.type,
          attendees: event.attendees['expected'],
          eventTimeSpan: { startDateTime: event.start, endDateTime: event.end },
          setupTime: event.setupMinutes,
          setdownTime: event.setdownMinutes,
          setupCode: event.setup,
          ...wireId(event.id, 'EventId'),
        })),
    },
  }));
  return ok({ eventCalendarDetails: { eventSpace, totalRooms: spaces.length } });
}

/** Things and people an event can be given. */
function items(call: Call): Answer {
  const { query, hotel } = call;
  const code = query.text('itemCode');
  const itemClass = query.text('itemClassCode');
  const name = query.text('itemName');
  const found = RESOURCES.filter(
    ([itemCode, title, group]) =>
      (code === undefined || itemCode === code) &&
      (itemClass === undefined || group === itemClass) &&
      (name === undefined || folded(title).includes(folded(name))),
  );
  if (found.length === 0) return NONE;
  return ok({
    items: found.map(([itemCode, title, group, price, stock]) => ({
      hotelId: hotel.profile.id,
      itemId: wireId(itemCode, 'ItemId'),
      itemClassCode: group,
      itemName: { defaultText: title },
      itemDescription: title,
      itemCode,
      sellInfo: { qtyInStock: stock, price: { amount: price, currencyCode: hotel.profile.currency } },
    })),
  });
}

/** Books a package of catering for a block's day: its events come with it. */
function postPackage(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const hotel = call.hotelNamed(criteria.text('hotelId'));
  const block = findBlock(hotel, call.param('blockId'));
  const code = criteria.required('packageCode');
  const plan = CATERING_PACKAGES.find((candidate) => candidate.code === code);
  if (!plan)
    throw refuse(
      'CODE_UNKNOWN',
      `Catering package ${code} does not exist at ${hotel.profile.id}.`,
      'packageCode',
    );
  const date = criteria.day('beginDate') ?? block.start;
  const status = criteria.text('status') ?? block.status;
  if (!eventStatus(status))
    throw refuse('CODE_UNKNOWN', `Event status ${status} is not used here.`, 'status');
  const id = nextId(call.world, 'record');
  const events = plan.events.map(([type, name, from, to]) =>
    createEvent(
      { ...call.desk, hotel },
      new Fields({
        eventDetail: {
          eventName: { defaultText: name },
          eventType: type,
          eventTimeSpan: { startDateTime: `${date} ${from}:00.0`, endDateTime: `${date} ${to}:00.0` },
          eventStatus: { status: { code: status } },
          attendees: criteria.object('attendees').raw,
          packageCode: code,
          packageName: plan.name,
        },
        eventBlockInfo: { blockIdList: [wireId(block.id, 'Block')] },
      }),
    ),
  );
  block.packages.push({
    id,
    document: {
      ...criteria.raw,
      status,
      beginDate: date,
      translatableDescription: { defaultText: plan.name },
      price: { amount: decimal(plan.price), currencyCode: hotel.profile.currency },
    },
  });
  return created(`${call.path}/${id}`, {
    createCateringPackageProcessedInfoList: events.map((event) => ({
      hotelId: hotel.profile.id,
      blockId: wireId(block.id, 'Block'),
      eventName: event.name,
      eventType: event.type,
      eventDate: event.start.slice(0, 10),
      status: 'Created',
    })),
  });
}

function packages(call: Call): Answer {
  const hotel = call.hotelNamed(call.query.text('hotelId'));
  const block = findBlock(hotel, call.param('blockId'));
  if (block.packages.length === 0) return NONE;
  return ok({
    cateringPackageList: block.packages.map(({ id, document }) => ({
      ...document,
      hotelId: hotel.profile.id,
      blockId: wireId(block.id, 'Block'),
      packageId: wireId(id, 'PackageId'),
    })),
  });
}

function removePackage(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  const id = call.param('cateringPackageId');
  const known = block.packages.find((booked) => booked.id === id);
  if (!known) throw refuse('NOT_FOUND', `Catering package ${id} is not booked.`, 'cateringPackageId');
  block.packages = block.packages.filter((booked) => booked !== known);
  for (const [eventId, event] of call.hotel.groups.events) {
    if (event.blockId === block.id && event.details['packageCode'] === known.document['packageCode'])
      call.hotel.groups.events.delete(eventId);
  }
  return ok({});
}

/** Function spaces, the diary, things for events, catering packages. */
export const SPACE_ROUTES: Routes = {
  'evm.getFunctionSpaceAvailability': availability,
  'evm.getEventCalendar': calendar,
  'evmcfg.getInventoryItems': items,
  'evm.postCateringPackage': postPackage,
  'evm.getCateringPackages': packages,
  'evm.deleteCateringPackage': removePackage,
};
