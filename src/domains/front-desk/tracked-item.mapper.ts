import type {
  PostTrackItItemsBody,
  PutTrackItItemsBody,
  SearchTrackItItemsAnswer,
  SearchTrackItItemsBody,
} from '../../opera/wire/generated/cms.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';

/** What is kept for guests; OPERA's words. */
export const ITEM_GROUPS = ['parcel', 'car', 'luggage', 'lost'] as const;
export type ItemGroup = (typeof ITEM_GROUPS)[number];
const WIRE_GROUPS = {
  parcel: 'Parcel',
  car: 'Valet',
  luggage: 'Baggage',
  lost: 'Lost',
} as const satisfies Record<ItemGroup, string>;

/** A thing that the hotel keeps; the guest's name is unmasked. */
export interface TrackedItem {
  readonly itemId: string;
  readonly group?: ItemGroup;
  readonly ticket?: string;
  readonly type?: string;
  readonly open: boolean;
  readonly action?: string;
  readonly location?: string;
  /** As written down; may be a guest's words. */
  readonly description?: string;
  readonly reservationId?: string;
  readonly guest?: { readonly surname?: string; readonly givenName?: string };
  readonly room?: string;
}

/** Which things are asked for. */
export interface ItemQuestion {
  readonly group?: ItemGroup;
  readonly status?: 'open' | 'closed';
  readonly reservationId?: string;
  readonly text?: string;
}

/** What is to be written of a thing; what is absent stays as it is. Codes are checked. */
export interface ItemEntry {
  readonly group?: ItemGroup;
  readonly type?: string;
  readonly description?: string;
  readonly location?: string;
  readonly action?: string;
  readonly quantity?: number;
  readonly followUpDate?: BusinessDate;
  readonly reservationId?: string;
}

type WireItem = NonNullable<PostTrackItItemsBody['trackItItemsInfo']>[number];

/** Body of `cms.searchTrackItItems`. */
export function toItemSearch(question: ItemQuestion): SearchTrackItItemsBody {
  return {
    ...(question.group !== undefined && { trackItGroups: [WIRE_GROUPS[question.group]] }),
    ...(question.status !== undefined && {
      actionStatuses: [question.status === 'open' ? ('Open' as const) : ('Closed' as const)],
    }),
    ...(question.reservationId !== undefined && {
      reservationId: question.reservationId,
      reservationIdType: 'Reservation',
    }),
    ...(question.text !== undefined && { description: question.text }),
  };
}

/** Things of an answer; no body (204) means none. One without an id is left out. */
export function readItems(body: SearchTrackItItemsAnswer | undefined): TrackedItem[] {
  return (body?.trackItItemsInfo ?? []).flatMap((row): TrackedItem[] => {
    const itemId = row.trackItId?.id;
    if (itemId === undefined) return [];
    const stay = row.reservationInfo;
    return [
      {
        itemId,
        group: ITEM_GROUPS.find((group) => WIRE_GROUPS[group] === row.group),
        ticket: row.ticketNumber,
        type: row.type?.type?.description ?? row.type?.type?.code,
        open: row.action?.status !== 'Closed',
        action: row.action?.trackItAction?.description ?? row.action?.trackItAction?.code,
        location: row.location?.description ?? row.location?.code,
        description: row.description,
        reservationId: stay?.reservationIdList?.find((id) => id.type === 'Reservation')?.id,
        guest: stay?.guestInfo && { surname: stay.guestInfo.surname, givenName: stay.guestInfo.givenName },
        room: stay?.roomId,
      },
    ];
  });
}

/** Body of `cms.postTrackItItems`. */
export function toNewItem(hotelId: string, entry: ItemEntry): PostTrackItItemsBody {
  return { trackItItemsInfo: [{ hotelId, ...toItem(entry) }] };
}

/** Body of `cms.putTrackItItems` for one thing. */
export function toItemChange(hotelId: string, itemId: string, entry: ItemEntry): PutTrackItItemsBody {
  return { trackItItemsInfo: [{ hotelId, trackItId: { id: itemId, type: 'TrackIt' }, ...toItem(entry) }] };
}

function toItem(entry: ItemEntry): WireItem {
  return {
    ...(entry.group !== undefined && { group: WIRE_GROUPS[entry.group] }),
    ...(entry.type !== undefined && { type: { type: { code: entry.type } } }),
    ...(entry.action !== undefined && { action: { trackItAction: { code: entry.action } } }),
    ...(entry.location !== undefined && { location: { code: entry.location } }),
    ...(entry.description !== undefined && { description: entry.description }),
    ...(entry.quantity !== undefined && { quantity: entry.quantity }),
    ...(entry.followUpDate !== undefined && { followUpDate: entry.followUpDate }),
    ...(entry.reservationId !== undefined && {
      reservationInfo: { reservationIdList: [{ id: entry.reservationId, type: 'Reservation' }] },
    }),
  };
}

/** Active codes of `fofcfg.getTrackItTypes`, `...Locations` or `...Actions` (Oracle's fofcfg.json). */
export function readItemCodes(body: ItemCodes | undefined): CodeValue[] {
  const rows = body?.trackItTypes ?? body?.trackItLocations ?? body?.trackItActions ?? [];
  return rows.flatMap(({ code, description, inactive }) =>
    code === undefined || inactive === true ? [] : [{ code, description: description ?? '' }],
  );
}

interface ItemCode {
  readonly code?: string;
  readonly description?: string;
  readonly inactive?: boolean;
}

/** The three lists of codes, one member each. */
export interface ItemCodes {
  readonly trackItTypes?: readonly ItemCode[];
  readonly trackItLocations?: readonly ItemCode[];
  readonly trackItActions?: readonly ItemCode[];
}
