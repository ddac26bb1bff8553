import { sheetsOf } from '../../desk/task-sheets.js';
import { findSheet, requireUnlocked, roomOnSheet, sheetById } from '../../desk/task-work.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import type { TaskSheet } from '../../state/housekeeping.js';
import { changed, queried, requiredNumber, roomsOf, sheetOf } from './sheet-request.js';

function addRooms(call: Call): Answer {
  const details = call.body.object('taskSheetDetails');
  const sheet = sheetOf(call, details);
  requireUnlocked(sheet);
  const rooms = roomsOf(call, details, sheet.taskCodes);
  if (rooms.length === 0) throw refuse('VALUE_MISSING', 'rooms is required.', 'taskSheetDetails.rooms');
  for (const { roomId } of rooms) refuseTwice(call, sheet, roomId);
  sheet.rooms = [...sheet.rooms, ...rooms];
  return created(`${call.path}/${sheet.id}`);
}

/** A room stands on one sheet of a day and task. */
function refuseTwice(call: Call, sheet: TaskSheet, roomId: string): void {
  const holder = sheetsOf(call.hotel, sheet.day, sheet.taskCodes).find((other) =>
    other.rooms.some((entry) => entry.roomId === roomId),
  );
  if (holder)
    throw refuse('VALUE_INVALID', `Room ${roomId} is on task sheet ${holder.number} already.`, 'roomId');
}

/** Instructions and the order of the rooms. */
function putRooms(call: Call): Answer {
  const details = call.body.object('taskSheetDetails');
  const sheet = sheetOf(call, details);
  requireUnlocked(sheet);
  const wishes = details.list('rooms').map((wish) => ({
    entry: roomOnSheet(sheet, wish.required('roomId')),
    instructions: wish.text('instructions'),
    place: wish.number('cleaningSequence'),
  }));
  for (const { entry, instructions, place } of wishes) {
    const renewed = { ...entry, instructions: instructions ?? entry.instructions };
    const index = sheet.rooms.findIndex((candidate) => candidate.roomId === entry.roomId);
    const others = sheet.rooms.filter((candidate) => candidate.roomId !== entry.roomId);
    sheet.rooms = others.toSpliced(place === undefined ? index : Math.max(0, place - 1), 0, renewed);
  }
  return changed(call);
}

function deleteRooms(call: Call): Answer {
  const sheet = findSheet(call.hotel, queried(call));
  requireUnlocked(sheet);
  const rooms = call.query.texts('roomId');
  for (const roomId of rooms) roomOnSheet(sheet, roomId);
  sheet.rooms = sheet.rooms.filter((entry) => rooms.length > 0 && !rooms.includes(entry.roomId));
  return ok({});
}

/** Rooms from one sheet of a day to another of the same tasks. */
function moveRooms(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const day = criteria.day('taskDate') ?? call.hotel.businessDate;
  const codes = criteria.list('taskCode').flatMap((entry) => entry.text('code') ?? []);
  const find = (name: string) =>
    findSheet(call.hotel, { number: requiredNumber(criteria, name), day, taskCodes: codes });
  const from = find('fromTaskSheetNumber');
  const to = find('toTaskSheetNumber');
  requireUnlocked(from);
  requireUnlocked(to);
  const moving = criteria.list('rooms').map((entry) => roomOnSheet(from, entry.required('roomId')));
  if (moving.some((entry) => entry.state === 'Working'))
    throw refuse('STATUS_FORBIDS', 'Somebody works in one of the rooms.', 'rooms');
  from.rooms = from.rooms.filter((entry) => !moving.includes(entry));
  to.rooms = [...to.rooms, ...moving];
  return changed(call);
}

function merge(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const to = sheetById(call.hotel, call.param('toTaskSequenceNo'));
  const from = sheetById(call.hotel, criteria.required('fromTaskSeqNo'));
  if (from === to || from.setId !== to.setId)
    throw refuse('VALUE_INVALID', 'Only different sheets of one set are merged.', 'fromTaskSeqNo');
  requireUnlocked(from);
  requireUnlocked(to);
  to.rooms = [...to.rooms, ...from.rooms];
  call.hotel.housekeeping.sheets.delete(from.id);
  return created(call.path);
}

/** Rooms on task sheets: added, ordered, taken off, moved. */
export const SHEET_ROOM_ROUTES: Routes = {
  'hsk.postTaskSheetRooms': addRooms,
  'hsk.putTaskSheetRooms': putRooms,
  'hsk.deleteTaskSheetRooms': deleteRooms,
  'hsk.moveTaskRooms': moveRooms,
  'hsk.mergeTaskSheet': merge,
};
