import { addDays, daysBetween, nightsOf, weekday } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { readWeekdays } from '../../wire/weekday.wire.js';

const LENGTHS = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function getBestRates(call: Call): Answer {
  const { query, hotel } = call;
  const start = query.requiredDay('startDay');
  const end = query.day('endDay') ?? start;
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'endDay');
  if (daysBetween(start, end) > 90)
    throw refuse('LIMIT_EXCEEDED', 'The period exceeds the maximum of 90 days.', 'endDay');
  const codes = query.texts('rateCode');
  const lengths = query.texts('lengthOfStay').map((name) => LENGTHS.indexOf(name) + 1);
  const days = query.texts('daysOfWeek');
  const found = [...hotel.yield.bestRates]
    .map(([key, rateCode]) => ({ date: key.slice(0, 10), nights: Number(key.slice(11)), rateCode }))
    .filter(
      ({ date, nights, rateCode }) =>
        start <= date &&
        date <= end &&
        (codes.length === 0 || rateCode.some((code) => codes.includes(code))) &&
        (lengths.length === 0 || nights === 0 || lengths.includes(nights)) &&
        (days.length === 0 || days.includes(WEEKDAYS[weekday(date)] ?? '')),
    )
    .toSorted((left, right) => left.date.localeCompare(right.date) || left.nights - right.nights);
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, 500);
  const { count, ...page } = facts;
  return ok({
    bestAvailableRatesList: {
      bestAvailableRates: rows.map(({ date, nights, rateCode }) => ({
        rateCode,
        lengthOfStay: nights === 0 ? undefined : nights,
        date,
      })),
      masterInfoList: [...new Set(rows.flatMap((row) => row.rateCode))].map((code) => ({
        rate: { code, description: hotel.ratePlans.get(code)?.name },
      })),
      hotelId: hotel.profile.id,
    },
    ...page,
    count,
  });
}

/** The lengths of stay a body or query marks; 0, any length, when it marks none. */
function lengthsOf(fields: Fields): number[] {
  const marked = LENGTHS.flatMap((_name, index) =>
    fields.flag(`lOS${index + 1}`) === true ? [index + 1] : [],
  );
  return marked.length > 0 ? marked : [0];
}

function keysOf(start: string, end: string, days: readonly number[], lengths: readonly number[]): string[] {
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'end');
  return nightsOf(start, addDays(end, 1))
    .filter((day) => days.length === 0 || days.includes(weekday(day)))
    .flatMap((day) => lengths.map((nights) => `${day}|${nights}`));
}

function postBestRates(call: Call): Answer {
  const { hotel } = call;
  const sent = call.body.object('bestAvailableRates');
  const codes = sent.texts('rateCode');
  const unknown = codes.find((code) => !hotel.ratePlans.has(code));
  if (codes.length === 0 || unknown !== undefined)
    throw refuse('CODE_UNKNOWN', `Rate plan ${unknown ?? ''} does not exist.`, 'rateCode');
  const range = sent.object('dateRange');
  const start = range.requiredDay('start');
  const keys = keysOf(
    start,
    range.day('end') ?? start,
    readWeekdays(sent.object('duration')),
    lengthsOf(sent.object('lengthOfStay')),
  );
  for (const key of keys) {
    const before = hotel.yield.bestRates.get(key) ?? [];
    hotel.yield.bestRates.set(key, [...new Set([...before, ...codes])]);
  }
  return created(`/rtp/v1/hotels/${hotel.profile.id}/bestavailablerates`);
}

function deleteBestRates(call: Call): Answer {
  const { query, hotel } = call;
  const codes = query.texts('code');
  const { bestRates } = hotel.yield;
  const lengths = lengthsOf(query);
  const keys = keysOf(
    query.requiredDay('start'),
    query.requiredDay('end'),
    readWeekdays(query),
    lengths[0] === 0 ? [0, 1, 2, 3, 4, 5, 6, 7, 8] : lengths,
  );
  for (const key of keys) {
    const left = bestRates.get(key)?.filter((code) => !codes.includes(code));
    if (left?.length === 0) bestRates.delete(key);
    else if (left) bestRates.set(key, left);
  }
  return ok({});
}

export const BEST_RATE_ROUTES: Routes = {
  'rtp.getBestAvailableRates': getBestRates,
  'rtp.postBestAvailableRates': postBestRates,
  'rtp.deleteBestAvailableRates': deleteBestRates,
};
