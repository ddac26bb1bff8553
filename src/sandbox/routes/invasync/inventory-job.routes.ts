import { addDays } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import { dailyFigures, type DayFigures } from '../../rules/day-figures.js';
import { decimalText } from '../../state/money.js';
import type { Fields } from '../../wire/fields.js';
import { jobAnswer, jobStatus, startJob } from '../blkasync/group-job.js';
import { setLimits } from '../inv/sell-limit.routes.js';
import { statisticsOf } from '../inv/statistics.routes.js';

function periodOf(body: Fields): { readonly start: string; readonly end: string } {
  const start = body.requiredDay('dateRangeStart');
  const end = body.requiredDay('dateRangeEnd');
  if (end < start)
    throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'dateRangeEnd');
  return { start, end };
}

function startLimits(call: Call): Answer {
  const list = call.body.list('items');
  if (list.length === 0) throw refuse('VALUE_MISSING', 'No sell limit is given.', 'sellLimits');
  for (const sent of list) setLimits(call.hotel, sent);
  return startJob(call, 'sellLimits', {});
}

function startStatistics(call: Call): Answer {
  const { body } = call;
  const pairs = [
    ...body.list('paramList').map((item) => [item.required('paramName'), item.required('paramValue')]),
    ...body.list('filterList').map((item) => [item.required('filterName'), item.required('filterValue')]),
  ];
  const statistics = statisticsOf(call.hotel, {
    ...periodOf(body),
    report: body.required('reportCode'),
    names: pairs.map(([name = '']) => name),
    values: pairs.map(([, value = '']) => value),
  });
  return startJob(call, 'inventoryStatistics', statistics ?? null);
}

/** Rooms and revenue of each day and room type. */
function startRevenue(call: Call): Answer {
  const { hotel, body } = call;
  const { start, end } = periodOf(body);
  const named = body.texts('roomTypes');
  const types = [...hotel.roomTypes.keys()].filter((type) => named.length === 0 || named.includes(type));
  const rows = types.flatMap((roomType) =>
    dailyFigures(hotel, start, addDays(end, 1), roomType).map((day) => ({
      property: hotel.profile.id,
      occupancyDate: day.day,
      roomType,
      ...textsOf(day),
    })),
  );
  return startJob(call, 'revenueStatistics', { revInvStats: rows });
}

function textsOf(day: DayFigures): object {
  return {
    physicalRooms: String(day.physical),
    ooRooms: String(day.outOfOrder),
    osRooms: String(day.outOfService),
    roomsSold: String(day.sold),
    roomRevenue: decimalText(day.roomRevenue),
    roomArrivals: String(day.arrivals),
    roomDepartures: String(day.departures),
    foodRevenue: '0.00',
    totalRevenue: decimalText(day.roomRevenue),
    cancelledRooms: String(day.cancellations),
    noShowRooms: String(day.noShows),
  };
}

export const INVENTORY_JOB_ROUTES: Routes = {
  'invasync.postSellLimitsProcess': startLimits,
  'invasync.getSellLimitsProcessStatus': jobStatus('sellLimits'),
  'invasync.getSellLimits': jobAnswer('sellLimits'),
  'invasync.startInventoryStatisticsProcess': startStatistics,
  'invasync.getInventoryStatisticsProcessStatus': jobStatus('inventoryStatistics'),
  'invasync.getInventoryStatisticsAsync': jobAnswer('inventoryStatistics'),
  'invasync.startRevenueInventoryStatisticsProcess': startRevenue,
  'invasync.getRevenueInventoryStatisticsProcessStatus': jobStatus('revenueStatistics'),
  'invasync.getRevenueInventoryStatistics': jobAnswer('revenueStatistics'),
};
