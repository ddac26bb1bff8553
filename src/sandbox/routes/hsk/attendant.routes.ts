import { addDays, daysBetween, weekday } from '../../clock/business-date.js';
import { needs } from '../../desk/task-sheets.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { staysByRoom } from '../../rules/room-state.js';

function getSchedule(call: Call): Answer {
  const { hotel, query } = call;
  const start = query.requiredDay('scheduleStartDate');
  const end = query.day('scheduleEndDate') ?? start;
  const days = [...hotel.housekeeping.duty.keys()].filter((day) => start <= day && day <= end).sort();
  const attendantsSchedule = days.flatMap((date) =>
    (hotel.housekeeping.duty.get(date) ?? []).map((attendantId) => ({
      name: hotel.housekeeping.attendants.get(attendantId)?.name,
      attendantId,
      date,
    })),
  );
  if (attendantsSchedule.length === 0) return NONE;
  return ok({
    attendantsScheduleInfo: { hotelId: hotel.profile.id, scheduleDate: start, attendantsSchedule },
  });
}

function postSchedule(call: Call): Answer {
  const { duty, attendants } = call.hotel.housekeeping;
  const info = call.body.object('attendantsScheduleInfo');
  const entries = info.list('attendantsSchedule').map((entry) => ({
    id: entry.required('attendantId'),
    day: entry.day('date') ?? info.requiredDay('scheduleDate'),
  }));
  if (entries.length === 0)
    throw refuse('VALUE_MISSING', 'attendantsSchedule is required.', 'attendantsScheduleInfo');
  for (const { id } of entries)
    if (!attendants.has(id)) throw refuse('CODE_UNKNOWN', `Attendant ${id} is not known.`, 'attendantId');
  for (const { id, day } of entries) duty.set(day, [...new Set([...(duty.get(day) ?? []), id])]);
  return created(call.path);
}

function deleteSchedule(call: Call): Answer {
  const { duty } = call.hotel.housekeeping;
  const day = call.query.requiredDay('scheduleDate');
  const leaving = call.query.texts('attendantId');
  const planned = duty.get(day) ?? [];
  const missing = leaving.find((id) => !planned.includes(id));
  if (missing !== undefined)
    throw refuse('NOT_FOUND', `Attendant ${missing} is not planned on ${day}.`, 'attendantId');
  duty.set(
    day,
    planned.filter((id) => !leaving.includes(id)),
  );
  return ok({});
}

/** How many rooms will need each task on each day, by what is booked today. */
function getForecast(call: Call): Answer {
  const { hotel, query } = call;
  const start = query.day('startDate') ?? hotel.businessDate;
  const length = query.number('duration');
  const end = query.day('endDate') ?? addDays(start, length === undefined ? 6 : Math.max(0, length - 1));
  const wanted = query.texts('Codes');
  const codes = (hotel.lists.get('hkTaskCodes') ?? []).filter(
    ({ code }) => wanted.length === 0 || wanted.includes(code),
  );
  const days = Array.from({ length: daysBetween(start, end) + 1 }, (_one, index) => addDays(start, index));
  if (codes.length === 0 || days.length === 0) return NONE;
  const count = (code: string, day: string) => rooms(call, code, day);
  const perDay = (day: string, quantity: number) => ({
    date: day,
    isWeekend: weekday(day) === 0 || weekday(day) === 6,
    quantity,
  });
  return ok({
    facilityForecastDetails: {
      tasks: codes.map(({ code, description }) => ({
        task: { code, description },
        taskForecast: days.map((day) => perDay(day, count(code, day))),
      })),
      totals: {
        totals: days.map((day) =>
          perDay(
            day,
            codes.reduce((sum, { code }) => sum + count(code, day), 0),
          ),
        ),
      },
    },
  });
}

/** Today by the rooms themselves; later days by arrivals and departures of the stays. */
function rooms(call: Call, code: string, day: string): number {
  const { hotel } = call;
  if (day <= hotel.businessDate) {
    const stays = staysByRoom(hotel);
    return [...hotel.rooms.values()].filter((room) => needs(code, room, stays, day)).length;
  }
  const booked = [...hotel.reservations.values()].filter(
    ({ status }) => status === 'InHouse' || status === 'Reserved',
  );
  const fitting = booked.filter((stay) => {
    if (code === 'DEPA') return stay.departure === day;
    const night = daysBetween(stay.arrival, day);
    return stay.arrival < day && day < stay.departure && (code !== 'LINE' || night % 3 === 0);
  });
  return fitting.reduce((sum, stay) => sum + stay.units, 0);
}

/** Who is on duty and how much there will be to do. */
export const ATTENDANT_ROUTES: Routes = {
  'hsk.getHousekeepingAttendantsSchedule': getSchedule,
  'hsk.postHousekeepingAttendantSchedule': postSchedule,
  'hsk.deleteHousekeepingAttendantSchedule': deleteSchedule,
  'hsk.getFacilityForecast': getForecast,
};
