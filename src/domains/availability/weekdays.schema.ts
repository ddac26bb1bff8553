import { lineOf } from '../../shared/parameters.schema.js';
import { WEEKDAYS, type Weekday } from './rule.js';

/** The days that a text such as `fri, sat` names; undefined when a part of it names none. */
function named(text: string): Weekday[] | undefined {
  const days = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => (part.length < 3 ? undefined : WEEKDAYS.find((day) => day.startsWith(part))));
  return days.every((day) => day !== undefined) ? days : undefined;
}

/** Some days of the week, as text: a list of names would cost a model several times the tokens. */
export const Weekdays = lineOf(3, 80)
  .refine((text) => named(text) !== undefined, 'names no days such as fri,sat')
  .describe('Only these, such as fri,sat');

/** The days that a checked text names; without a text none, which means all. */
export function weekdaysOf(text: string | undefined): readonly Weekday[] {
  return text === undefined ? [] : (named(text) ?? []);
}
