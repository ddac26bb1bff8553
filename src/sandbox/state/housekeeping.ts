import type { Day } from '../clock/business-date.js';
import type { Document } from './document.js';

/** Somebody who cleans rooms. */
export interface Attendant {
  readonly id: string;
  readonly name: string;
  /** Section the attendant usually works in. */
  readonly section: string;
}

/** Where the work in one room stands; a room nobody has begun has no state. */
export type TaskState = 'Working' | 'Completed' | 'Skipped';

/** One room of a task sheet, in the order in which it is to be done. */
export interface TaskRoom {
  readonly roomId: string;
  readonly credits: number;
  readonly instructions?: string;
  state?: TaskState;
  /** Local time of the beginning, `YYYY-MM-DD HH:MM:SS.0`. */
  startedAt?: string;
}

/** Why a sheet exists, in Oracle's words. */
export type SheetType = 'AutomaticGeneration' | 'ManuallyCreated' | 'DoNotDisturb' | 'ExtraRooms';

/** The rooms one attendant does for a task on a day. */
export interface TaskSheet {
  /** OPERA's task sequence number, unique. */
  readonly id: string;
  /** The number people use: 1, 2, 3... within a day and task. */
  readonly number: number;
  /** The set that was generated together (break-out). */
  readonly setId: string;
  readonly day: Day;
  readonly taskCodes: readonly string[];
  readonly type: SheetType;
  attendant?: string;
  locked: boolean;
  completedOn?: Day;
  /** Local time since which the attendant has a break. */
  breakSince?: string;
  instructions?: string;
  rooms: TaskRoom[];
}

/** Everything housekeeping keeps beside the rooms themselves. */
export interface HousekeepingBook {
  readonly attendants: Map<string, Attendant>;
  /** Attendants on duty by day. */
  readonly duty: Map<Day, readonly string[]>;
  readonly sheets: Map<string, TaskSheet>;
  /** Templates of the generation, by code, as sent. */
  readonly templates: Map<string, Document>;
  /** Instructions for the room of a stay, by reservation id, as sent. */
  readonly notes: Map<string, Document>;
  /** Tasks of a stay where they differ from the usual rhythm, by reservation id. */
  readonly schedules: Map<string, readonly StayTask[]>;
}

/** A task of a stay on one day. */
export interface StayTask {
  readonly code: string;
  readonly day: Day;
}

/** Rooms shown, sold for a purpose or kept: a condition that housekeeping sets. */
export interface RoomCondition {
  readonly code: string;
  readonly available: boolean;
  readonly remarks?: string;
}
