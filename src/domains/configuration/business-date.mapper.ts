import type { GetBusinessDateAnswer } from '../../opera/wire/generated/bof.wire.js';
import { isBusinessDate, type BusinessDate } from '../../shared/business-date.js';

/** The business date of one hotel; undefined when the answer names none (a date with a time is cut to the date). */
export function readBusinessDate(
  body: GetBusinessDateAnswer | undefined,
  hotelId: string,
): BusinessDate | undefined {
  const rows = body?.hotels ?? [];
  const row = rows.find((entry) => entry.hotelId === hotelId) ?? (rows.length === 1 ? rows[0] : undefined);
  const date = row?.businessDate?.slice(0, 10);
  return date !== undefined && isBusinessDate(date) ? date : undefined;
}
