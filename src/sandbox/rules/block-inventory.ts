import type { Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import type { Block } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';
import { blockStatus, cellKey, cellOf, deducts, pickupOf } from './block.js';
import type { Inventory } from './inventory.js';

/**
 * Rooms that a stay of the block can still have of one type on one night. An elastic block gives what the house has
 * beside its own; any other not more than it holds. Days outside the block are the house's.
 */
export function roomsLeftIn(inventory: Inventory, block: Block, roomType: string, day: Day): number {
  const house = inventory.available(roomType, day);
  if (day < block.start || day >= block.end) return house;
  const untaken = inventory.untaken(block.id, roomType, day);
  const withOwn = deducts(block) ? house + Math.max(0, untaken) : house;
  return block.control === 'Elastic' ? withOwn : Math.min(untaken, withOwn);
}

/** Throws unless stays may be booked in the block as it stands. */
export function requirePickup(block: Block): void {
  if (blockStatus(block.status).allowsPickup) return;
  throw refuse(
    'STATUS_FORBIDS',
    `Block ${block.code} is ${blockStatus(block.status).name.toLowerCase()}: no reservation can be made in it.`,
    'blockId',
  );
}

/** Throws NOT_AVAILABLE unless the house has the rooms the block would hold, by an inventory that leaves the block out. */
export function requireHouseHas(hotel: Hotel, inventory: Inventory, block: Block): void {
  const taken = pickupOf(hotel, block);
  for (const cell of block.cells) {
    if (cell.forceOverbook || cell.date < hotel.businessDate) continue;
    const wanted = cell.rooms - (taken.get(cellKey(cell.date, cell.roomType))?.rooms ?? 0);
    const left = inventory.available(cell.roomType, cell.date);
    if (wanted > 0 && wanted > left)
      throw refuse(
        'NOT_AVAILABLE',
        `The house has ${Math.max(0, left)} rooms of type ${cell.roomType} on ${cell.date}, the block wants ${wanted}.`,
      );
  }
}

/** Rooms of the grid that nobody took yet; negative when more were taken than held. */
export function untakenOf(hotel: Hotel, block: Block, roomType: string, day: Day): number {
  const taken = pickupOf(hotel, block).get(cellKey(day, roomType))?.rooms ?? 0;
  return (cellOf(block, day, roomType)?.rooms ?? 0) - taken;
}
