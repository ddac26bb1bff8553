import { findRoom } from '../../desk/assignment.js';
import {
  completeRoom,
  findSheet,
  leaveRoom,
  requireOpen,
  roomOnSheet,
  startRoom,
} from '../../desk/task-work.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { TaskSheet } from '../../state/housekeeping.js';
import type { CleanStatus } from '../../state/room.js';
import { pageOf } from '../../wire/paging.js';
import { changed } from './sheet-request.js';
import { sheetRoom, sheetWire } from './task-sheet.wire.js';

/** The sheet of a servicing call: number from the path, day and tasks from the criteria. */
function sheetOf(call: Call, pathName = 'sheetNumber'): TaskSheet {
  const criteria = call.operation.hasBody ? call.body.object('criteria') : call.query;
  return findSheet(call.hotel, {
    number: Number(call.param(pathName)),
    day: criteria.day('taskDate') ?? call.hotel.businessDate,
    taskCodes: criteria.texts('taskCodes'),
  });
}

function start(call: Call): Answer {
  const roomId = findRoom(call.hotel, call.param('roomId')).id;
  const wish = call.body.object('criteria').flag('removeGuestServiceStatus') === true;
  const entry = startRoom(call.desk, sheetOf(call), roomId, wish);
  const began = Date.parse(`${(entry.startedAt ?? call.at).slice(0, 19).replace(' ', 'T')}Z`);
  const now = Date.parse(`${call.at.slice(0, 19).replace(' ', 'T')}Z`);
  return ok({ elapsedTime: Math.max(0, Math.round((now - began) / 60_000)) });
}

function complete(call: Call): Answer {
  const roomId = findRoom(call.hotel, call.param('roomId')).id;
  completeRoom(call.desk, sheetOf(call), roomId, statusOf(call));
  return changed(call);
}

function statusOf(call: Call): CleanStatus | undefined {
  const text = call.body.object('criteria').text('housekeepingRoomStatus');
  if (text === 'OutOfOrder' || text === 'OutOfService')
    throw refuse(
      'VALUE_INVALID',
      'A cleaned room is not blocked by this operation.',
      'housekeepingRoomStatus',
    );
  return text === 'Clean' || text === 'Inspected' || text === 'Pickup' || text === 'Dirty' ? text : undefined;
}

function leave(skipped: boolean) {
  return (call: Call): Answer => {
    leaveRoom(sheetOf(call), findRoom(call.hotel, call.param('roomId')).id, skipped);
    return changed(call);
  };
}

function startBreak(call: Call): Answer {
  const sheet = sheetOf(call, 'taskSheetNumber');
  requireOpen(sheet);
  if (sheet.breakSince !== undefined)
    throw refuse('STATUS_FORBIDS', 'The attendant has a break already.', 'taskSheetNumber');
  sheet.breakSince = call.at;
  return changed(call);
}

function endBreak(call: Call): Answer {
  const sheet = sheetOf(call, 'taskSheetNumber');
  if (sheet.breakSince === undefined)
    throw refuse('STATUS_FORBIDS', 'The attendant has no break.', 'taskSheetNumber');
  sheet.breakSince = undefined;
  return changed(call);
}

/** What the attendant sees: the room to do next, or the one asked for, of the sheet. */
function companion(call: Call): Answer {
  const { hotel, query } = call;
  const sheet = sheetOf(call);
  const skipped = query.texts('skipRoomNumbers');
  const named = query.text('roomId');
  if (named !== undefined) roomOnSheet(sheet, named);
  const all = query.flag('includeCompletedRooms') === true;
  const open = sheet.rooms
    .map((entry, index) => ({ entry, index }))
    .filter(
      ({ entry }) =>
        (named === undefined || entry.roomId === named) &&
        !skipped.includes(entry.roomId) &&
        (all || named !== undefined || entry.state === undefined || entry.state === 'Working'),
    )
    .sort((left, right) => working(right.entry.state) - working(left.entry.state));
  if (sheet.rooms.length === 0) return NONE;
  const wanted =
    query.flag('taskSheetRoomsOnly') === true || all || named !== undefined ? open : open.slice(0, 1);
  const { rows, facts } = pageOf(wanted, query);
  return ok({
    taskRoom: {
      ...sheetWire(hotel, sheet, { rooms: false }),
      rooms: rows.map(({ entry, index }) => {
        const {
          roomId,
          isAccessible: _accessible,
          ...room
        } = sheetRoom(hotel, sheet, entry, index) as {
          roomId: string;
          isAccessible?: boolean;
        };
        return {
          ...room,
          roomNumber: roomId,
          maintenance: { unresolvedMaintenanceCount: repairs(call, roomId) },
        };
      }),
      ...facts,
      allEvaluatedRoomsSkipped: sheet.rooms.every((entry) => entry.state === 'Skipped'),
      emptyTaskSheet: false,
      taskSheetCompleted: sheet.completedOn !== undefined,
    },
  });
}

function working(state: string | undefined): number {
  return state === 'Working' ? 1 : 0;
}

function repairs(call: Call, roomId: string): number {
  return [...call.hotel.records.maintenance.values()].filter(
    ({ document }) => document['roomId'] === roomId && document['resolveInfo'] === undefined,
  ).length;
}

/** Work in the rooms of a sheet. */
export const SERVICING_ROUTES: Routes = {
  'hsk.startServicingTaskRoom': start,
  'hsk.completeServicingTaskRoom': complete,
  'hsk.skipServicingTaskRoom': leave(true),
  'hsk.cancelServicingTaskRoom': leave(false),
  'hsk.startServiceBreak': startBreak,
  'hsk.endServiceBreak': endBreak,
  'hsk.getTaskCompanion': companion,
};
