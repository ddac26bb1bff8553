import { Fault } from '../../kernel/fault.js';
import { money } from '../../shared/money.js';
import type { EventTerms, FunctionSpace, GroupEvent, OrderedItem } from './event.js';

interface Id {
  readonly id?: string;
}

/** The answer of `getEventsOneHotel` (Oracle's evm.json), as far as it is read. */
export interface EventsAnswer {
  readonly eventSummaries?: {
    readonly eventSummary?: readonly {
      readonly eventId?: Id;
      readonly blockIdList?: readonly Id[];
      readonly blockName?: string;
      readonly attendees?: number;
      readonly functionSpaceDetails?: { readonly code?: string };
      readonly setupCode?: string;
      readonly eventStatus?: { readonly status?: { readonly code?: string } };
      readonly eventStartDate?: string;
      readonly eventEndDate?: string;
      readonly type?: string;
      readonly eventName?: string;
    }[];
    readonly hasMore?: boolean;
    readonly totalResults?: number;
  };
}

/** One page of events. */
export interface EventPage {
  readonly events: readonly GroupEvent[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** The events of a list; no body (204) means none. */
export function readEvents(body: EventsAnswer | undefined): EventPage {
  const found = body?.eventSummaries;
  return {
    events: (found?.eventSummary ?? []).flatMap((row) =>
      row.eventId?.id === undefined
        ? []
        : [
            {
              eventId: row.eventId.id,
              name: row.eventName ?? '',
              type: row.type,
              start: minute(row.eventStartDate),
              end: minute(row.eventEndDate),
              space: row.functionSpaceDetails?.code,
              setup: row.setupCode,
              people: row.attendees,
              status: row.eventStatus?.status?.code,
              blockId: row.blockIdList?.[0]?.id,
              blockName: row.blockName,
            },
          ],
    ),
    hasMore: found?.hasMore === true,
    total: found?.totalResults,
  };
}

/** The answer of `getEvent`. */
export interface EventAnswer {
  readonly eventDetails?: readonly {
    readonly eventPrimaryInfo?: { readonly eventId?: Id };
    readonly eventDetail?: {
      readonly eventName?: { readonly defaultText?: string };
      readonly eventType?: string;
      readonly eventTimeSpan?: { readonly startDateTime?: string; readonly endDateTime?: string };
      readonly eventStatus?: { readonly status?: { readonly code?: string } };
      readonly attendees?: { readonly expected?: number };
    };
    readonly functionSpaceInformation?: { readonly functionSpaceCode?: string; readonly setupCode?: string };
    readonly eventBlockInfo?: {
      readonly blockIdList?: readonly Id[];
      readonly blockDetails?: { readonly blockName?: string };
    };
  }[];
}

/** One event. Throws Fault OPERA_UNEXPECTED_SHAPE when the answer holds none. */
export function readEvent(body: EventAnswer | undefined): GroupEvent {
  const wire = body?.eventDetails?.[0];
  const eventId = wire?.eventPrimaryInfo?.eventId?.id;
  if (eventId === undefined) throw new Fault('OPERA_UNEXPECTED_SHAPE', 'OPERA gave an event without id.');
  const detail = wire?.eventDetail;
  return {
    eventId,
    name: detail?.eventName?.defaultText ?? '',
    type: detail?.eventType,
    start: minute(detail?.eventTimeSpan?.startDateTime),
    end: minute(detail?.eventTimeSpan?.endDateTime),
    space: wire?.functionSpaceInformation?.functionSpaceCode,
    setup: wire?.functionSpaceInformation?.setupCode,
    people: detail?.attendees?.expected,
    status: detail?.eventStatus?.status?.code,
    blockId: wire?.eventBlockInfo?.blockIdList?.[0]?.id,
    blockName: wire?.eventBlockInfo?.blockDetails?.blockName,
  };
}

/** `YYYY-MM-DD HH:MM` of a timestamp. */
function minute(stamp: string | undefined): string {
  return (stamp ?? '').replace('T', ' ').slice(0, 16);
}

/** The answer of `getFunctionSpaceAvailability`. */
export interface SpacesAnswer {
  readonly functionSpacesAvailability?: readonly {
    readonly roomCode?: string;
    readonly spaceName?: { readonly defaultText?: string };
    readonly shortName?: string;
    readonly floor?: string;
    readonly available?: boolean;
    readonly suggestedRateAmount?: { readonly amount?: number; readonly currencyCode?: string };
  }[];
}

/** The spaces of an answer; no body (204) means none. */
export function readSpaces(body: SpacesAnswer | undefined): FunctionSpace[] {
  return (body?.functionSpacesAvailability ?? []).flatMap((row) =>
    row.roomCode === undefined
      ? []
      : [
          {
            code: row.roomCode,
            name: row.spaceName?.defaultText ?? row.shortName ?? row.roomCode,
            floor: row.floor,
            free: row.available === true,
            rental: money(row.suggestedRateAmount?.amount, row.suggestedRateAmount?.currencyCode),
          },
        ],
  );
}

/** The body of `postEvents` and `changeEvents`: what is left out stays as it is. */
export function toEvent(
  hotelId: string,
  terms: EventTerms,
  ids: { blockId?: string; eventId?: string },
): object {
  const { name, type, start, end, space, setup, people, status, note } = terms;
  return {
    eventDetails: [
      {
        eventPrimaryInfo: {
          hotelId,
          ...(ids.eventId !== undefined && { eventId: { id: ids.eventId, type: 'EventId' } }),
        },
        eventDetail: {
          ...(name !== undefined && { eventName: { defaultText: name } }),
          ...(type !== undefined && { eventType: type }),
          ...(start !== undefined &&
            end !== undefined && {
              eventTimeSpan: { startDateTime: `${start}:00.0`, endDateTime: `${end}:00.0` },
            }),
          ...(status !== undefined && { eventStatus: { status: { code: status } } }),
          ...(people !== undefined && { attendees: { expected: people } }),
        },
        ...((space ?? setup) !== undefined && {
          functionSpaceInformation: {
            ...(space !== undefined && { functionSpaceCode: space }),
            ...(setup !== undefined && { setupCode: setup }),
          },
        }),
        ...(note !== undefined && { eventNotes: [{ comment: note, internal: true }] }),
        ...(ids.blockId !== undefined && {
          eventBlockInfo: { blockIdList: [{ id: ids.blockId, type: 'Block' }] },
        }),
      },
    ],
  };
}

/** The body of `changeEventsResources` that orders things for an event. */
export function toItems(hotelId: string, eventId: string, items: readonly OrderedItem[]): object {
  return {
    eventDetails: [
      {
        eventPrimaryInfo: { hotelId, eventId: { id: eventId, type: 'EventId' } },
        eventResources: items.map(({ item, quantity }) => ({
          configResourceId: item,
          resourceType: 'Item',
          quantity,
        })),
      },
    ],
  };
}

/** The answer of `getEventsResources`. */
export interface ResourcesAnswer {
  readonly eventsResourcesList?: readonly {
    readonly eventResources?: readonly {
      readonly configResourceId?: string;
      readonly resourceType?: string;
      readonly quantity?: number;
    }[];
  }[];
}

/** Things ordered for an event. */
export function readItems(body: ResourcesAnswer | undefined): OrderedItem[] {
  return (body?.eventsResourcesList?.[0]?.eventResources ?? []).flatMap((row) =>
    row.configResourceId === undefined || row.resourceType !== 'Item'
      ? []
      : [{ item: row.configResourceId, quantity: row.quantity ?? 1 }],
  );
}
