import { findRoom } from '../../desk/assignment.js';
import { taskRoom } from '../../desk/task-sheets.js';
import { findSheet, sheetById, type SheetReference } from '../../desk/task-work.js';
import { refuse } from '../../errors/opera.error.js';
import type { Answer, Call } from '../../gateway/call.js';
import type { TaskSheet } from '../../state/housekeeping.js';
import type { Fields } from '../../wire/fields.js';

/** The task codes of a sheet's details. */
export function codesOf(details: Fields): string[] {
  return details.list('taskCodes').flatMap((entry) => entry.text('code') ?? []);
}

/** The sheet that a body's details name: by sequence number, or by number, date and tasks. */
export function sheetOf(call: Call, details: Fields): TaskSheet {
  const id = details.text('taskSeqNo');
  if (id !== undefined) return sheetById(call.hotel, id);
  return findSheet(call.hotel, {
    number: requiredNumber(details, 'sheetNumber'),
    day: details.day('date') ?? call.hotel.businessDate,
    taskCodes: codesOf(details),
  });
}

/** Throws 400 naming the member when it is no number. */
export function requiredNumber(fields: Fields, name: string): number {
  const value = fields.number(name);
  if (value === undefined) throw refuse('VALUE_MISSING', `${name} is required.`, name);
  return value;
}

/** The sheet that a query names. */
export function queried(call: Call): SheetReference {
  return {
    number: requiredNumber(call.query, 'sheetNumber'),
    day: call.query.day('date') ?? call.hotel.businessDate,
    taskCodes: call.query.texts('taskCodes'),
  };
}

/** The attendant of a sheet's details. Throws 400 when unknown. */
export function attendantOf(call: Call, details: Fields): string | undefined {
  const id = details.object('attendant').text('attendantId');
  if (id !== undefined && !call.hotel.housekeeping.attendants.has(id))
    throw refuse('CODE_UNKNOWN', `Attendant ${id} is not known.`, 'attendant.attendantId');
  return id;
}

/** The rooms of a sheet's details as they stand on a new sheet. Throws 400 and 404. */
export function roomsOf(call: Call, details: Fields, codes: readonly string[]): TaskSheet['rooms'] {
  return details
    .list('rooms')
    .map((entry) =>
      taskRoom(findRoom(call.hotel, entry.required('roomId')), codes, entry.text('instructions')),
    );
}

/** 200 for a change. */
export function changed(call: Call): Answer {
  return { status: 200, location: call.path, body: {} };
}
