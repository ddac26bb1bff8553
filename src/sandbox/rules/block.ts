import { addDays, type Day, nightsOf } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { BLOCK_STATUSES } from '../seed/block-statuses.table.js';
import type { Block, BlockCell, BlockStatusRule } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';
import { type Occupancy, priceOf } from './pricing.js';

/** What the status of a block means. Throws 400 on a code the hotel does not use. */
export function blockStatus(code: string): BlockStatusRule {
  const rule = BLOCK_STATUSES.find((candidate) => candidate.code === code);
  if (!rule)
    throw refuse('CODE_UNKNOWN', `Block status ${code} is not used at this property.`, 'blockStatus');
  return rule;
}

/** True when the rooms that the block holds are missing in the house. */
export function deducts(block: Block): boolean {
  return blockStatus(block.status).deducts;
}

/** The nights of a block: those before its last departure day. */
export function blockNights(block: Pick<Block, 'start' | 'end'>): Day[] {
  return nightsOf(block.start, block.end);
}

/** True when the stay took a room of its block: cancelled and no-show ones gave it back. */
export function picksUp(stay: Reservation): boolean {
  return stay.status === 'Reserved' || stay.status === 'InHouse' || stay.status === 'CheckedOut';
}

/** The guests' stays of a block, the posting masters left out. */
export function blockStays(hotel: Hotel, block: Block): Reservation[] {
  return [...hotel.reservations.values()].filter(
    (stay) => stay.blockId === block.id && !block.postingMasters.includes(stay.id),
  );
}

/** Rooms that stays took up and the people in them, by `day|room type`. */
export function pickupOf(hotel: Hotel, block: Block): Map<string, Taken> {
  const taken = new Map<string, Taken>();
  for (const stay of blockStays(hotel, block)) {
    if (!picksUp(stay)) continue;
    for (const night of stay.nights) {
      const key = cellKey(night.date, night.roomType);
      const before = taken.get(key) ?? { rooms: 0, persons: 0, revenue: 0 };
      taken.set(key, {
        rooms: before.rooms + stay.units,
        persons: before.persons + (night.adults + night.children) * stay.units,
        revenue: before.revenue + night.amount * stay.units,
      });
    }
  }
  return taken;
}

/** What stays took of one night and room type. */
export interface Taken {
  readonly rooms: number;
  readonly persons: number;
  readonly revenue: Minor;
}

/** How a night of a room type is named in maps. */
export function cellKey(date: Day, roomType: string): string {
  return `${date}|${roomType}`;
}

/** The grid's cell of a night and room type. */
export function cellOf(block: Block, date: Day, roomType: string): BlockCell | undefined {
  return block.cells.find((cell) => cell.date === date && cell.roomType === roomType);
}

/** Net price of a night in the block: the grid's own, else that of its rate plan. */
export function blockPrice(
  hotel: Hotel,
  block: Block,
  roomType: string,
  date: Day,
  people: Occupancy,
): Minor | undefined {
  const cell = cellOf(block, date, roomType);
  const listed = cell && gridPrice(cell, people.adults);
  if (listed !== undefined) return listed;
  const plan = hotel.ratePlans.get(block.ratePlan ?? '');
  return plan && priceOf(plan, roomType, date, people);
}

function gridPrice(cell: BlockCell, adults: number): Minor | undefined {
  const persons = Math.min(Math.max(adults, 1), 4);
  for (let stated = persons; stated > 0; stated -= 1) {
    const price = cell.prices[stated - 1];
    if (price !== undefined) return price + (adults - stated) * (cell.extraPerson ?? 0);
  }
  return undefined;
}

/** The day on which a block gives back what nobody took; undefined when it never does by itself. */
export function cutOffDay(block: Block): Day | undefined {
  if (block.cutOffDate !== undefined) return block.cutOffDate;
  return block.cutOffDays === undefined ? undefined : addDays(block.start, -block.cutOffDays);
}

/** Gives the rooms nobody took from `from` on back to the house. @returns how many room nights */
export function releaseUntaken(hotel: Hotel, block: Block, from: Day): number {
  const taken = pickupOf(hotel, block);
  let released = 0;
  for (const cell of block.cells) {
    if (cell.date < from) continue;
    const left = cell.rooms - (taken.get(cellKey(cell.date, cell.roomType))?.rooms ?? 0);
    if (left <= 0) continue;
    cell.rooms -= left;
    cell.released += left;
    released += left;
  }
  block.cutOn = from;
  return released;
}

/** At end of day: blocks whose cut-off has come give back what nobody took. @returns their ids */
export function cutOffDueBlocks(hotel: Hotel): string[] {
  const due = [...hotel.groups.blocks.values()].filter((block) => {
    const day = cutOffDay(block);
    const byHand = (block.details['blockDetails'] as { manualCutOff?: boolean } | undefined)?.manualCutOff;
    return (
      day !== undefined &&
      day <= hotel.businessDate &&
      block.cutOn === undefined &&
      byHand !== true &&
      deducts(block)
    );
  });
  due.forEach((block) => releaseUntaken(hotel, block, hotel.businessDate));
  return due.map((block) => block.id);
}
