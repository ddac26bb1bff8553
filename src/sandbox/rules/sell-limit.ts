import type { Day } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';

/** What a sell limit holds for. */
export type SellLimitLevel = 'House' | 'RoomClass' | 'RoomType';

/** Where the limit of a level, code and day is kept; the house has no code. */
export function sellLimitKey(level: SellLimitLevel, code: string, day: Day): string {
  return `${level}|${code}|${day}`;
}

/**
 * Rooms that may be sold beyond (or, negative, short of) the physical ones of a level on a day;
 * undefined when nobody set a limit.
 * @param physical rooms of the level, for limits in percent
 */
export function controlRooms(
  hotel: Hotel,
  level: SellLimitLevel,
  code: string,
  day: Day,
  physical: number,
): number | undefined {
  const limit = hotel.yield.sellLimits.get(sellLimitKey(level, code, day));
  if (!limit) return undefined;
  return limit.percentage ? Math.trunc((physical * limit.amount) / 100) : Math.trunc(limit.amount);
}
