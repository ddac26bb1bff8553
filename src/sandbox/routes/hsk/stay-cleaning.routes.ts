import { addDays, daysBetween, nightsOf, weekday } from '../../clock/business-date.js';
import { findStay, record, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { merged } from '../../state/document.js';
import type { StayTask } from '../../state/housekeeping.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { changed } from './sheet-request.js';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The usual rhythm: stay-over cleaning each day, fresh linen each third, departure cleaning at the end. */
function usual(stay: Reservation): StayTask[] {
  const between = nightsOf(stay.arrival, stay.departure).slice(1);
  return [
    ...between.map((day) => ({
      code: daysBetween(stay.arrival, day) % 3 === 0 ? 'LINE' : 'STAY',
      day,
    })),
    { code: 'DEPA', day: stay.departure },
  ];
}

function tasksOf(call: Call, stay: Reservation): readonly StayTask[] {
  return call.hotel.housekeeping.schedules.get(stay.id) ?? usual(stay);
}

function stayOf(call: Call): Reservation {
  return findStay(call.hotel, call.param('reservationId'));
}

function scheduleOf(call: Call, stay: Reservation, start: string, end: string): object {
  const names = call.hotel.lists.get('facilityTasks') ?? [];
  const tasks = tasksOf(call, stay).filter(({ day }) => start <= day && day <= end);
  return {
    reservationId: wireId(stay.id, 'Reservation'),
    hotelId: call.hotel.profile.id,
    housekeepingSchedule: {
      facilityHousekeepingTasks: tasks.map(({ code, day }) => ({
        facilityTask: { code, description: names.find((item) => item.code === code)?.description },
        taskDate: day,
        taskStartDate: day,
        taskEndDate: day,
        stayPeriod: 'SpecificDates',
        roomType: stay.nights[0]?.roomType,
        roomId: stay.roomId,
      })),
      start,
      end,
      customized: call.hotel.housekeeping.schedules.has(stay.id),
    },
  };
}

function get(call: Call): Answer {
  const stay = stayOf(call);
  const start = call.query.day('beginDate') ?? stay.arrival;
  const end = call.query.day('endDate') ?? stay.departure;
  return ok({
    ...(call.wants('FacilitySchedule') ? scheduleOf(call, stay, start, end) : identity(call, stay)),
    guestHouseKeepingInstructions: call.wants('HousekeepingInstructions')
      ? call.hotel.housekeeping.notes.get(stay.id)
      : undefined,
  });
}

function identity(call: Call, stay: Reservation): object {
  return { reservationId: wireId(stay.id, 'Reservation'), hotelId: call.hotel.profile.id };
}

/** Tasks of a body as days; one with a period and a frequency stands for each of its days. */
function tasksIn(call: Call, stay: Reservation): StayTask[] {
  const list = call.body.object('housekeepingSchedule').list('facilityHousekeepingTasks');
  return list.flatMap((entry) => {
    const code = entry.object('facilityTask').required('code');
    requireListed(call.hotel, 'facilityTasks', code, 'facilityTask.code');
    return daysOf(entry, stay).map((day) => ({ code, day }));
  });
}

function daysOf(entry: Fields, stay: Reservation): string[] {
  const whole = entry.text('stayPeriod') === 'EntireStay';
  const start = entry.day('taskStartDate') ?? entry.day('taskDate') ?? (whole ? stay.arrival : undefined);
  if (start === undefined) throw refuse('VALUE_MISSING', 'taskDate is required.', 'taskDate');
  const end = entry.day('taskEndDate') ?? (whole ? stay.departure : start);
  const step = Math.max(1, entry.number('frequency') ?? 1);
  const days: string[] = [];
  for (let day = start; day <= end; day = addDays(day, step)) days.push(day);
  if (days.some((day) => day < stay.arrival || day > stay.departure))
    throw refuse('VALUE_INVALID', 'A task lies outside the stay.', 'taskDate');
  return days;
}

function write(call: Call, stay: Reservation, tasks: readonly StayTask[]): void {
  const sorted = tasks.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  call.hotel.housekeeping.schedules.set(stay.id, sorted);
  record(call.desk, stay, 'HOUSEKEEPING', 'Cleaning schedule changed');
}

function keepNotes(call: Call, stay: Reservation, wish: Fields): void {
  if (wish.empty) return;
  const { notes } = call.hotel.housekeeping;
  notes.set(stay.id, merged(notes.get(stay.id) ?? {}, wish.raw));
  const room = stay.roomId === undefined ? undefined : call.hotel.rooms.get(stay.roomId);
  if (!room || stay.status !== 'InHouse') return;
  const status = wish.text('status');
  if (status === 'DoNotDisturb' || status === 'MakeUpRoom' || status === 'ServiceDeclined')
    room.guestService = status;
  if (status === 'NoStatusSelected') room.guestService = undefined;
  if (wish.flag('turndownRequested') === true) room.turndown = 'Required';
}

function post(call: Call): Answer {
  const stay = stayOf(call);
  const added = tasksIn(call, stay);
  write(call, stay, [...tasksOf(call, stay), ...added]);
  keepNotes(call, stay, call.body.object('guestHouseKeepingInstructions'));
  return created(call.path);
}

/** Sent tasks replace those of their days. */
function edit(call: Call): Answer {
  const stay = stayOf(call);
  const sent = tasksIn(call, stay);
  const days = new Set(sent.map(({ day }) => day));
  if (sent.length > 0)
    write(call, stay, [...tasksOf(call, stay).filter(({ day }) => !days.has(day)), ...sent]);
  keepNotes(call, stay, call.body.object('guestHouseKeepingInstructions'));
  return ok({
    ...scheduleOf(call, stay, stay.arrival, stay.departure),
    guestHouseKeepingInstructions: call.hotel.housekeeping.notes.get(stay.id),
  });
}

function remove(call: Call): Answer {
  const stay = stayOf(call);
  const { query } = call;
  const codes = query.texts('facilityTaskCode');
  const days = query.texts('taskDate');
  const start = query.day('startDate') ?? stay.arrival;
  const end = query.day('endDate') ?? stay.departure;
  const gone = ({ code, day }: StayTask) =>
    (codes.length === 0 || codes.includes(code)) &&
    (days.length === 0 || days.includes(day)) &&
    start <= day &&
    day <= end;
  write(
    call,
    stay,
    tasksOf(call, stay).filter((task) => !gone(task)),
  );
  return ok({});
}

function reset(call: Call): Answer {
  const stay = stayOf(call);
  call.hotel.housekeeping.schedules.delete(stay.id);
  return ok(scheduleOf(call, stay, stay.arrival, stay.departure));
}

/** Moves tasks between arrival and departure so that fresh linen falls on a weekday. */
function shift(call: Call): Answer {
  const stay = stayOf(call);
  const wanted = WEEKDAYS.indexOf(call.body.object('criteria').object('shiftDay').required('dayOfWeek'));
  const tasks = tasksOf(call, stay).map((task) => {
    if (task.code === 'DEPA') return task;
    const code = weekday(task.day) === wanted ? 'LINE' : 'STAY';
    return { ...task, code };
  });
  write(call, stay, tasks);
  return ok(scheduleOf(call, stay, stay.arrival, stay.departure));
}

function getNotes(call: Call): Answer {
  const notes = call.hotel.housekeeping.notes.get(stayOf(call).id);
  return notes === undefined ? NONE : ok({ guestHouseKeepingInstructions: notes });
}

function setNotes(call: Call): Answer {
  const stay = stayOf(call);
  keepNotes(call, stay, call.body.at('guestHousekeepingInstructions.housekeepingInstructions'));
  return changed(call);
}

/** What is done for a stay and when, and what its guests asked of housekeeping. */
export const STAY_CLEANING_ROUTES: Routes = {
  'hsk.getReservationHousekeepingSchedule': get,
  'hsk.postReservationHousekeepingTasks': post,
  'hsk.editReservationHousekeepingTasks': edit,
  'hsk.deleteReservationHousekeepingTasks': remove,
  'hsk.resetReservationHousekeepingSchedule': reset,
  'hsk.shiftReservationHousekeepingSchedule': shift,
  'hsk.getGuestHousekeepingNotes': getNotes,
  'hsk.setGuestHousekeepingNotes': setNotes,
};
