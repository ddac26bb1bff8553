import { blockStatus } from '../rules/block.js';
import { eventStatus } from '../rules/function-space.js';
import type { Block, FunctionEvent } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';
import { decimal, money } from '../state/money.js';
import { wireId } from './ids.wire.js';

/** Path of an event, for `Location`. */
export function eventPath(hotel: Hotel, event: FunctionEvent): string {
  return `/evm/v1/hotels/${hotel.profile.id}/events/${event.id}`;
}

function status(code: string): object {
  const rule = eventStatus(code);
  return { status: { code, description: rule?.name }, color: rule?.color };
}

/** An event as one entry of a list. */
export function eventRow(hotel: Hotel, event: FunctionEvent): object {
  const block = hotel.groups.blocks.get(event.blockId);
  const space = hotel.groups.spaces.get(event.space ?? '');
  return {
    eventId: wireId(event.id, 'EventId'),
    blockIdList: [wireId(event.blockId, 'Block')],
    blockName: block?.name,
    attendees: event.attendees['expected'],
    functionSpaceDetails: space && { code: space.code, description: space.name },
    rentalAmount: decimal(event.rental),
    functionSpaceSetup:
      event.setup === undefined ? undefined : { code: event.setup, description: setupName(hotel, event) },
    eventStatus: status(event.status),
    cateringStatusType: eventStatus(event.status)?.kind,
    setupTime: event.setupMinutes,
    tearDownTime: event.setdownMinutes,
    masterEvent: false,
    subEvent: false,
    setupCode: event.setup,
    rentalCode: event.rentalCode,
    packageCode: event.details['packageCode'],
    packageName: event.details['packageName'],
    packageEvent: event.details['packageCode'] !== undefined,
    hotelId: hotel.profile.id,
    eventStartDate: event.start,
    eventEndDate: event.end,
    type: event.type,
    eventName: event.name,
    cateringCurrency: hotel.profile.currency,
  };
}

function setupName(hotel: Hotel, event: FunctionEvent): string | undefined {
  return hotel.lists.get('FunctionSpaceSetupStyles')?.find((item) => item.code === event.setup)?.description;
}

/** An event in full, as `eventDetails[]` of Oracle's answers. */
export function eventWire(hotel: Hotel, event: FunctionEvent): object {
  const space = hotel.groups.spaces.get(event.space ?? '');
  const { currency } = hotel.profile;
  return {
    eventPrimaryInfo: { eventId: wireId(event.id, 'EventId'), hotelId: hotel.profile.id },
    eventDetail: {
      ...event.details,
      eventName: { defaultText: event.name },
      eventType: event.type,
      eventTimeSpan: { startDateTime: event.start, endDateTime: event.end },
      eventStatus: status(event.status),
      cateringStatusType: eventStatus(event.status)?.kind,
      attendees: event.attendees,
      waitlisted: event.waitlisted,
      createDateTime: event.createdAt,
      lastModifyDateTime: event.modifiedAt,
    },
    eventResources: event.resources.length === 0 ? undefined : resourcesWire(event),
    eventBlockInfo: blockInfo(hotel, hotel.groups.blocks.get(event.blockId)),
    functionSpaceInformation: space && {
      functionSpaceCode: space.code,
      functionSpaceDescription: space.name,
      setupCode: event.setup,
      setupDescription: setupName(hotel, event),
      setupTime: event.setupMinutes,
      setdownTime: event.setdownMinutes,
      rentalCode: event.rentalCode,
      rentalAmount: money(event.rental, currency),
      maximumOccupancy: event.setup === undefined ? undefined : space.capacities[event.setup],
      shareable: space.shareable,
      comboSpace: space.elements.length > 0,
    },
    eventNotes:
      event.notes.length === 0
        ? undefined
        : event.notes.map(({ id, document }) => ({ ...document, noteId: wireId(id, 'Note') })),
    onTheBooksRevenue: money(revenueOf(event), currency),
  };
}

/** What was ordered for an event. */
export function resourcesWire(event: FunctionEvent): object[] {
  return event.resources.map(({ id, document }) => ({ ...document, resourceId: wireId(id, 'Resource') }));
}

/** Rental of the space and prices of everything ordered. */
export function revenueOf(event: FunctionEvent): number {
  return event.resources.reduce((sum, { document }) => {
    const price = Number((document['unitPrice'] as { amount?: unknown } | undefined)?.amount ?? 0);
    return sum + Math.round(price * 100) * Number(document['quantity'] ?? 1);
  }, event.rental);
}

/** The block of an event in short. */
export function blockInfo(hotel: Hotel, block: Block | undefined): object | undefined {
  if (!block) return undefined;
  const rule = blockStatus(block.status);
  return {
    blockIdList: [wireId(block.id, 'Block')],
    blockDetails: {
      blockCode: block.code,
      blockName: block.name,
      blockDates: { startDate: block.start, endDate: block.end },
      blockStatus: {
        bookingStatus: { status: { code: rule.code, description: rule.name }, color: rule.color },
      },
    },
    hotelId: hotel.profile.id,
  };
}
