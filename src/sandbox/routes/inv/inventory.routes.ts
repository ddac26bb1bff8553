import { addDays, daysBetween } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';
import { Inventory } from '../../rules/inventory.js';

/** Rooms left, for the house and by room type, per day or over the whole period. */
function getInventory(call: Call): Answer {
  const { query, hotel } = call;
  const start = query.requiredDay('dateRangeStart');
  const end = query.requiredDay('dateRangeEnd');
  if (end < start)
    throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'dateRangeEnd');
  if (daysBetween(start, end) > 90)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 90 days.', 'dateRangeEnd');
  const asked = query.number('roomCountRequested') ?? 1;
  const wanted = query.texts('roomTypes');
  const classes = query.texts('roomClasses');
  const inventory = new Inventory(hotel, start, addDays(end, 1));
  const types = [...hotel.roomTypes.values()].filter(
    (type) =>
      (wanted.length === 0 || wanted.includes(type.code)) &&
      (classes.length === 0 || classes.includes(type.roomClass)),
  );
  const daily = query.flag('dailyInventory') ?? true;
  const periods = daily
    ? inventory.days.map((day) => ({ from: day, to: day, days: [day] }))
    : [{ from: start, to: end, days: inventory.days }];
  const counts = (availableOn: (day: string) => number) =>
    periods.map(({ from, to, days }) => {
      const count = Math.max(0, Math.min(...days.map(availableOn)));
      return {
        available: count >= asked,
        availableCount: count,
        availableTentativeCount: 0,
        startDate: from,
        endDate: to,
      };
    });
  const houseOnly = query.flag('houseLevel') === true;
  return ok({
    hotelInventories: [
      {
        houseInventory: counts((day) => inventory.houseAvailable(day)),
        roomTypeInventories: houseOnly
          ? undefined
          : types.map((type) => ({
              code: type.code,
              sequence: type.sequence,
              inventoryCounts: counts((day) => inventory.available(type.code, day)),
            })),
      },
    ],
  });
}

export const INVENTORY_ROUTES: Routes = { 'inv.getHotelInventory': getInventory };
