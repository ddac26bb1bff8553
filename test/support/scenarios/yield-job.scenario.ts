import { idOf, type Json, type SandboxGateway } from '../sandbox-gateway.js';

const DAY = '2026-05-20';
const SYSTEM = { extSystemCode: 'RMS' };
const weekly = { dateRangeStart: DAY, dateRangeEnd: '2026-05-22' };

/** Starts work, sees it done and fetches its answer, which is there only once. */
async function job(
  opera: SandboxGateway,
  start: string,
  look: string,
  fetch: string,
  body: unknown,
): Promise<Json> {
  const started = await opera.expect(202, start, { path: SYSTEM, body });
  const path = { ...SYSTEM, requestId: idOf(started.location) };
  const head = await opera.raw(look, { path });
  expect(head.status).toBe(201);
  opera.called.set(look, new Set([head.status]));
  const answer = await opera.expect(200, fetch, { path });
  await opera.expect(404, fetch, { path });
  return answer.body;
}

/** What a revenue management system sends and asks for, many days at a time. */
export async function steerByJobs(opera: SandboxGateway): Promise<void> {
  await job(
    opera,
    'parasync.postRestrictionsProcess',
    'parasync.getRestrictionsProcessStatus',
    'parasync.getRestrictions',
    {
      restrictions: [
        {
          restrictionStatus: { code: 'ClosedForArrival' },
          roomTypes: ['SUI'],
          dateRangeStart: DAY,
          dateRangeEnd: DAY,
        },
      ],
    },
  );
  const listed = await opera.expect(200, 'par.getRestrictionsByDateRange', {
    query: { restrictionSearchCriteriaStartDate: DAY, end: DAY, roomType: 'SUI' },
  });
  expect(JSON.stringify(listed.body)).toContain('ClosedForArrival');
  await job(
    opera,
    'invasync.postSellLimitsProcess',
    'invasync.getSellLimitsProcessStatus',
    'invasync.getSellLimits',
    [{ houseSellLimits: [{ date: DAY, amount: -5, flatOrPercentage: 'Flat' }] }],
  );
  const statistics = await job(
    opera,
    'invasync.startInventoryStatisticsProcess',
    'invasync.getInventoryStatisticsProcessStatus',
    'invasync.getInventoryStatisticsAsync',
    {
      ...weekly,
      reportCode: 'RoomsAvailabilitySummary',
      paramList: [{ paramName: 'HouseOverBookingYN', paramValue: 'Y' }],
    },
  );
  expect(statistics[0].statistics[0].statisticDate[0].inventory).toEqual([
    { code: 'OverBooking', value: -5 },
  ]);
  const revenue = await job(
    opera,
    'invasync.startRevenueInventoryStatisticsProcess',
    'invasync.getRevenueInventoryStatisticsProcessStatus',
    'invasync.getRevenueInventoryStatistics',
    { ...weekly, roomTypes: ['SUI'] },
  );
  expect(revenue.revInvStats).toHaveLength(3);
  await rates(opera);
}

async function rates(opera: SandboxGateway): Promise<void> {
  await job(
    opera,
    'rtpasync.startSetDailyRatePlanSchedulesProcess',
    'rtpasync.getDailyRatePlanSchedulesProcessStatus',
    'rtpasync.getDailyRatePlanSchedules',
    {
      dailyRatePlanSchedule: [
        { ratePlanCode: 'BAR', roomType: 'DLX', rateDate: DAY, rateAmounts: { onePersonRate: 321 } },
      ],
    },
  );
  const offer = await opera.expect(200, 'par.searchHotelAvailability', {
    body: {
      roomStayStartDate: DAY,
      roomStayEndDate: '2026-05-21',
      adults: 1,
      roomType: ['DLX'],
      ratePlanCode: ['BAR'],
    },
  });
  expect(offer.body.hotelAvailability[0].roomStays[0].roomRates[0].total.amountBeforeTax).toBe(321);
  await job(
    opera,
    'rtpasync.startSetBestAvailableRatePlansProcess',
    'rtpasync.getBestAvailableRatePlansProcessStatus',
    'rtpasync.getBestAvailableRatePlans',
    { bestAvailableRatePlans: [{ ratePlanCodes: ['LONG'], rateDate: DAY, los7: true }] },
  );
  const best = await opera.expect(200, 'rtp.getBestAvailableRates', { query: { startDay: DAY } });
  expect(JSON.stringify(best.body)).toContain('LONG');
}
