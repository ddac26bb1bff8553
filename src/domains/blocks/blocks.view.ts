import type { Caller } from '../../auth/caller.js';
import { visibleText } from '../../mcp/declaration/guest-text.js';
import { guestName } from '../reservations/guest-name.js';
import type { Block, BlockStay, PickupRow } from './block.js';
import type { BlockStayShown, BlockSummary, EventShown } from './block.schema.js';
import type { GroupEvent } from './event.js';

/** A block as every answer shows it. */
export function blockSummary(block: Block): BlockSummary {
  return {
    code: block.code,
    name: visibleText(block.name),
    startDate: block.startDate,
    endDate: block.endDate,
    status: block.status,
    ...(block.held !== undefined && { held: block.held }),
    ...(block.taken !== undefined && { taken: block.taken }),
    ...(block.cutOffDate !== undefined && { cutOffDate: block.cutOffDate }),
  };
}

/** A block in one line. */
export function sayBlock(block: BlockSummary): string {
  const rooms = block.held === undefined ? '' : `, ${block.taken ?? 0} of ${block.held} room nights taken`;
  const cutOff = block.cutOffDate === undefined ? '' : `, cut-off ${block.cutOffDate}`;
  return `${block.code} ${block.name}, ${block.startDate} to ${block.endDate}, ${block.status}${rooms}${cutOff}`;
}

/** A stay of a block as this caller may see it. */
export function blockStay(stay: BlockStay, caller: Caller): BlockStayShown {
  return {
    reservationId: stay.reservationId,
    ...(stay.confirmationNumber !== undefined && { confirmationNumber: stay.confirmationNumber }),
    guest: guestName(stay.guest, caller),
    arrivalDate: stay.arrivalDate,
    departureDate: stay.departureDate,
    ...(stay.roomType !== undefined && { roomType: stay.roomType }),
    ...(stay.status !== undefined && { status: stay.status }),
  };
}

/** A stay of a block in one line. */
export function sayBlockStay(stay: BlockStayShown): string {
  const number =
    stay.confirmationNumber === undefined ? `id ${stay.reservationId}` : `#${stay.confirmationNumber}`;
  const status = stay.status === undefined ? '' : `, ${stay.status}`;
  return `${stay.guest} (${number}), ${stay.roomType ?? 'any room'}, ${stay.arrivalDate} to ${stay.departureDate}${status}`;
}

/** Held, taken and left in all rows. */
export function totals(rows: readonly PickupRow[]): { held: number; taken: number; left: number } {
  const sum = (pick: (row: PickupRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return { held: sum((row) => row.held), taken: sum((row) => row.taken), left: sum((row) => row.left) };
}

/** An event as every answer shows it. */
export function eventShown(event: GroupEvent): EventShown {
  return {
    eventId: event.eventId,
    name: visibleText(event.name),
    start: event.start,
    end: event.end,
    ...(event.space !== undefined && { space: event.space }),
    ...(event.people !== undefined && { people: event.people }),
    ...(event.status !== undefined && { status: event.status }),
    ...(event.blockName !== undefined && { block: visibleText(event.blockName) }),
  };
}

/** An event in one line. */
export function sayEvent(event: EventShown): string {
  const where = event.space === undefined ? 'no space yet' : event.space;
  const people = event.people === undefined ? '' : `, ${event.people} people`;
  const status = event.status === undefined ? '' : `, ${event.status}`;
  const block = event.block === undefined ? '' : `, ${event.block}`;
  return `${event.name} (id ${event.eventId}), ${event.start} to ${event.end.slice(11)}, ${where}${people}${status}${block}`;
}
