import { z } from 'zod';
import { MoneyShown, sayMoney } from '../../shared/money.js';
import type { DayFigures, PeriodFigures } from './day-figures.js';

/** One day of the house, as reports show it. */
export const DayRow = z.object({
  date: z.string(),
  sold: z.int().optional(),
  left: z.int().optional(),
  occupancy: z.number().optional(),
  arrivals: z.int().optional(),
  departures: z.int().optional(),
  guests: z.int().optional(),
  roomRevenue: MoneyShown.optional(),
});

/** Several days of the house with what they amount to. */
export const DaysReport = z.object({
  days: z.array(DayRow),
  sold: z.int(),
  occupancy: z.number().optional(),
  roomRevenue: MoneyShown.optional(),
  averageRate: MoneyShown.optional(),
});
export type DaysReport = z.infer<typeof DaysReport>;

/** The answer of a report about days. */
export function daysReport(days: readonly DayFigures[], period: PeriodFigures): DaysReport {
  return {
    days: days.map(({ rooms: _rooms, outOfOrder: _blocked, averageRate: _rate, ...row }) => row),
    ...period,
  };
}

/** The same for people, one line a day. */
export function sayDays(report: DaysReport): string {
  if (report.days.length === 0) return 'OPERA has no figures for these days.';
  const lines = report.days.map((day) => {
    const facts = [
      `${day.sold ?? '?'} sold`,
      day.occupancy === undefined ? '' : `${day.occupancy} %`,
      day.left === undefined ? '' : `${day.left} left`,
      `${day.arrivals ?? '?'} in, ${day.departures ?? '?'} out`,
      day.guests === undefined ? '' : `${day.guests} guests`,
      day.roomRevenue === undefined ? '' : sayMoney(day.roomRevenue),
    ];
    return `${day.date}: ${facts.filter((fact) => fact !== '').join(', ')}`;
  });
  const sum = [
    `${report.sold} room nights`,
    report.occupancy === undefined ? '' : `${report.occupancy} % occupied`,
    report.roomRevenue === undefined ? '' : `room revenue ${sayMoney(report.roomRevenue)} before tax`,
    report.averageRate === undefined ? '' : `average rate ${sayMoney(report.averageRate)}`,
  ];
  return [...lines, `Together: ${sum.filter((fact) => fact !== '').join(', ')}.`].join('\n');
}
