import { idOf, type Json, type SandboxGateway } from '../sandbox-gateway.js';

const ARRIVAL = '2026-04-27';
const DEPARTURE = '2026-04-29';
const plan = (ratePlanCode: string) => ({ path: { ratePlanCode } });
const text = (defaultText: string): object => ({ defaultText });

async function offers(opera: SandboxGateway, more: object = {}): Promise<Json[]> {
  const answer = await opera.call('par.searchHotelAvailability', {
    body: {
      roomStayStartDate: ARRIVAL,
      roomStayEndDate: DEPARTURE,
      adults: 2,
      roomType: ['STQ'],
      ...more,
    },
  });
  return answer.body?.hotelAvailability[0].roomStays[0].roomRates ?? [];
}

/** Oracle's rate plan chain: plan, packages, schedules, sold, changed, taken away. */
export async function setUpRates(opera: SandboxGateway): Promise<void> {
  const code = 'SPRING';
  const created = await opera.expect(201, 'rtp.postRatePlan', {
    body: {
      ratePlan: {
        hotelId: 'SAND01',
        ratePlanCode: code,
        primaryDetails: {
          description: text('Spring'),
          startSellDate: '2026-03-10',
          endSellDate: '2026-12-31',
        },
        classifications: { rateCategory: 'PROMO', marketCode: 'IND', sourceCode: 'WEB' },
        transactionDetails: { transactionCode: '1000', folioText: text('Spring stay') },
        roomTypeList: [{ code: 'STQ' }, { code: 'DLX' }],
        controls: { sell: { minimumLengthOfStay: 2 } },
      },
    },
  });
  expect(created.location).toMatch(/ratePlans\/SPRING$/);
  await opera.expect(400, 'rtp.postRatePlan', {
    body: { ratePlan: { ratePlanCode: code, roomTypeList: [{ code: 'STQ' }] } },
  });
  await opera.expect(201, 'rtp.postRatePlanPackages', {
    ...plan(code),
    body: { packages: { packages: [{ code: 'BRKF' }] } },
  });
  await opera.expect(200, 'rtp.putRatePlanPackages', {
    ...plan(code),
    body: { packages: { packages: [{ code: 'BRKF' }, { code: 'DINN' }] } },
  });
  await opera.expect(200, 'rtp.deleteRatePlanPackages', { ...plan(code), query: { packageCode: ['DINN'] } });
  await opera.expect(200, 'rtp.putRatePlan', {
    ...plan(code),
    body: { ratePlan: { descriptions: { shortInfo: text('With breakfast') } } },
  });
  const read = await opera.expect(200, 'rtp.getRatePlan', plan(code));
  expect(read.body.ratePlans[0]).toMatchObject({
    primaryDetails: { description: { defaultText: 'Spring' } },
    descriptions: { shortInfo: { defaultText: 'With breakfast' } },
    transactionDetails: { folioText: { defaultText: 'Spring stay' } },
    ratePackages: { packages: [{ code: 'BRKF' }] },
    controls: { sell: { minimumLengthOfStay: 2 } },
  });
  await priceIt(opera, code);
  await opera.expect(200, 'rtp.getRatePlansByHotel', { query: { ratePlanCode: code } });
  const list = await opera.expect(200, 'rtp.getRatePlans', { query: { hotelId: ['SAND01'], limit: 50 } });
  expect(list.body.ratePlanShortInfoList.ratePlanShortInfo).toContainEqual(
    expect.objectContaining({ ratePlanCode: code }),
  );
  await opera.expect(400, 'rtp.deleteRatePlan', plan('BAR'));
  await opera.expect(200, 'rtp.deleteRatePlan', plan(code));
  await opera.expect(404, 'rtp.getRatePlan', plan(code));
  await bestRates(opera);
}

async function priceIt(opera: SandboxGateway, code: string): Promise<void> {
  expect(await offers(opera, { ratePlanCode: [code] })).toEqual([]);
  const spring = { start: '2026-04-01', end: '2026-04-30', roomTypeList: ['STQ'] };
  const made = await opera.expect(201, 'rtp.postRatePlanSchedules', {
    ...plan(code),
    body: {
      ratePlanScheduleList: [
        { ...spring, rateAmounts: { onePersonRate: 90, twoPersonRate: 100.5, extraPersonRate: 25 } },
      ],
    },
  });
  const id = idOf(made.location);
  const before = await offers(opera, { ratePlanCode: [code] });
  expect(before[0]).toMatchObject({ total: { amountBeforeTax: 201 }, availability: 'Available' });
  const change = { rateAmounts: { twoPersonRate: 120 } };
  await opera.expect(200, 'rtp.putRatePlanSchedules', {
    ...plan(code),
    body: {
      ratePlanScheduleList: [
        { ratePlanScheduleId: { id, type: 'RatePlanScheduleId' }, ratePlanScheduleDetail: change },
      ],
    },
  });
  const read = await opera.expect(200, 'rtp.getRatePlanSchedules', plan(code));
  expect(read.body.ratePlanScheduleList.ratePlanSchedule).toMatchObject([
    {
      ratePlanScheduleId: { id },
      ratePlanScheduleDetail: { rateAmounts: { onePersonRate: 90, twoPersonRate: 120 }, monday: true },
    },
  ]);
  await opera.expect(201, 'rtp.splitRatePlanSchedule', {
    path: { scheduleId: id },
    body: { splitDetails: { start: ARRIVAL, end: ARRIVAL, rateAmounts: { twoPersonRate: 150 } } },
  });
  expect((await offers(opera, { ratePlanCode: [code] }))[0].total.amountBeforeTax).toBe(270);
  await opera.expect(200, 'rtp.setDailyRatePlanScheduleRange', {
    ...plan(code),
    body: {
      dailyRateScheduleRange: {
        roomTypes: ['STQ'],
        dateRange: { timeSpan: { startDate: ARRIVAL, endDate: '2026-04-28' } },
        incrementFlag: true,
        rateAmounts: { twoPersonRate: 10 },
      },
    },
  });
  expect((await offers(opera, { ratePlanCode: [code] }))[0].total.amountBeforeTax).toBe(290);
  await opera.expect(200, 'rtp.setRatePlanSchedules', {
    ...plan(code),
    body: { ratePlanScheduleList: [{ ...spring, rateAmounts: { twoPersonRate: 80 } }] },
  });
  expect((await offers(opera, { ratePlanCode: [code] }))[0].total.amountBeforeTax).toBe(160);
  await opera.expect(200, 'rtp.deleteDailyRatePlanScheduleRange', {
    ...plan(code),
    query: { startDate: ARRIVAL, endDate: ARRIVAL },
  });
  expect(await offers(opera, { ratePlanCode: [code] })).toEqual([]);
  const left = await opera.expect(200, 'rtp.getRatePlanSchedules', plan(code));
  const ids = left.body.ratePlanScheduleList.ratePlanSchedule.map((row: Json) => row.ratePlanScheduleId.id);
  await opera.expect(200, 'rtp.deleteRatePlanSchedules', {
    ...plan(code),
    query: { ratePlanScheduleIds: ids },
  });
  await opera.expect(204, 'rtp.getRatePlanSchedules', plan(code));
}

async function bestRates(opera: SandboxGateway): Promise<void> {
  const day = '2026-07-01';
  const query = { startDay: day };
  await opera.expect(204, 'rtp.getBestAvailableRates', { query: { startDay: '2027-07-01' } });
  const wish = { rateCode: ['LONG'], dateRange: { start: day, end: day }, lengthOfStay: { lOS7: true } };
  await opera.expect(201, 'rtp.postBestAvailableRates', { body: { bestAvailableRates: wish } });
  const read = await opera.expect(200, 'rtp.getBestAvailableRates', { query });
  expect(read.body.bestAvailableRatesList.bestAvailableRates).toContainEqual({
    rateCode: ['LONG'],
    lengthOfStay: 7,
    date: day,
  });
  await opera.expect(200, 'rtp.deleteBestAvailableRates', {
    query: { code: ['LONG'], start: day, end: day },
  });
  const after = await opera.expect(200, 'rtp.getBestAvailableRates', { query });
  expect(JSON.stringify(after.body)).not.toContain('LONG');
  await opera.expect(200, 'rtp.getPackage', { path: { packageCode: 'BRKF' } });
}
