/** A hotel-local calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

const DAY_MILLISECONDS = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const following = new Map<Day, Day>();

/** True when the text is a real calendar day. */
export function isDay(text: string): boolean {
  return PATTERN.test(text) && dayOf(Date.parse(`${text}T00:00:00Z`)) === text;
}

/** The UTC calendar day of an instant in epoch milliseconds; empty text when it is not an instant. */
export function dayOf(instant: number): Day {
  return Number.isNaN(instant) ? '' : new Date(instant).toISOString().slice(0, 10);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  if (count === 1) return nextDay(day);
  return dayOf(Date.parse(`${day}T00:00:00Z`) + count * DAY_MILLISECONDS);
}

// Availability walks day by day, thousands of times a second; the calendar does not change.
function nextDay(day: Day): Day {
  let next = following.get(day);
  if (next === undefined) {
    next = dayOf(Date.parse(`${day}T00:00:00Z`) + DAY_MILLISECONDS);
    following.set(day, next);
  }
  return next;
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / DAY_MILLISECONDS);
}

/** The nights of a stay: every day from `arrival` up to but not including `departure`. */
export function nightsOf(arrival: Day, departure: Day): Day[] {
  const nights: Day[] = [];
  for (let day = arrival; day < departure; day = nextDay(day)) nights.push(day);
  return nights;
}

/** The nights a rate is agreed for: those of the stay, or the arrival day of a day use. */
export function ratedDays(arrival: Day, departure: Day): Day[] {
  return arrival === departure ? [arrival] : nightsOf(arrival, departure);
}

/** Day of the week, 0 for Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
