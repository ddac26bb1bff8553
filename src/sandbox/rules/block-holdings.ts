import { type Day } from '../clock/business-date.js';
import { BLOCK_STATUSES } from '../seed/block-statuses.table.js';
import type { Block } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';
import { sharesAnothersRoom } from './room-share.js';

const DEDUCTING = new Set(BLOCK_STATUSES.filter((rule) => rule.deducts).map((rule) => rule.code));

/** What the blocks of a hotel hold in a period and nobody took yet, by block, room type and night. */
export class BlockHoldings {
  private readonly untaken = new Map<string, Map<string, number>>();
  private readonly held = new Map<string, number>();

  /**
   * @param except id of a stay that does not count as having taken a room
   * @param exceptBlock id of a block that holds nothing against the house
   */
  constructor(hotel: Hotel, start: Day, end: Day, except?: string, exceptBlock?: string) {
    const blocks = [...hotel.groups.blocks.values()].filter(
      (block) => block.cells.length > 0 && block.start < end && block.end > start,
    );
    if (blocks.length === 0) return;
    for (const block of blocks) this.untaken.set(block.id, gridOf(block, start, end));
    for (const stay of hotel.reservations.values()) {
      const grid = stay.blockId === undefined ? undefined : this.untaken.get(stay.blockId);
      if (!grid || stay.id === except || !isTaken(stay.status) || sharesAnothersRoom(hotel, stay)) continue;
      for (const { date, roomType } of stay.nights) {
        if (date < start || date >= end) continue;
        const key = keyOf(roomType, date);
        grid.set(key, (grid.get(key) ?? 0) - stay.units);
      }
    }
    for (const block of blocks) {
      if (block.id === exceptBlock || !DEDUCTING.has(block.status)) continue;
      for (const [key, rooms] of this.untaken.get(block.id) ?? []) {
        if (rooms > 0) this.held.set(key, (this.held.get(key) ?? 0) + rooms);
      }
    }
  }

  /** Rooms that deducting blocks keep from the house. */
  heldOf(roomType: string, day: Day): number {
    return this.held.get(keyOf(roomType, day)) ?? 0;
  }

  /** Rooms of one block's grid that nobody took; negative when more were taken than held. */
  untakenOf(blockId: string, roomType: string, day: Day): number {
    return this.untaken.get(blockId)?.get(keyOf(roomType, day)) ?? 0;
  }
}

function isTaken(status: string): boolean {
  return status === 'Reserved' || status === 'InHouse' || status === 'CheckedOut';
}

function gridOf(block: Block, start: Day, end: Day): Map<string, number> {
  const inside = block.cells.filter((cell) => cell.date >= start && cell.date < end);
  return new Map(inside.map((cell) => [keyOf(cell.roomType, cell.date), cell.rooms]));
}

function keyOf(roomType: string, day: Day): string {
  return `${roomType}|${day}`;
}
