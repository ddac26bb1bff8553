import type { Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import { blockingOn, occupants, roomStayStatus, type RoomStays, staysByRoom } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import type { SheetType, TaskRoom, TaskSheet } from '../state/housekeeping.js';
import type { Reservation } from '../state/reservation.js';
import type { Room } from '../state/room.js';
import { nextId } from '../state/world.js';
import { type Desk, requireListed } from './desk.js';

/** What a generation of task sheets is asked for. */
export interface SheetWish {
  readonly day: Day;
  readonly taskCodes: readonly string[];
  /** Attendants by id; as many sheets as there are. */
  readonly attendants?: readonly string[];
  /** Without attendants by name: how many sheets. */
  readonly sheets?: number;
  readonly maximumCredits?: number;
  readonly separateDoNotDisturb?: boolean;
  readonly stayOverFirst?: boolean;
  readonly instructions?: string;
  /** Rooms that count; every room the tasks concern when absent. */
  readonly only?: (room: Room) => boolean;
}

/** Work that a task is for a room. */
const CREDITS: Readonly<Record<string, number>> = { DEPA: 30, STAY: 20, LINE: 15, TURN: 8 };

/**
 * Breaks the rooms of a task out into sheets. Sheets of the same day and tasks that nobody has begun are replaced.
 * Throws 400 when work has begun, an attendant or task is unknown, or no room needs the task.
 */
export function generateSheets(desk: Desk, wish: SheetWish): readonly TaskSheet[] {
  const { hotel } = desk;
  if (wish.taskCodes.length === 0) throw refuse('VALUE_MISSING', 'taskCodes is required.', 'taskCodes');
  for (const code of wish.taskCodes) requireListed(hotel, 'hkTaskCodes', code, 'taskCodes');
  for (const id of wish.attendants ?? []) requireAttendant(hotel, id);
  if (wish.day < hotel.businessDate)
    throw refuse('VALUE_INVALID', 'Task sheets are not made for past days.', 'taskDate');
  dropUnbegun(hotel, wish);
  const rooms = roomsNeeding(hotel, wish);
  if (rooms.length === 0)
    throw refuse('NOT_FOUND', `No room needs ${wish.taskCodes.join(', ')} on ${wish.day}.`, 'taskCodes');
  const setId = nextId(desk.world, 'record');
  const quiet = wish.separateDoNotDisturb === true ? rooms.filter(isQuiet) : [];
  const work = rooms.filter((room) => !quiet.includes(room));
  const sheets = spread(work, wish).map((share, index) =>
    makeSheet(desk, wish, setId, index + 1, share, share.extra ? 'ExtraRooms' : 'AutomaticGeneration'),
  );
  if (quiet.length > 0)
    sheets.push(makeSheet(desk, wish, setId, sheets.length + 1, { rooms: quiet }, 'DoNotDisturb'));
  for (const sheet of sheets) hotel.housekeeping.sheets.set(sheet.id, sheet);
  return sheets;
}

function isQuiet(room: Room): boolean {
  return room.guestService === 'DoNotDisturb';
}

function dropUnbegun(hotel: Hotel, wish: SheetWish): void {
  const before = sheetsOf(hotel, wish.day, wish.taskCodes);
  if (before.some((sheet) => sheet.completedOn !== undefined || sheet.rooms.some((room) => room.state)))
    throw refuse(
      'STATUS_FORBIDS',
      `Work on the task sheets of ${wish.day} has begun: they cannot be generated again.`,
      'taskDate',
    );
  for (const sheet of before) hotel.housekeeping.sheets.delete(sheet.id);
}

/** The sheets of a day that have any of the tasks, by number; every task when none is named. */
export function sheetsOf(hotel: Hotel, day: Day, taskCodes: readonly string[] = []): TaskSheet[] {
  return [...hotel.housekeeping.sheets.values()]
    .filter((sheet) => sheet.day === day)
    .filter((sheet) => taskCodes.length === 0 || sheet.taskCodes.some((code) => taskCodes.includes(code)))
    .sort((left, right) => Number(left.setId) - Number(right.setId) || left.number - right.number);
}

function requireAttendant(hotel: Hotel, id: string): void {
  if (!hotel.housekeeping.attendants.has(id))
    throw refuse('CODE_UNKNOWN', `Attendant ${id} is not known at ${hotel.profile.id}.`, 'attendants');
}

/** Priority first, then by number: the way an attendant walks. */
function roomsNeeding(hotel: Hotel, wish: SheetWish): Room[] {
  const stays = staysByRoom(hotel);
  const stayed = (room: Room) => (occupants(stays.get(room.id)).length > 0 ? 0 : 1);
  return [...hotel.rooms.values()]
    .filter((room) => blockingOn(room, wish.day)?.kind !== 'OutOfOrder')
    .filter((room) => wish.only?.(room) ?? true)
    .filter((room) => wish.taskCodes.some((code) => needs(code, room, stays, wish.day)))
    .sort(
      (left, right) =>
        (left.cleaningPriority ?? Infinity) - (right.cleaningPriority ?? Infinity) ||
        (wish.stayOverFirst === true ? stayed(left) - stayed(right) : 0) ||
        (left.id < right.id ? -1 : 1),
    );
}

/** Whether a room needs a task: departures are rooms left or to be left, the others are occupied rooms. */
export function needs(code: string, room: Room, stays: RoomStays, day: Day): boolean {
  const here = stays.get(room.id) ?? [];
  const inside = occupants(here);
  const leaving = inside.some((stay) => stay.departure <= day);
  const staying = inside.some((stay) => stay.departure > day);
  const soiled = room.status === 'Dirty' || room.status === 'Pickup';
  if (code === 'DEPA') return leaving || (inside.length === 0 && soiled);
  if (code === 'LINE') return inside.some((stay) => staying && dueForLinen(stay, day));
  return staying;
}

/** Fresh linen every third night. */
function dueForLinen(stay: Reservation, day: Day): boolean {
  const night = stay.nights.findIndex((candidate) => candidate.date === day);
  return night > 0 && night % 3 === 0 && roomStayStatus(stay, day) === 'StayOver';
}

interface Share {
  readonly rooms: readonly Room[];
  readonly attendant?: string;
  /** What was left when everybody had the most they may. */
  readonly extra?: boolean;
}

/** Equal numbers of neighbouring rooms for each attendant, no more credits than allowed. */
function spread(rooms: readonly Room[], wish: SheetWish): Share[] {
  const count = Math.max(1, wish.attendants?.length ?? wish.sheets ?? 1);
  const perSheet = Math.ceil(rooms.length / count);
  const extra: Room[] = [];
  const shares: Share[] = [];
  for (let index = 0; index < count; index += 1) {
    const wanted = rooms.slice(index * perSheet, (index + 1) * perSheet);
    const taken: Room[] = [];
    let credits = 0;
    for (const room of wanted) {
      const next = creditsOf(wish.taskCodes);
      if (wish.maximumCredits !== undefined && credits + next > wish.maximumCredits) extra.push(room);
      else {
        taken.push(room);
        credits += next;
      }
    }
    if (taken.length > 0) shares.push({ rooms: taken, attendant: wish.attendants?.[index] });
  }
  return extra.length > 0 ? [...shares, { rooms: extra, extra: true }] : shares;
}

function makeSheet(
  desk: Desk,
  wish: SheetWish,
  setId: string,
  number: number,
  share: Share,
  type: SheetType,
): TaskSheet {
  return {
    id: nextId(desk.world, 'record'),
    number,
    setId,
    day: wish.day,
    taskCodes: wish.taskCodes,
    type,
    attendant: share.attendant,
    locked: false,
    instructions: wish.instructions,
    rooms: share.rooms.map((room) => taskRoom(room, wish.taskCodes)),
  };
}

/** A room as it stands on a new sheet. */
export function taskRoom(room: Room, taskCodes: readonly string[], instructions?: string): TaskRoom {
  return { roomId: room.id, credits: creditsOf(taskCodes), instructions };
}

function creditsOf(taskCodes: readonly string[]): number {
  return taskCodes.reduce((sum, code) => sum + (CREDITS[code] ?? 10), 0);
}
