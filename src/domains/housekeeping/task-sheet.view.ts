import { z } from 'zod';
import { line, listing, words } from './housekeeping.view.js';
import type { TaskSheet } from './task-sheet.mapper.js';

/** Task sheets as tools answer them. */
export const TaskSheets = z.object({
  date: z.string(),
  sheets: z.array(
    z.object({
      sheet: z.int(),
      task: z.string(),
      attendant: z.string().optional(),
      total: z.int(),
      done: z.int(),
      rooms: z
        .array(
          z.object({
            room: z.string(),
            work: z.string(),
            status: z.string().optional(),
            note: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
});
export type TaskSheets = z.infer<typeof TaskSheets>;

/** Sheets as rows; rooms only when asked for, since a house has many. */
export function sheetRows(sheets: readonly TaskSheet[], withRooms: boolean): TaskSheets['sheets'] {
  return sheets.map(({ sheet, tasks, attendant, attendantName, total, done, rooms }) => ({
    sheet,
    task: tasks.join(', '),
    ...(attendant !== undefined && {
      attendant: attendantName === undefined ? attendant : `${attendant} ${attendantName}`,
    }),
    total,
    done,
    ...(withRooms && {
      rooms: rooms.map(({ room, work, status, note }) => ({
        room,
        work,
        ...(status !== undefined && { status }),
        ...(note !== undefined && { note }),
      })),
    }),
  }));
}

/** Sheets, one line each, rooms below. */
export function saySheets({ date, sheets }: TaskSheets): string {
  const lines = sheets.flatMap((sheet) => [
    line(
      `sheet ${sheet.sheet}`,
      sheet.task,
      sheet.attendant ?? 'no attendant',
      `${sheet.done} of ${sheet.total} rooms done`,
    ),
    ...(sheet.rooms ?? []).map(
      ({ room, work, status, note }) => `  ${line(room, words(work), words(status), note)}`,
    ),
  ]);
  return listing(
    `${sheets.length} task sheets of ${date}:`,
    lines,
    `No task sheets for ${date}; generate_task_sheets makes them.`,
  );
}
