import type { Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { blockingOn } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import type { TaskRoom, TaskSheet } from '../state/housekeeping.js';
import type { CleanStatus } from '../state/room.js';
import { findRoom } from './assignment.js';
import type { Desk } from './desk.js';
import { sheetsOf } from './task-sheets.js';

/** A sheet by the number people use, within a day and its tasks. */
export interface SheetReference {
  readonly number: number;
  readonly day: Day;
  readonly taskCodes: readonly string[];
}

/** The sheet meant. Throws 404 when the day has none of that number. */
export function findSheet(hotel: Hotel, reference: SheetReference): TaskSheet {
  const sheet = sheetsOf(hotel, reference.day, reference.taskCodes).find(
    (candidate) => candidate.number === reference.number,
  );
  if (!sheet)
    throw refuse(
      'NOT_FOUND',
      `There is no task sheet ${reference.number} on ${reference.day}.`,
      'sheetNumber',
    );
  return sheet;
}

/** The sheet with OPERA's task sequence number. Throws 404. */
export function sheetById(hotel: Hotel, id: string): TaskSheet {
  const sheet = hotel.housekeeping.sheets.get(id);
  if (!sheet) throw refuse('NOT_FOUND', `Task sheet ${id} is not known.`, 'taskSequenceNumber');
  return sheet;
}

/** Throws 400 when nobody may change the sheet any more. */
export function requireOpen(sheet: TaskSheet): void {
  if (sheet.completedOn !== undefined)
    throw refuse(
      'STATUS_FORBIDS',
      `Task sheet ${sheet.number} was completed on ${sheet.completedOn}.`,
      'sheetNumber',
    );
}

/** Throws 400 when the sheet is completed or locked: its rooms stay as they are. */
export function requireUnlocked(sheet: TaskSheet): void {
  requireOpen(sheet);
  if (sheet.locked) throw refuse('STATUS_FORBIDS', `Task sheet ${sheet.number} is locked.`, 'sheetNumber');
}

/** The room on the sheet. Throws 404. */
export function roomOnSheet(sheet: TaskSheet, roomId: string): TaskRoom {
  const entry = sheet.rooms.find((candidate) => candidate.roomId === roomId);
  if (!entry) throw refuse('NOT_FOUND', `Room ${roomId} is not on task sheet ${sheet.number}.`, 'roomId');
  return entry;
}

/**
 * The attendant goes into a room. Throws 400 when the room is done, the attendant has a break or works in another room,
 * or the guest does not want to be disturbed and `removeWish` is not set.
 */
export function startRoom(desk: Desk, sheet: TaskSheet, roomId: string, removeWish: boolean): TaskRoom {
  requireOpen(sheet);
  const entry = roomOnSheet(sheet, roomId);
  const room = findRoom(desk.hotel, roomId);
  const busy = sheet.rooms.find((candidate) => candidate.state === 'Working');
  if (busy && busy !== entry)
    throw refuse(
      'STATUS_FORBIDS',
      `The attendant of sheet ${sheet.number} is in room ${busy.roomId}.`,
      'roomId',
    );
  if (entry.state === 'Completed')
    throw refuse('STATUS_FORBIDS', `Room ${roomId} is done already.`, 'roomId');
  if (sheet.breakSince !== undefined)
    throw refuse('STATUS_FORBIDS', `The attendant of sheet ${sheet.number} has a break.`, 'sheetNumber');
  if (room.guestService === 'DoNotDisturb' && !removeWish)
    throw refuse('STATUS_FORBIDS', `Room ${roomId} does not want to be disturbed.`, 'roomId');
  if (removeWish) room.guestService = undefined;
  if (entry.state === 'Working') return entry;
  entry.state = 'Working';
  entry.startedAt = desk.at;
  return entry;
}

/**
 * The work in a room is done: it is clean, or what `status` says; turndown leaves the room as it is.
 * Throws 400 when nobody began it or the room is out of order.
 */
export function completeRoom(
  desk: Desk,
  sheet: TaskSheet,
  roomId: string,
  status: CleanStatus | undefined,
): void {
  requireOpen(sheet);
  const entry = roomOnSheet(sheet, roomId);
  const room = findRoom(desk.hotel, roomId);
  if (entry.state !== 'Working')
    throw refuse('STATUS_FORBIDS', `Nobody has begun to work in room ${roomId}.`, 'roomId');
  if (blockingOn(room, desk.hotel.businessDate)?.kind === 'OutOfOrder')
    throw refuse('ROOM_NOT_READY', `Room ${roomId} is out of order.`, 'roomId');
  entry.state = 'Completed';
  if (sheet.taskCodes.includes('TURN')) room.turndown = 'Compeleted';
  if (status !== undefined) room.status = status;
  else if (sheet.taskCodes.some((code) => code === 'DEPA' || code === 'STAY')) room.status = 'Clean';
  room.cleaningPriority = undefined;
}

/** Leaves a room out, or takes back that work began. Throws 400 when the room is done. */
export function leaveRoom(sheet: TaskSheet, roomId: string, skipped: boolean): void {
  requireOpen(sheet);
  const entry = roomOnSheet(sheet, roomId);
  if (entry.state === 'Completed')
    throw refuse('STATUS_FORBIDS', `Room ${roomId} is done already.`, 'roomId');
  if (!skipped && entry.state !== 'Working')
    throw refuse('STATUS_FORBIDS', `Nobody has begun to work in room ${roomId}.`, 'roomId');
  entry.state = skipped ? 'Skipped' : undefined;
  entry.startedAt = undefined;
}
