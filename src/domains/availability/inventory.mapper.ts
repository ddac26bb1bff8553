import type {
  ChangeSellLimitByDateBody,
  GetHotelInventoryAnswer,
} from '../../opera/wire/generated/inv.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';

/** Rooms left on one day. */
export interface RoomsLeft {
  readonly date: BusinessDate;
  readonly house: number;
  readonly roomTypes: Readonly<Record<string, number>>;
}

/** Rooms left by day, for the house and by room type; no body (204) means none. */
export function readRoomsLeft(body: GetHotelInventoryAnswer | undefined): RoomsLeft[] {
  const house = new Map<string, number>();
  const types = new Map<string, Record<string, number>>();
  for (const inventory of body?.hotelInventories ?? []) {
    for (const count of inventory.houseInventory ?? [])
      if (count.startDate !== undefined) house.set(count.startDate.slice(0, 10), count.availableCount ?? 0);
    for (const type of inventory.roomTypeInventories ?? []) {
      for (const { startDate, availableCount } of type.inventoryCounts ?? []) {
        if (startDate === undefined || type.code === undefined) continue;
        const day = startDate.slice(0, 10);
        types.set(day, { ...types.get(day), [type.code]: availableCount ?? 0 });
      }
    }
  }
  const days = [...new Set([...house.keys(), ...types.keys()])].sort();
  return days.map((date) => {
    const roomTypes = types.get(date) ?? {};
    const sum = Object.values(roomTypes).reduce((rooms, left) => rooms + left, 0);
    return { date, house: house.get(date) ?? sum, roomTypes };
  });
}

/** The body that sets one sell limit on several days (Oracle's inv.json, changeSellLimitByDate). */
export function toSellLimits(
  hotelId: string,
  days: readonly BusinessDate[],
  rooms: number,
  roomType: string | undefined,
): ChangeSellLimitByDateBody {
  const rows = days.map((date) => ({ date, amount: rooms, flatOrPercentage: 'Flat' }));
  return {
    sellLimitsByDate:
      roomType === undefined
        ? { hotelId, houseSellLimits: rows }
        : { hotelId, roomTypeSellLimits: rows.map((row) => ({ ...row, roomType })) },
  };
}
