import type {
  GetFacilityForecastAnswer,
  GetHouseKeepingTasksAnswer,
  GetHousekeepingAttendantsScheduleAnswer,
  GetReservationHousekeepingScheduleAnswer,
} from '../../opera/wire/generated/hsk.wire.js';
import type { RoomStatus } from './board-room.js';
import { readStatus } from './room-board.mapper.js';

type WireInfo = NonNullable<GetHouseKeepingTasksAnswer['taskAssignmentInfo']>[number];
type WireSheet = NonNullable<WireInfo['taskSheets']>[number];
type WireRoom = NonNullable<WireSheet['rooms']>[number];

/** A room on a task sheet. */
export interface TaskRoom {
  readonly room: string;
  readonly status?: RoomStatus;
  readonly work: 'to_do' | 'in_work' | 'done';
  readonly occupied: boolean;
  readonly note?: string;
}

/** What one attendant does on a day. */
export interface TaskSheet {
  readonly sheet: number;
  readonly tasks: readonly string[];
  readonly attendant?: string;
  readonly attendantName?: string;
  readonly state?: 'standby' | 'break' | 'working' | 'completed';
  readonly total: number;
  readonly done: number;
  readonly rooms: readonly TaskRoom[];
}

const STATES = { Standby: 'standby', Break: 'break', Working: 'working', Completed: 'completed' } as const;

/** The sheets of a day; no body (204) means none. */
export function readSheets(body: GetHouseKeepingTasksAnswer | undefined): TaskSheet[] {
  return (body?.taskAssignmentInfo ?? []).flatMap((info) =>
    (info.taskSheets ?? []).flatMap((sheet) => readSheet(sheet, info)),
  );
}

function readSheet(wire: WireSheet, info: WireInfo): TaskSheet[] {
  if (wire.sheetNumber === undefined) return [];
  const rooms = (wire.rooms ?? []).flatMap(readRoom);
  return [
    {
      sheet: wire.sheetNumber,
      tasks: (wire.taskCodes ?? info.taskCodes ?? []).flatMap(({ code }) => code ?? []),
      attendant: wire.attendant?.attendantId,
      attendantName: wire.attendant?.attendantName,
      state: wire.attendantStatus && STATES[wire.attendantStatus],
      total: wire.roomCount ?? rooms.length,
      done: wire.completedRoomsCount ?? rooms.filter(({ work }) => work === 'done').length,
      rooms,
    },
  ];
}

function readRoom(wire: WireRoom): TaskRoom[] {
  if (wire.roomId === undefined) return [];
  const state = wire.housekeeping?.housekeepingRoomStatus;
  const working = (wire.servicingInfo ?? []).some(({ status }) => status === 'Working');
  return [
    {
      room: wire.roomId,
      status: readStatus(state?.housekeepingRoomStatus),
      work: wire.housekeeping?.roomCompleted === true ? 'done' : working ? 'in_work' : 'to_do',
      occupied: state?.frontOfficeStatus === 'Occupied',
      note: wire.instructions,
    },
  ];
}

/** An attendant on duty. */
export interface OnDuty {
  readonly date: string;
  readonly attendant: string;
  readonly name?: string;
}

/** Who is on duty on which day. */
export function readDuty(body: GetHousekeepingAttendantsScheduleAnswer | undefined): OnDuty[] {
  return (body?.attendantsScheduleInfo?.attendantsSchedule ?? []).flatMap(({ date, attendantId, name }) =>
    date === undefined || attendantId === undefined ? [] : [{ date, attendant: attendantId, name }],
  );
}

/** Rooms that need a task on a day. */
export interface Workload {
  readonly date: string;
  readonly task: string;
  readonly rooms: number;
}

/** The work expected, by day and task; days without work are left out. */
export function readForecast(body: GetFacilityForecastAnswer | undefined): Workload[] {
  return (body?.facilityForecastDetails?.tasks ?? []).flatMap(({ task, taskForecast }) =>
    (taskForecast ?? []).flatMap(({ date, quantity }) =>
      date === undefined || quantity === undefined || quantity === 0
        ? []
        : [{ date, task: task?.code ?? 'not stated', rooms: quantity }],
    ),
  );
}

/** A task of a stay on a day. */
export interface StayTask {
  readonly date: string;
  readonly task: string;
  readonly description?: string;
}

/** What is planned for a stay, in order of the days, and what its guests asked of housekeeping. */
export function readStaySchedule(body: GetReservationHousekeepingScheduleAnswer | undefined): {
  readonly tasks: readonly StayTask[];
  readonly note?: string;
} {
  const tasks = (body?.housekeepingSchedule?.facilityHousekeepingTasks ?? []).flatMap((wire) => {
    const date = wire.taskDate ?? wire.taskStartDate;
    const task = wire.facilityTask?.code;
    return date === undefined || task === undefined
      ? []
      : [{ date, task, description: wire.facilityTask?.description }];
  });
  return {
    tasks: tasks.toSorted((left, right) => (left.date < right.date ? -1 : 1)),
    note: body?.guestHouseKeepingInstructions?.instructions,
  };
}
