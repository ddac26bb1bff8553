import { addDays, type Day, daysBetween, nightsOf, weekday } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';
import { Inventory } from '../../rules/inventory.js';
import { type SellLimitLevel, sellLimitKey } from '../../rules/sell-limit.js';
import type { Hotel } from '../../state/hotel.js';
import type { Fields } from '../../wire/fields.js';
import { readWeekdays } from '../../wire/weekday.wire.js';

/** Sets the limits of a body in the form of `sellLimitsByDate`. Throws 400 before anything is set. */
export function setLimits(hotel: Hotel, sent: Fields): void {
  const rows = [
    ...sent.list('houseSellLimits').map((row) => ({ level: 'House' as const, code: '', row })),
    ...sent.list('roomTypeSellLimits').map((row) => ({
      level: 'RoomType' as const,
      code: row.required('roomType'),
      row,
    })),
    ...sent.list('roomClassSellLimits').map((row) => ({
      level: 'RoomClass' as const,
      code: row.required('roomClass'),
      row,
    })),
  ];
  if (rows.length === 0) throw refuse('VALUE_MISSING', 'No sell limit is given.', 'sellLimitsByDate');
  const checked = rows.map(({ level, code, row }) => {
    requireCode(hotel, level, code);
    return { key: sellLimitKey(level, code, futureDay(hotel, row.requiredDay('date'))), limit: limitOf(row) };
  });
  for (const { key, limit } of checked) hotel.yield.sellLimits.set(key, limit);
}

function limitOf(row: Fields): { amount: number; percentage: boolean } {
  const amount = row.number('amount');
  if (amount === undefined) throw refuse('VALUE_MISSING', 'amount is required.', 'amount');
  return { amount, percentage: /^p/i.test(row.text('flatOrPercentage') ?? '') };
}

function requireCode(hotel: Hotel, level: SellLimitLevel, code: string): void {
  const types = [...hotel.roomTypes.values()];
  const known =
    level === 'House' ||
    types.some((type) => (level === 'RoomType' ? type.code === code : type.roomClass === code));
  if (!known) throw refuse('CODE_UNKNOWN', `${code} is not known at this hotel.`, level);
}

function futureDay(hotel: Hotel, day: Day): Day {
  if (day < hotel.businessDate)
    throw refuse('VALUE_INVALID', 'A sell limit cannot be set before the business date.', 'date');
  return day;
}

function changeByDate(call: Call): Answer {
  setLimits(call.hotel, call.body.object('sellLimitsByDate'));
  return ok({});
}

function changeByRange(call: Call): Answer {
  const { hotel } = call;
  const lists = call.body.list('sellLimitsByDateRange');
  if (lists.length === 0) throw refuse('VALUE_MISSING', 'No sell limit is given.', 'sellLimitsByDateRange');
  for (const list of lists) {
    const level = (list.text('codeCategory') as SellLimitLevel | undefined) ?? 'House';
    const code = level === 'House' ? '' : list.required('codeValue');
    requireCode(hotel, level, code);
    for (const range of list.list('sellLimitDateRanges')) setRange(hotel, level, code, range);
  }
  return ok({});
}

function setRange(hotel: Hotel, level: SellLimitLevel, code: string, range: Fields): void {
  const start = futureDay(hotel, range.requiredDay('startDate'));
  const end = range.day('endDate') ?? start;
  if (end < start || daysBetween(start, end) > 730)
    throw refuse('VALUE_INVALID', 'The end of the period is before its start or too far.', 'endDate');
  const days = readWeekdays(range);
  const limit = limitOf(range);
  const inventory = new Inventory(hotel, start, addDays(end, 1));
  for (const day of nightsOf(start, addDays(end, 1))) {
    if (days.length > 0 && !days.includes(weekday(day))) continue;
    const key = sellLimitKey(level, code, day);
    const rooms = roomsOf(hotel, inventory, level, code, day);
    // The call may state the rooms to sell in all, or those still to be available, instead of the rooms beyond.
    const action = (range.text('actionType') ?? '').replaceAll(/[^a-z]/gi, '').toLowerCase();
    const base = action.startsWith('selllimit') ? rooms.physical : rooms.physical - rooms.taken;
    const total = action.startsWith('selllimit') || action.startsWith('available');
    hotel.yield.sellLimits.set(
      key,
      total && !limit.percentage ? { amount: limit.amount - base, percentage: false } : limit,
    );
  }
}

function roomsOf(
  hotel: Hotel,
  inventory: Inventory,
  level: SellLimitLevel,
  code: string,
  day: Day,
): { readonly physical: number; readonly taken: number } {
  const types = [...hotel.roomTypes.values()].filter(
    (type) => level === 'House' || (level === 'RoomType' ? type.code : type.roomClass) === code,
  );
  return {
    physical: types.reduce((sum, type) => sum + inventory.physical(type.code), 0),
    taken: types.reduce(
      (sum, type) => sum + inventory.sold(type.code, day) + inventory.outOfOrder(type.code, day),
      0,
    ),
  };
}

export const SELL_LIMIT_ROUTES: Routes = {
  'inv.changeSellLimitByDate': changeByDate,
  'inv.changeSellLimitByDateRange': changeByRange,
};
