import { generateSheets, sheetsOf } from '../../desk/task-sheets.js';
import { findSheet, requireOpen, requireUnlocked, sheetById } from '../../desk/task-work.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { staysByRoom } from '../../rules/room-state.js';
import type { TaskSheet } from '../../state/housekeeping.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { roomNow, stayStatuses } from '../fof/room.wire.js';
import { attendantOf, changed, codesOf, queried, requiredNumber, roomsOf, sheetOf } from './sheet-request.js';
import { sheetWire, taskCodes } from './task-sheet.wire.js';

function getTasks(call: Call): Answer {
  const { hotel, query } = call;
  const day = query.requiredDay('taskDate');
  const numbers = query.texts('taskSheetNumber');
  const attendant = query.text('attendantId');
  const set = query.text('taskCodesBreakOutId');
  const statuses = query.texts('housekeepingRoomStatus');
  const sheets = sheetsOf(hotel, day, query.texts('taskCodes')).filter(
    (sheet) =>
      (numbers.length === 0 || numbers.includes(String(sheet.number))) &&
      (attendant === undefined || sheet.attendant === attendant) &&
      (set === undefined || sheet.setId === set),
  );
  if (sheets.length === 0) return NONE;
  const stays = staysByRoom(hotel);
  const status = (roomId: string) => {
    const room = hotel.rooms.get(roomId);
    return room ? roomNow(hotel, room, stays).status : '';
  };
  return ok({
    taskAssignmentInfo: [...Map.groupBy(sheets, (sheet) => sheet.setId).values()].map((set) => ({
      taskCodes: taskCodes(hotel, set[0]?.taskCodes ?? []),
      taskSheets: set.map((sheet) =>
        sheetWire(hotel, sheet, {
          rooms: query.flag('includeTaskSheetDetails') !== false,
          only: statuses.length === 0 ? undefined : (entry) => statuses.includes(status(entry.roomId)),
        }),
      ),
      hotelId: hotel.profile.id,
      taskDate: day,
      taskSheetsCount: set.length,
    })),
  });
}

function generate(call: Call): Answer {
  const { hotel } = call;
  const asked = call.body.object('criteria');
  const template = hotel.housekeeping.templates.get(asked.text('templateCode') ?? '');
  const criteria = new Fields({ ...template, ...asked.raw });
  const status = criteria.object('status');
  const stays = staysByRoom(hotel);
  const classes = criteria.texts('roomClassList');
  const any = (wanted: readonly string[], values: readonly string[]) =>
    wanted.length === 0 || values.some((value) => wanted.includes(value));
  const attendants = criteria.texts('attendants');
  const sheets = generateSheets(call.desk, {
    day: criteria.day('taskDate') ?? hotel.businessDate,
    taskCodes: criteria.texts('taskCodes'),
    attendants: attendants.length > 0 ? attendants : undefined,
    sheets: criteria.number('numberOfAttendants'),
    maximumCredits: criteria.number('maximumCreditsPerSheet'),
    separateDoNotDisturb: criteria.flag('separateDNDRooms'),
    stayOverFirst: criteria.flag('stayOverFirst'),
    instructions: criteria.object('instructions').text('taskInstructions'),
    only: (room) => {
      const now = roomNow(hotel, room, stays);
      return (
        any(classes, [hotel.roomTypes.get(room.type)?.roomClass ?? '']) &&
        any(status.texts('housekeepingRoomStatusList'), [now.status]) &&
        any(status.texts('frontOfficeRoomStatusList'), [now.occupied ? 'Occupied' : 'Vacant']) &&
        any(status.texts('reservationStatusList'), stayStatuses(hotel, now)) &&
        any(status.texts('turndownStatusList'), [room.turndown ?? 'NotRequired']) &&
        any(status.texts('roomAssignmentStatusList'), [now.stays.length > 0 ? 'Assigned' : 'Unassigned'])
      );
    },
  });
  return created(`/hsk/v1/hotels/${hotel.profile.id}/houseKeepingTasks/${sheets[0]?.setId ?? ''}`);
}

/** A sheet made by hand, in the set of its day and tasks. */
function postSheet(call: Call): Answer {
  const { hotel, world } = call;
  const details = call.body.object('taskSheetDetails');
  const codes = codesOf(details);
  if (codes.length === 0)
    throw refuse('VALUE_MISSING', 'taskCodes is required.', 'taskSheetDetails.taskCodes');
  const day = details.day('date') ?? hotel.businessDate;
  const others = sheetsOf(hotel, day, codes);
  const sheet: TaskSheet = {
    id: nextId(world, 'record'),
    number: Math.max(0, ...others.map((other) => other.number)) + 1,
    setId: others[0]?.setId ?? nextId(world, 'record'),
    day,
    taskCodes: codes,
    type: 'ManuallyCreated',
    attendant: attendantOf(call, details),
    locked: details.flag('lockTaskSheet') ?? false,
    instructions: details.text('taskInstructions'),
    rooms: roomsOf(call, details, codes),
  };
  hotel.housekeeping.sheets.set(sheet.id, sheet);
  return created(`${call.path}/${sheet.id}`);
}

function putSheet(call: Call): Answer {
  const details = call.body.object('taskSheetDetails');
  const sheet = sheetOf(call, details);
  requireOpen(sheet);
  sheet.attendant = attendantOf(call, details) ?? sheet.attendant;
  sheet.instructions = details.text('taskInstructions') ?? sheet.instructions;
  if (details.has('lockTaskSheet')) sheet.locked = details.flag('lockTaskSheet') ?? sheet.locked;
  return changed(call);
}

function deleteSheet(call: Call): Answer {
  const sheet = findSheet(call.hotel, queried(call));
  requireUnlocked(sheet);
  call.hotel.housekeeping.sheets.delete(sheet.id);
  return ok({});
}

function deleteSet(call: Call): Answer {
  for (const sheet of setOf(call)) call.hotel.housekeeping.sheets.delete(sheet.id);
  return ok({});
}

function setOf(call: Call): TaskSheet[] {
  const id = call.param('taskCodesBreakOutId');
  const sheets = [...call.hotel.housekeeping.sheets.values()].filter((sheet) => sheet.setId === id);
  if (sheets.length === 0)
    throw refuse('NOT_FOUND', `The task sheet set ${id} is not known.`, 'taskCodesBreakOutId');
  return sheets;
}

function lock(locked: boolean) {
  return (call: Call): Answer => {
    const criteria = call.body.object('criteria');
    const id = criteria.text('taskSeqNo');
    const sheet =
      id === undefined
        ? findSheet(call.hotel, {
            number: requiredNumber(call.params, 'sheetNumber'),
            day: call.hotel.businessDate,
            taskCodes: [],
          })
        : sheetById(call.hotel, id);
    sheet.locked = locked;
    return changed(call);
  };
}

function close(sheets: (call: Call) => readonly TaskSheet[], done: boolean) {
  return (call: Call): Answer => {
    const found = sheets(call);
    if (done && found.some((sheet) => sheet.rooms.some((entry) => entry.state === 'Working')))
      throw refuse('STATUS_FORBIDS', 'Somebody still works in a room of the sheet.', 'taskSequenceNumber');
    for (const sheet of found) sheet.completedOn = done ? call.hotel.businessDate : undefined;
    return changed(call);
  };
}

const one = (call: Call) => [sheetById(call.hotel, call.param('taskSequenceNumber'))];

/** Task sheets: made, changed, merged, closed. */
export const TASK_SHEET_ROUTES: Routes = {
  'hsk.getHouseKeepingTasks': getTasks,
  'hsk.autoGenerateTaskSheets': generate,
  'hsk.deleteHouseKeepingTaskSheets': deleteSet,
  'hsk.postTaskSheet': postSheet,
  'hsk.putTaskSheet': putSheet,
  'hsk.deleteTaskSheet': deleteSheet,
  'hsk.lockTaskSheet': lock(true),
  'hsk.unlockTaskSheet': lock(false),
  'hsk.completeTaskSheet': close(one, true),
  'hsk.reopenTaskSheet': close(one, false),
  'hsk.completeTaskSheetSet': close(setOf, true),
  'hsk.reopenTaskSheetSet': close(setOf, false),
};
