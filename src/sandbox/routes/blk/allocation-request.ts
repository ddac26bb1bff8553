import { type Day, nightsOf, weekday } from '../../clock/business-date.js';
import { cellFor, requireHeld } from '../../desk/group.js';
import type { Desk } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { blockNights } from '../../rules/block.js';
import { toMinor } from '../../state/money.js';
import type { Block, BlockCell } from '../../state/group.js';
import type { Fields } from '../../wire/fields.js';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PEOPLE = ['onePerson', 'twoPerson', 'threePerson', 'fourPerson'];

/** Changes a copy of the block's grid and keeps it when the house has the rooms. @param change throws 400 to refuse */
export function changeGrid(desk: Desk, block: Block, change: (draft: Block) => void): void {
  const draft = structuredClone(block);
  change(draft);
  requireHeld(desk.hotel, draft);
  block.cells = draft.cells.filter((cell) => cell.rooms > 0 || cell.initial > 0 || cell.released > 0);
  block.cutOffDate = draft.cutOffDate;
  block.modifiedAt = desk.at;
}

/** Lays the room types and days of `putBlockAllocation` over the grid. */
export function layAllocation(desk: Desk, block: Block, criteria: Fields): void {
  const types = criteria.list('allocationRoomTypes');
  if (types.length === 0)
    throw refuse('VALUE_MISSING', 'allocationRoomTypes is required.', 'criteria.allocationRoomTypes');
  changeGrid(desk, block, (draft) => {
    for (const type of types) {
      const roomType = type.required('roomType');
      for (const grid of type.list('allocationGridDates')) {
        for (const span of grid.list('roomAllocationInfo'))
          for (const day of daysOf(draft, span, 'start', 'end'))
            layCell(
              desk,
              draft,
              cellFor(desk.hotel, draft, day, roomType),
              span,
              grid.text('allocation') ?? 'Actual',
            );
      }
    }
  });
}

/** Lays one figure over a range of days and several room types, added or replaced. */
export function layRange(desk: Desk, block: Block, range: Fields): void {
  const types = range.texts('roomTypes');
  if (types.length === 0)
    throw refuse('VALUE_MISSING', 'roomTypes is required.', 'blockAllocationRange.roomTypes');
  const weekdays = range.text('includedDays');
  const overbooked = new Set(
    range
      .list('overbookList')
      .filter((entry) => entry.flag('overbook') === true)
      .map((entry) => `${entry.day('stayDate') ?? ''}|${entry.text('roomType') ?? ''}`),
  );
  changeGrid(desk, block, (draft) => {
    for (const day of daysOf(draft, range, 'beginDate', 'endDate')) {
      // Seven letters or digits, Sunday first; a gap leaves the day out.
      if (weekdays?.length === 7 && /[ N0_-]/.test(weekdays[weekday(day)] ?? '')) continue;
      for (const roomType of types) {
        const cell = cellFor(desk.hotel, draft, day, roomType);
        layRooms(
          desk,
          cell,
          range.object('blockInventory'),
          range.flag('incrementFlag') ?? false,
          range.text('allocationType') ?? 'Actual',
        );
        layPrices(cell, range.object('blockRates'));
        if (overbooked.has(`${day}|${roomType}`)) cell.forceOverbook = true;
      }
    }
    draft.cutOffDate = range.day('cutoffDate') ?? draft.cutOffDate;
  });
}

function layCell(desk: Desk, block: Block, cell: BlockCell, span: Fields, kind: string): void {
  const inventory = span.object('inventory');
  layRooms(desk, cell, inventory, false, kind);
  layPrices(cell, span.object('rate'));
  if (inventory.flag('forceOverbook') === true) cell.forceOverbook = true;
  block.cutOffDate = inventory.day('cutoffDate') ?? block.cutOffDate;
}

function layRooms(desk: Desk, cell: BlockCell, inventory: Fields, increment: boolean, kind: string): void {
  const sent = PEOPLE.flatMap((name) => inventory.number(name) ?? []);
  if (sent.length === 0) return;
  const rooms = sent.reduce((sum, count) => sum + count, 0) + (increment ? cell.rooms : 0);
  if (rooms < 0 || !Number.isInteger(rooms))
    throw refuse('VALUE_INVALID', 'Rooms of a block are a whole number from 0.', 'inventory');
  if (cell.date < desk.hotel.businessDate)
    throw refuse('VALUE_INVALID', `${cell.date} is over: its rooms cannot change.`, 'start');
  const first = cell.initial === 0 && cell.rooms === 0;
  if (kind === 'Initial' || kind === 'Contract' || first) cell.initial = rooms;
  cell.rooms = rooms;
}

function layPrices(cell: BlockCell, rate: Fields): void {
  if (rate.empty) return;
  const price = (name: string) => {
    const value = toMinor(rate.raw[name]);
    if (value !== undefined && value < 0) throw refuse('VALUE_INVALID', 'A rate is not negative.', name);
    return value;
  };
  cell.prices = PEOPLE.map((name, index) => price(name) ?? cell.prices[index]);
  cell.extraPerson = price('extraPerson') ?? cell.extraPerson;
}

function daysOf(block: Block, span: Fields, from: string, to: string): Day[] {
  const start = span.day(from) ?? block.start;
  const end = span.day(to) ?? start;
  if (end < start) throw refuse('VALUE_INVALID', 'The period ends before it starts.', to);
  const wanted = WEEKDAYS.map((name) => span.flag(name));
  const named = wanted.some((flag) => flag === true);
  // The last day of a period may be the departure day of the block, which has no night.
  return [...nightsOf(start, end), end].filter(
    (day) =>
      !(day === end && day === block.end && blockNights(block).length > 0) &&
      (!named || wanted[weekday(day)] === true) &&
      wanted[weekday(day)] !== false,
  );
}
