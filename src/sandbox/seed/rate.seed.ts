import { addDays, type Day } from '../clock/business-date.js';
import type { RatePlan, RateSchedule } from '../state/rate.js';
import type { HotelPlan } from './hotels.table.js';
import { RATE_PLANS, type RateRow } from './rates.table.js';
import { ROOM_TYPES } from './room-types.table.js';

/** How the price moves over the year: month by month, in hundredths of the table price. */
const SEASONS: readonly number[] = [82, 82, 88, 95, 105, 112, 120, 120, 110, 98, 86, 92];
const WEEKEND = [5, 6];
const WEEKDAYS = [0, 1, 2, 3, 4];
const MONTHS = 20;

/** The rate plans of a hotel with a price schedule for each month, weekday group and room type. */
export function pricePlans(plan: HotelPlan, businessDate: Day): RatePlan[] {
  const start = addDays(businessDate, -180);
  return RATE_PLANS.map((row, index): RatePlan => {
    const roomTypes = plan.types.map(([code]) => code).filter((code) => !(row.without ?? []).includes(code));
    return {
      code: row.code,
      name: row.name,
      description: row.description,
      longText: row.longText,
      category: row.category,
      market: row.market,
      source: row.source,
      sellFrom: start,
      sellTo: addDays(businessDate, 400),
      sequence: index + 1,
      roomTypes,
      schedules: row.complimentary ? [] : schedules(plan, row, roomTypes, start),
      packages: row.packages,
      cancellationPolicy: row.cancellationPolicy,
      depositPolicy: row.depositPolicy,
      guarantee: row.guarantee,
      minimumNights: row.minimumNights,
      maximumNights: row.maximumNights,
      minimumDaysAhead: row.minimumDaysAhead,
      negotiated: row.negotiated ?? false,
      complimentary: row.complimentary ?? false,
      dayUse: row.dayUse ?? false,
      discountAllowed: row.discountAllowed ?? false,
      commissionPercent: row.commissionPercent,
      roomTransaction: '1000',
    };
  });
}

function schedules(plan: HotelPlan, row: RateRow, roomTypes: readonly string[], start: Day): RateSchedule[] {
  const result: RateSchedule[] = [];
  let from = start;
  for (let month = 0; month < MONTHS; month += 1) {
    const end = endOfMonth(from);
    const season = SEASONS[Number(from.slice(5, 7)) - 1] ?? 100;
    for (const [weekdays, factor] of [
      [WEEKDAYS, 100],
      [WEEKEND, 112],
    ] as const) {
      for (const roomType of roomTypes) {
        const table = ROOM_TYPES.find((candidate) => candidate.code === roomType)?.price ?? 100;
        const two = whole((table * row.factor * plan.priceLevel * season * factor) / 100_000_000);
        result.push({
          id: `${row.code}-${from.slice(0, 7)}-${roomType}-${factor === 100 ? 'WD' : 'WE'}`,
          start: from,
          end,
          weekdays,
          roomTypes: [roomType],
          oneAdult: roomType === 'SGL' ? two : whole((two / 100) * 0.9),
          twoAdults: two,
          extraAdult: whole((two / 100) * 0.25),
          extraChild: whole((two / 100) * 0.1),
        });
      }
    }
    from = addDays(end, 1);
  }
  return result;
}

/** A price without cents, in cents; the argument is in whole currency units. */
function whole(units: number): number {
  return Math.round(units) * 100;
}

function endOfMonth(day: Day): Day {
  const next =
    Number(day.slice(5, 7)) === 12
      ? `${Number(day.slice(0, 4)) + 1}-01-01`
      : `${day.slice(0, 5)}${String(Number(day.slice(5, 7)) + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
