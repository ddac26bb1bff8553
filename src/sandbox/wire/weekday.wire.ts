import type { Fields } from './fields.js';

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/**
 * The weekdays (0 for Sunday) that a body or query marks with true. Where none is marked true, those not marked false:
 * a caller may name the days that count or those that do not. Every day gives an empty list.
 */
export function readWeekdays(fields: Fields): number[] {
  const marks = NAMES.map((name) => fields.flag(name));
  const chosen = marks.flatMap((mark, day) => (mark === true ? [day] : []));
  const days = chosen.length > 0 ? chosen : marks.flatMap((mark, day) => (mark === false ? [] : [day]));
  return days.length === NAMES.length ? [] : days;
}

/** Weekdays as the seven members of Oracle's files; an empty list means all. */
export function weekdayFlags(weekdays: readonly number[]): Record<string, boolean> {
  return Object.fromEntries(
    NAMES.map((name, day) => [name, weekdays.length === 0 || weekdays.includes(day)]),
  );
}
