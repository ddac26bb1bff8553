import { addDays, type Day, daysBetween } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';
import { houseNow, houseTotals, type Metrics, movements, periodFigures } from '../../rules/house-metrics.js';
import { AMOUNT_METRICS, STATISTIC_METRICS } from './statistics.table.js';

const MAX_DAYS = 7;

/** Codes of a statistic: its own, or those of the plain statistic for a longer period. */
function metricsOf(statistic: string): readonly string[] {
  const plain = statistic.replace(/(MonthToDate|YearToDate|Daily)$/, '');
  return (STATISTIC_METRICS[statistic] ?? STATISTIC_METRICS[plain] ?? []).flatMap((code) =>
    code.endsWith('*') ? ['Rooms', 'Persons', 'VIP'].map((part) => code.replace('*', part)) : [code],
  );
}

/** Everything counted for one day. */
function countsOn(call: Call, day: Day): Metrics {
  const { world, hotel } = call;
  return {
    ...houseNow(world, hotel),
    ...movements(world, hotel, day),
    ...houseTotals(hotel, periodFigures(hotel, day, day)),
    ...lastHour(call),
  };
}

/** Check-ins and check-outs of the sixty minutes before now. */
function lastHour(call: Call): Metrics {
  const { hotel } = call;
  const hourAgo = new Date(call.clock.now() - 3_600_000).toISOString().slice(11, 19);
  const since = `${hotel.businessDate} ${hourAgo}`;
  const stays = [...hotel.reservations.values()];
  return {
    ArrivalsInLastHour: stays.filter((stay) => stay.status === 'InHouse' && (stay.checkedInAt ?? '') >= since)
      .length,
    DeparturesInLastHour: stays.filter(
      (stay) => stay.checkedOutOn === hotel.businessDate && stay.modifiedAt >= since,
    ).length,
  };
}

/** A period's counts: the sums of its days, and occupancy and rates over the whole of it. */
function countsOver(call: Call, start: Day, end: Day): Metrics {
  const { world, hotel } = call;
  const sums: Metrics = {};
  for (let day = start; day <= end; day = addDays(day, 1))
    for (const [code, value] of Object.entries(movements(world, hotel, day)))
      sums[code] = (sums[code] ?? 0) + value;
  return { ...sums, ...houseTotals(hotel, periodFigures(hotel, start, end)) };
}

function metricSet(call: Call, code: string, start: Day, end: Day, counts: Metrics): object {
  const wanted = call.query.texts('metric');
  return {
    code,
    start,
    end,
    metrics: metricsOf(code)
      .filter((metric) => wanted.length === 0 || wanted.includes(metric))
      .map((metric) => ({
        code: metric,
        value: counts[metric] ?? 0,
        category: AMOUNT_METRICS.includes(metric) ? 'Amount' : 'Numeric',
      })),
  };
}

function getStatistics(call: Call): Answer {
  const { query, hotel } = call;
  const statisticsCode = call.param('statisticsCode');
  const day = query.day('date') ?? hotel.businessDate;
  const start = statisticsCode.endsWith('MonthToDate')
    ? `${day.slice(0, 7)}-01`
    : statisticsCode.endsWith('YearToDate')
      ? `${day.slice(0, 4)}-01-01`
      : day;
  const counts = start === day ? countsOn(call, day) : countsOver(call, start, day);
  return ok({
    statisticsCode,
    calendarDate: day,
    metricSet: [metricSet(call, statisticsCode, start, day, counts)],
  });
}

function getRange(call: Call): Answer {
  const { query, hotel } = call;
  const statisticsCode = call.param('statisticsCode');
  const start = query.day('date') ?? hotel.businessDate;
  const end = query.day('endDate') ?? addDays(start, MAX_DAYS - 1);
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'endDate');
  if (daysBetween(start, end) > 90) throw refuse('LIMIT_EXCEEDED', 'The period is too long.', 'endDate');
  const sets: object[] = [];
  for (let day = start; day <= end; day = addDays(day, 1))
    sets.push(metricSet(call, statisticsCode, day, day, countsOn(call, day)));
  return ok({ statisticsCode, calendarDate: start, metricSet: sets });
}

export const FRONT_OFFICE_STATISTICS_ROUTES: Routes = {
  'fof.getFrontOfficeStatistics': getStatistics,
  'fof.getFrontOfficeStatisticsWithDateRange': getRange,
};
