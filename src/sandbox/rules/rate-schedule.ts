import { addDays } from '../clock/business-date.js';
import type { RateSchedule } from '../state/rate.js';
import { nextId, type World } from '../state/world.js';

/** Schedules without the days, weekdays and room types of `gap`; what lies outside it stays, in pieces where need be. */
export function withoutDays(
  world: World,
  schedules: readonly RateSchedule[],
  gap: Pick<RateSchedule, 'start' | 'end' | 'weekdays' | 'roomTypes'>,
): RateSchedule[] {
  return schedules.flatMap((schedule) => {
    const types = schedule.roomTypes.filter((type) => gap.roomTypes.includes(type));
    const days = schedule.weekdays.filter((day) => gap.weekdays.length === 0 || gap.weekdays.includes(day));
    const apart = schedule.end < gap.start || gap.end < schedule.start;
    if (apart || types.length === 0 || days.length === 0) return [schedule];
    return pieces(schedule, gap, types, days).map((piece, index) => ({
      ...piece,
      id: index === 0 ? schedule.id : nextId(world, 'record'),
    }));
  });
}

function pieces(
  schedule: RateSchedule,
  gap: Pick<RateSchedule, 'start' | 'end'>,
  types: readonly string[],
  days: readonly number[],
): RateSchedule[] {
  const otherTypes = schedule.roomTypes.filter((type) => !types.includes(type));
  const otherDays = schedule.weekdays.filter((day) => !days.includes(day));
  const found: RateSchedule[] = [];
  if (schedule.start < gap.start) found.push({ ...schedule, end: addDays(gap.start, -1) });
  if (schedule.end > gap.end) found.push({ ...schedule, start: addDays(gap.end, 1) });
  const inside = {
    ...schedule,
    start: schedule.start > gap.start ? schedule.start : gap.start,
    end: schedule.end < gap.end ? schedule.end : gap.end,
  };
  if (otherTypes.length > 0) found.push({ ...inside, roomTypes: otherTypes });
  if (otherDays.length > 0) found.push({ ...inside, roomTypes: types, weekdays: otherDays });
  return found;
}
