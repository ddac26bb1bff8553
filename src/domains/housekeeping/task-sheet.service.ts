import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHouseKeepingTasksAnswer } from '../../opera/wire/generated/hsk.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { CodesService } from '../configuration/codes.service.js';
import type { CleanStatus } from './board-room.js';
import { toWireStatus } from './room-board.mapper.js';
import { type Settled, SettledChange } from './settled-change.service.js';
import { readSheets, type TaskRoom, type TaskSheet } from './task-sheet.mapper.js';

/** Which sheets of a day are meant. */
export interface SheetQuestion {
  readonly date: BusinessDate;
  readonly task?: string;
  readonly attendant?: string;
  readonly sheet?: number;
}

/** A room on its sheet. */
export interface RoomOnSheet {
  readonly sheet: TaskSheet;
  readonly entry: TaskRoom;
}

/** Most sheets offered to choose from. */
const CHOICES = 6;

/** Task sheets of attendants, and the work in their rooms. */
@Injectable()
export class TaskSheetService {
  constructor(
    private readonly opera: OperaService,
    private readonly codes: CodesService,
    private readonly changes: SettledChange,
  ) {}

  /** The sheets that fit, with their rooms. Throws Fault INPUT_UNKNOWN_CODE, OPERA_*. */
  async sheets(context: CallContext, question: SheetQuestion): Promise<TaskSheet[]> {
    const [task, attendant] = await Promise.all([
      question.task === undefined
        ? undefined
        : this.codes.check(context, 'cleaning-task', question.task, 'task'),
      question.attendant === undefined
        ? undefined
        : this.codes.check(context, 'attendant', question.attendant, 'attendant'),
    ]);
    const answer = await this.opera.call<GetHouseKeepingTasksAnswer>(context, {
      operation: 'hsk.getHouseKeepingTasks',
      parameters: {
        taskDate: question.date,
        taskCodes: task === undefined ? undefined : [task.code],
        attendantId: attendant?.code,
        taskSheetNumber: question.sheet === undefined ? undefined : [question.sheet],
        includeTaskSheetDetails: true,
      },
    });
    return readSheets(answer.body);
  }

  /**
   * Breaks the rooms of a task out into sheets. Sheets that are there already are answered and nothing is made.
   * Throws Fault INPUT_UNKNOWN_CODE, OPERA_*.
   */
  async generate(
    context: CallContext,
    order: {
      readonly date: BusinessDate;
      readonly task: string;
      readonly attendants?: readonly string[];
      readonly sheets?: number;
    },
  ): Promise<Settled & { readonly sheets: readonly TaskSheet[]; readonly created: boolean }> {
    const task = (await this.codes.check(context, 'cleaning-task', order.task, 'task')).code;
    const attendants = await Promise.all(
      (order.attendants ?? []).map(
        async (code) => (await this.codes.check(context, 'attendant', code, 'attendants')).code,
      ),
    );
    const read = (grace: CallContext) => this.sheets(freshly(grace), { date: order.date, task });
    const before = await read(context);
    if (before.length > 0) return { outcome: 'done', warnings: [], sheets: before, created: false };
    const settled = await this.changes.send(
      context,
      {
        operation: 'hsk.autoGenerateTaskSheets',
        body: {
          criteria: {
            hotelId: context.hotelId,
            taskDate: order.date,
            taskCodes: [task],
            ...(attendants.length > 0 ? { attendants } : { numberOfAttendants: order.sheets ?? 1 }),
            separateDNDRooms: true,
          },
        },
      },
      async (grace) => (await read(grace)).length > 0,
    );
    const sheets = settled.outcome === 'done' ? await read(context) : [];
    return { ...settled, sheets, created: settled.outcome === 'done' };
  }

  /**
   * The sheet of a day on which a room stands.
   * Throws Fault NOT_FOUND; INPUT_AMBIGUOUS when it stands on sheets of several tasks.
   */
  async find(
    context: CallContext,
    room: string,
    date: BusinessDate,
    task: string | undefined,
  ): Promise<RoomOnSheet> {
    const sheets = await this.sheets(freshly(context), { date, task });
    const found = sheets.flatMap((sheet) =>
      sheet.rooms
        .filter((entry) => entry.room.toUpperCase() === room.toUpperCase())
        .map((entry) => ({ sheet, entry })),
    );
    const [only] = found;
    if (only === undefined) {
      throw new Fault('NOT_FOUND', {
        message: `Room ${room} is on no task sheet of ${date}${task === undefined ? '' : ` for ${task}`}. Nothing was changed.`,
        advice:
          'See get_housekeeping_tasks, or make sheets with generate_task_sheets. To set a status use update_room_status.',
        field: 'room',
      });
    }
    if (found.length === 1) return only;
    throw new Fault('INPUT_AMBIGUOUS', {
      message: `Room ${room} is on ${found.length} task sheets of ${date}.`,
      advice: 'Call again with the task that is meant.',
      field: 'task',
      data: {
        choices: found.slice(0, CHOICES).map(({ sheet, entry }) => ({
          task: sheet.tasks.join(', '),
          sheet: sheet.sheet,
          work: entry.work,
        })),
      },
    });
  }

  /** The attendant goes into the room. Throws Fault OPERA_* with OPERA's reason. */
  async start(context: CallContext, { sheet, entry }: RoomOnSheet, date: BusinessDate): Promise<Settled> {
    return this.work(context, 'hsk.startServicingTaskRoom', { sheet, entry }, date, {}, 'in_work');
  }

  /** The room is done and is then `status`, which the hotel's rule decides when not given. Throws Fault OPERA_*. */
  async complete(
    context: CallContext,
    place: RoomOnSheet,
    date: BusinessDate,
    status: CleanStatus,
  ): Promise<Settled> {
    const more = { housekeepingRoomStatus: toWireStatus(status) };
    return this.work(context, 'hsk.completeServicingTaskRoom', place, date, more, 'done');
  }

  private async work(
    context: CallContext,
    operation: 'hsk.startServicingTaskRoom' | 'hsk.completeServicingTaskRoom',
    { sheet, entry }: RoomOnSheet,
    date: BusinessDate,
    more: object,
    reached: TaskRoom['work'],
  ): Promise<Settled> {
    return this.changes.send(
      context,
      {
        operation,
        parameters: { roomId: entry.room, sheetNumber: String(sheet.sheet) },
        body: {
          criteria: {
            hotelId: context.hotelId,
            taskDate: date,
            taskCodes: sheet.tasks,
            sheetNumber: sheet.sheet,
            roomId: entry.room,
            ...(sheet.attendant !== undefined && { attendant: sheet.attendant }),
            ...more,
          },
        },
      },
      async (grace) => (await this.find(grace, entry.room, date, sheet.tasks[0])).entry.work === reached,
    );
  }
}
