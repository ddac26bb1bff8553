import { z } from 'zod';

/** A hotel-local date, `YYYY-MM-DD`. */
export type BusinessDate = string;

const DAY_MS = 86_400_000;
const SPOKEN = /^(today|tomorrow|yesterday|[+-]\d{1,3}d)$/i;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar date written `YYYY-MM-DD`. */
export function isBusinessDate(text: string): boolean {
  if (!ISO.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** `date` moved by whole days, negative for the past. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Nights between two dates; negative when `to` is earlier. */
export function nightsBetween(from: BusinessDate, to: BusinessDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The English name of a date's day, `Monday`. */
export function weekdayOf(date: BusinessDate): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** Dates as staff say them: `YYYY-MM-DD`, `today`, `tomorrow`, `yesterday`, `+3d`, `-1d`. */
export const SpokenDate = z
  .string()
  .trim()
  // Checked here and not by a pattern: the description says the same in fewer of the model's tokens.
  .refine(isSpoken, 'is no date such as 2026-03-10, today, tomorrow or +3d')
  .describe('YYYY-MM-DD, today, tomorrow or +3d');

function isSpoken(text: string): boolean {
  return ISO.test(text) ? isBusinessDate(text) : SPOKEN.test(text);
}

const WORDS: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 };

/** True when the text needs the hotel's business date to be understood. */
export function isRelative(spoken: string): boolean {
  return !ISO.test(spoken);
}

/** A spoken date against the hotel's business date (which is OPERA's, never the machine's). */
export function resolveDate(spoken: string, businessDate: BusinessDate): BusinessDate {
  const text = spoken.toLowerCase();
  if (ISO.test(text)) return text;
  const days = WORDS[text] ?? Number.parseInt(text, 10);
  return addDays(businessDate, days);
}
