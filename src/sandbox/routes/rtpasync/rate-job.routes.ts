import { refuse } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import { jobAnswer, jobStatus, startJob } from '../blkasync/group-job.js';
import { priceDays } from '../rtp/schedule.routes.js';

/** Many daily prices at once. All rate plans are looked up before the first price is set. */
function startDaily(call: Call): Answer {
  const { hotel } = call;
  const rows = call.body.list('dailyRatePlanSchedule').map((sent) => {
    const code = sent.required('ratePlanCode');
    const plan = hotel.ratePlans.get(code);
    if (!plan) throw refuse('CODE_UNKNOWN', `Rate plan ${code} does not exist.`, 'ratePlanCode');
    const start = sent.day('rateDate') ?? sent.requiredDay('rateDateRangeStart');
    return { sent, plan, start, end: sent.day('rateDateRangeEnd') ?? start };
  });
  if (rows.length === 0) throw refuse('VALUE_MISSING', 'No price is given.', 'dailyRatePlanSchedule');
  for (const { sent, plan, start, end } of rows)
    priceDays(call, plan, {
      start,
      end,
      weekdays: [],
      roomTypes: sent.texts('roomType'),
      amounts: sent.object('rateAmounts'),
      add: false,
    });
  return startJob(call, 'dailySchedules', {});
}

/** The best available rates of many days at once; those named replace what the day had for these lengths of stay. */
function startBest(call: Call): Answer {
  const { hotel } = call;
  const rows = call.body.list('bestAvailableRatePlans');
  for (const sent of rows) {
    const codes = sent.texts('ratePlanCodes');
    const unknown = codes.find((code) => !hotel.ratePlans.has(code));
    if (unknown !== undefined)
      throw refuse('CODE_UNKNOWN', `Rate plan ${unknown} does not exist.`, 'ratePlanCodes');
    const day = sent.requiredDay('rateDate');
    const lengths = [1, 2, 3, 4, 5, 6, 7, 8].filter((nights) => sent.flag(`los${nights}`) === true);
    for (const nights of lengths.length > 0 ? lengths : [0])
      hotel.yield.bestRates.set(`${day}|${nights}`, codes);
  }
  return startJob(call, 'bestRates', {});
}

export const RATE_JOB_ROUTES: Routes = {
  'rtpasync.startSetDailyRatePlanSchedulesProcess': startDaily,
  'rtpasync.getDailyRatePlanSchedulesProcessStatus': jobStatus('dailySchedules'),
  'rtpasync.getDailyRatePlanSchedules': jobAnswer('dailySchedules'),
  'rtpasync.startSetBestAvailableRatePlansProcess': startBest,
  'rtpasync.getBestAvailableRatePlansProcessStatus': jobStatus('bestRates'),
  'rtpasync.getBestAvailableRatePlans': jobAnswer('bestRates'),
};
