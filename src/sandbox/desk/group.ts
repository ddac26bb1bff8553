import { addDays, type Day, nightsOf } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { requireHouseHas } from '../rules/block-inventory.js';
import { blockStatus, blockStays, cellOf, deducts } from '../rules/block.js';
import { Inventory } from '../rules/inventory.js';
import type { Block, BlockCell } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';
import { nextId } from '../state/world.js';
import { cancel } from './cancel.js';
import { type Desk, INTEGRATION_USER, requireListed } from './desk.js';

/** The block with OPERA's internal id or its code. Throws 404. */
export function findBlock(hotel: Hotel, id: string): Block {
  const { blocks } = hotel.groups;
  const block = blocks.get(id) ?? [...blocks.values()].find((candidate) => candidate.code === id);
  if (!block) throw refuse('NOT_FOUND', `Block ${id} is not known at ${hotel.profile.id}.`, 'blockId');
  return block;
}

/** Throws unless the house has what a deducting block wants. */
export function requireHeld(hotel: Hotel, block: Block, overbook = false): void {
  if (overbook || !deducts(block)) return;
  requireHouseHas(hotel, new Inventory(hotel, block.start, block.end, undefined, block.id), block);
}

/** What goes with a change of status. */
export interface StatusChange {
  readonly status: string;
  readonly current?: string;
  readonly reason?: string;
  readonly info?: string;
  readonly destination?: string;
  readonly overbook: boolean;
  readonly cancelMasters: boolean;
}

/** Throws unless the block may take the status now. Changes nothing. */
export function requireStatus(desk: Desk, block: Block, change: StatusChange): void {
  const from = blockStatus(block.status);
  const to = blockStatus(change.status);
  if (change.current !== undefined && change.current !== block.status)
    throw refuse(
      'STATUS_FORBIDS',
      `Block ${block.code} is ${block.status}, not ${change.current}.`,
      'currentBlockStatus',
    );
  if (!from.next.includes(to.code))
    throw refuse(
      'STATUS_FORBIDS',
      `A block cannot go from ${from.code} to ${to.code}; next can be ${from.next.join(', ')}.`,
      'newBlockStatus',
    );
  if (to.kind !== 'Cancel') {
    requireHeld(desk.hotel, { ...block, status: to.code }, change.overbook);
    return;
  }
  if (change.reason === undefined)
    throw refuse('VALUE_MISSING', 'A cancellation code is required.', 'cancellationDetails.cancellationCode');
  requireListed(desk.hotel, 'BlockCancellationCodes', change.reason, 'cancellationDetails.cancellationCode');
  const active = blockStays(desk.hotel, block).filter(
    ({ status }) => status === 'Reserved' || status === 'InHouse',
  );
  if (active.length > 0)
    throw refuse(
      'STATUS_FORBIDS',
      `Block ${block.code} has ${active.length} active reservations: cancel them first.`,
    );
  if (activeMasters(desk.hotel, block).length > 0 && !change.cancelMasters)
    throw refuse(
      'STATUS_FORBIDS',
      `Block ${block.code} has an active posting master.`,
      'cancelAllPMReservations',
    );
}

function activeMasters(hotel: Hotel, block: Block) {
  return block.postingMasters
    .flatMap((id) => hotel.reservations.get(id) ?? [])
    .filter((stay) => stay.status === 'Reserved');
}

/** Gives the block its new status: what it held goes back to the house, or is taken from it. */
export function changeStatus(desk: Desk, block: Block, change: StatusChange): void {
  requireStatus(desk, block, change);
  const { hotel, world, at } = desk;
  if (blockStatus(change.status).kind === 'Cancel') {
    for (const master of activeMasters(hotel, block)) cancel(desk, master, 'CHPL', 'Block cancelled');
    block.cancellation = {
      number: nextId(world, 'cancellation'),
      code: change.reason,
      info: change.info,
      destination: change.destination,
      date: hotel.businessDate,
    };
  } else {
    block.cancellation = undefined;
  }
  setStatus(desk, block, change.status);
  block.modifiedAt = at;
}

/** Writes a status into the block and its history. */
export function setStatus(desk: Desk, block: Block, status: string): void {
  block.history.push({
    sequence: block.history.length + 1,
    status,
    before: block.history.length === 0 ? undefined : block.status,
    date: desk.hotel.businessDate,
    at: desk.at,
    user: INTEGRATION_USER,
  });
  block.status = status;
}

/** The cell of a night and room type, made when there is none. Throws 400 outside the block's nights or hotel. */
export function cellFor(hotel: Hotel, block: Block, date: Day, roomType: string): BlockCell {
  if (!hotel.roomTypes.has(roomType))
    throw refuse('CODE_UNKNOWN', `Room type ${roomType} does not exist at ${hotel.profile.id}.`, 'roomType');
  if (date < block.start || date >= block.end)
    throw refuse(
      'VALUE_INVALID',
      `${date} is no night of block ${block.code} (${block.start} to ${block.end}).`,
      'start',
    );
  const known = cellOf(block, date, roomType);
  if (known) return known;
  const cell: BlockCell = { date, roomType, initial: 0, rooms: 0, released: 0, prices: [] };
  block.cells.push(cell);
  return cell;
}

/** Moves the block to other days; cells outside are dropped. Throws when stays of it would be left outside. */
export function moveBlock(hotel: Hotel, block: Block, start: Day, end: Day): void {
  if (end <= start) throw refuse('VALUE_INVALID', 'The block ends before it starts.', 'timeSpan.endDate');
  if (nightsOf(start, end).length > 366)
    throw refuse('VALUE_INVALID', 'A block lasts at most 366 nights.', 'timeSpan.endDate');
  const nights = new Set(nightsOf(start, addDays(end, -1)).concat(addDays(end, -1)));
  const outside = block.cells.filter((cell) => !nights.has(cell.date));
  const stays = blockStays(hotel, block).filter(
    ({ status }) => status === 'Reserved' || status === 'InHouse',
  );
  if (stays.some((stay) => stay.arrival < start || stay.departure > end))
    throw refuse(
      'STATUS_FORBIDS',
      `Reservations of block ${block.code} lie outside ${start} to ${end}.`,
      'timeSpan',
    );
  block.cells = block.cells.filter((cell) => !outside.includes(cell));
  block.start = start;
  block.end = end;
}
