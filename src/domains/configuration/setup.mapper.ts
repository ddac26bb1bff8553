import type { GetHotelAnswer } from '../../opera/wire/generated/entcfg.wire.js';
import type { GetRoomsSummaryAnswer, GetRoomTypesAnswer } from '../../opera/wire/generated/rmcfg.wire.js';
import type { GetRatePlansAnswer } from '../../opera/wire/generated/rtp.wire.js';

/** A hotel as its configuration describes it. */
export interface HotelFacts {
  readonly hotelId: string;
  readonly name?: string;
  readonly city?: string;
  readonly country?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly rooms?: number;
  readonly floors?: number;
  readonly checkInTime?: string;
  readonly checkOutTime?: string;
  readonly currency?: string;
  readonly timeZone?: string;
}

/** The configuration of one hotel; undefined when OPERA states none. */
export function readHotel(body: GetHotelAnswer | undefined, hotelId: string): HotelFacts | undefined {
  const info = body?.hotelConfigInfo;
  if (info === undefined) return undefined;
  const general = info.generalInformation;
  const controls = info.propertyControls;
  const { address } = info;
  const lines = [...(address?.addressLine ?? []), address?.postalCode, address?.cityName];
  return {
    hotelId: info.hotelId ?? hotelId,
    name: text(info.hotelName),
    city: text(address?.cityName),
    country: text(address?.country?.code ?? address?.country?.value),
    address: text(lines.filter((line) => line !== undefined && line !== '').join(', ')),
    phone: text(info.communication?.phoneNumber?.phoneNumber),
    email: text(info.communication?.emailAddress),
    rooms: general?.roomCount,
    floors: general?.floorCount,
    checkInTime: timeOf(general?.checkInTime),
    checkOutTime: timeOf(general?.checkOutTime),
    currency: text(controls?.currencyFormatting?.currencyCode),
    timeZone: text(controls?.dateTimeFormatting?.timeZoneRegion),
  };
}

/** A category of rooms. */
export interface RoomTypeFacts {
  readonly roomType: string;
  readonly name?: string;
  readonly roomClass?: string;
  readonly rooms?: number;
  readonly maxGuests?: number;
  readonly maxAdults?: number;
  readonly bed?: string;
  readonly features?: string[];
}

/** Room types of a hotel; the short form fills in where the long one is missing. */
export function readRoomTypes(body: GetRoomTypesAnswer | undefined): RoomTypeFacts[] {
  const long = (body?.roomTypes ?? []).flatMap((list) => list.roomType ?? []);
  if (long.length > 0)
    return long.flatMap((type) =>
      type.roomType === undefined || type.inactive === true
        ? []
        : [
            {
              roomType: type.roomType,
              name: text(type.shortDescription?.defaultText),
              roomClass: text(type.roomClass),
              rooms: type.numberOfRooms,
              maxGuests: type.maximumOccupancy,
              maxAdults: type.maxAdults,
              bed: text(type.bedType),
              features: (type.features ?? []).flatMap(
                (feature) => text(feature.description ?? feature.code) ?? [],
              ),
            },
          ],
    );
  return (body?.roomTypesSummary ?? [])
    .flatMap((list) => list.roomTypeSummary ?? [])
    .flatMap((type) =>
      type.roomType === undefined
        ? []
        : [
            {
              roomType: type.roomType,
              name: text(type.shortDescription),
              roomClass: text(type.roomClass),
              rooms: type.numberOfRooms,
            },
          ],
    );
}

/** One room as it was built. */
export interface RoomFacts {
  readonly room: string;
  readonly roomType?: string;
  readonly floor?: string;
  readonly building?: string;
  readonly accessible?: boolean;
  readonly features?: string[];
}

/** One page of rooms. */
export interface RoomFactsPage {
  readonly rooms: readonly RoomFacts[];
  readonly total?: number;
  readonly hasMore: boolean;
}

/** Rooms of a page; no body (204) means none. */
export function readRoomFacts(body: GetRoomsSummaryAnswer | undefined): RoomFactsPage {
  const page = body?.rooms;
  const rooms = (page?.roomsSummary ?? []).flatMap((list) => list.roomSummary ?? []);
  return {
    rooms: rooms.flatMap((room) =>
      room.roomId === undefined
        ? []
        : [
            {
              room: room.roomId,
              roomType: text(room.roomType?.roomType),
              floor: text(room.floor),
              building: text(room.building),
              ...(room.accessible === true && { accessible: true }),
              features: (room.roomFeatures ?? []).flatMap((feature) => text(feature.code) ?? []),
            },
          ],
    ),
    total: page?.totalResults,
    hasMore: page?.hasMore === true,
  };
}

/** A rate plan in a list. */
export interface RatePlanRow {
  readonly ratePlan: string;
  readonly name?: string;
  readonly category?: string;
  readonly market?: string;
  readonly soldFrom?: string;
  readonly soldTo?: string;
}

/** One page of rate plans. */
export interface RatePlanPage {
  readonly ratePlans: readonly RatePlanRow[];
  readonly total?: number;
  readonly hasMore: boolean;
}

/** Rate plans of a page; no body (204) means none. */
export function readRatePlans(body: GetRatePlansAnswer | undefined): RatePlanPage {
  const page = body?.ratePlanShortInfoList;
  return {
    ratePlans: (page?.ratePlanShortInfo ?? []).flatMap((plan) =>
      plan.ratePlanCode === undefined
        ? []
        : [
            {
              ratePlan: plan.ratePlanCode,
              name: text(plan.primaryDetails?.description?.defaultText),
              category: text(plan.classifications?.rateCategory),
              market: text(plan.classifications?.marketCode),
              soldFrom: plan.primaryDetails?.startSellDate?.slice(0, 10),
              soldTo: plan.primaryDetails?.endSellDate?.slice(0, 10),
            },
          ],
    ),
    total: page?.totalResults,
    hasMore: page?.hasMore === true,
  };
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}

/** `HH:MM` of a local timestamp. */
function timeOf(stamp: string | undefined): string | undefined {
  return stamp?.match(/(?:^|[ T])(\d{2}:\d{2})/)?.[1];
}
