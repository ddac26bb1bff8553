import type { BusinessDate } from '../../shared/business-date.js';
import { total, type Money } from '../../shared/money.js';
import { Big } from 'big.js';

/** One day of the house in figures; what OPERA does not state is absent. */
export interface DayFigures {
  readonly date: BusinessDate;
  readonly rooms?: number;
  readonly outOfOrder?: number;
  readonly sold?: number;
  readonly left?: number;
  /** Percent of the rooms that could be sold. */
  readonly occupancy?: number;
  readonly arrivals?: number;
  readonly departures?: number;
  readonly guests?: number;
  readonly roomRevenue?: Money;
  /** Room revenue by room sold. */
  readonly averageRate?: Money;
}

/** Several days put together: occupancy of all rooms and nights, average rate of all rooms sold. */
export interface PeriodFigures {
  readonly sold: number;
  readonly occupancy?: number;
  readonly roomRevenue?: Money;
  readonly averageRate?: Money;
}

/** Sums of a period; revenue only where every day states it in one currency. */
export function periodOf(days: readonly DayFigures[]): PeriodFigures {
  const sold = days.reduce((sum, day) => sum + (day.sold ?? 0), 0);
  const rooms = days.reduce((sum, day) => sum + (day.rooms ?? 0) - (day.outOfOrder ?? 0), 0);
  const amounts = days.flatMap((day) => day.roomRevenue ?? []);
  const currency = amounts[0]?.currency;
  const whole = amounts.length === days.length && amounts.every((money) => money.currency === currency);
  const roomRevenue = whole && currency !== undefined ? total(amounts, currency) : undefined;
  return {
    sold,
    occupancy: percentOf(sold, rooms),
    roomRevenue,
    averageRate: averageOf(roomRevenue, sold),
  };
}

/** A share in percent with one decimal; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole <= 0 ? undefined : Number(new Big(part).times(100).div(whole).toFixed(1));
}

/** An amount by so many rooms, to the cent; undefined without amount or rooms. */
export function averageOf(amount: Money | undefined, rooms: number): Money | undefined {
  if (amount === undefined || rooms <= 0) return undefined;
  return { amount: new Big(amount.amount).div(rooms).toFixed(2), currency: amount.currency };
}
