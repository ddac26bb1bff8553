import { addDays, daysBetween, nightsOf, weekday } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';

/** What kind of day each one is for the hotel. */
function getCalendar(call: Call): Answer {
  const { query, hotel } = call;
  const start = query.requiredDay('startDate');
  const end = query.requiredDay('endDate');
  if (end < start || daysBetween(start, end) > 366)
    throw refuse('VALUE_INVALID', 'The period ends before it starts, or is too long.', 'endDate');
  const parts = query.texts('fetchInstructions');
  return ok({
    hotelCalendar: {
      hotelId: hotel.profile.id,
      calendarDay: nightsOf(start, addDays(end, 1)).map((date) => ({
        date,
        dayType: parts.includes('DayType') ? dayType(weekday(date)) : undefined,
        events: parts.includes('Event') ? [] : undefined,
      })),
    },
  });
}

function dayType(day: number): object {
  return [5, 6].includes(day)
    ? { code: 'WE', description: 'Weekend', color: 'Orange' }
    : { code: 'WD', description: 'Weekday', color: 'Green' };
}

export const CALENDAR_ROUTES: Routes = { 'entcfg.getHotelCalendar': getCalendar };
