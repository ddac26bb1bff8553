import { book, bookingBody, newGuest } from '../bookings.js';
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

/** Restrictions, sell limits and the reasons OPERA gives. */
export async function steerSelling(opera: SandboxGateway): Promise<void> {
  const stay = { ratePlanCode: 'BAR', roomType: 'STQ', startDate: ARRIVAL, endDate: DEPARTURE, adults: 2 };
  const analyse = async (): Promise<string[]> => {
    const answer = await opera.expect(200, 'par.searchAnalyzeRateAvailability', { body: stay });
    return answer.body.analysis.map((row: Json) => row.code);
  };
  expect(await analyse()).toEqual(['Open']);
  const restrict = (code: string, more: object = {}, unit?: number) =>
    opera.call('par.postRestriction', {
      body: { restriction: { restrictionStatus: { code, unit }, start: ARRIVAL, end: ARRIVAL, ...more } },
    });
  const closed = await restrict('Closed', { ratePlanCodes: ['BAR'] });
  expect(closed).toMatchObject({ status: 201, location: expect.stringMatching(/restrictions\/\d+$/) });
  expect((await restrict('MinimumLengthOfStay', {}, 3)).status).toBe(201);
  expect((await restrict('MinimumLengthOfStay')).status).toBe(400);
  expect(await analyse()).toEqual(['Closed', 'MinimumLengthOfStay']);
  await opera.expect(200, 'par.analyzeRateAvailability', { query: { ratePlanCode: 'BAR', roomType: 'STQ' } });
  expect(await offers(opera, { ratePlanCode: ['BAR'] })).toEqual([]);
  await opera.expect(400, 'rsv.postReservation', {
    body: bookingBody(await newGuest(opera, 'Gesperrt'), { arrival: ARRIVAL, departure: DEPARTURE }),
  });
  const query = { restrictionSearchCriteriaStartDate: ARRIVAL, end: ARRIVAL };
  const listed = await opera.expect(200, 'par.getRestrictionsByDateRange', {
    query: { ...query, houseLevelRestriction: true, ratePlanCode: 'BAR' },
  });
  expect(listed.body.restrictionsByDateRange.restrictionsByDateRange.restrictionSets).toHaveLength(2);
  await opera.expect(200, 'par.deleteRestriction', {
    path: { restrictionId: 'MinimumLengthOfStay' },
    query: { restrictionStartDate: ARRIVAL, restrictionEndDate: ARRIVAL },
  });
  expect((await restrict('Open', { ratePlanCodes: ['BAR'] })).status).toBe(201);
  expect(await analyse()).toEqual(['Open']);
  expect((await restrict('ClosedForArrival')).status).toBe(201);
  const alternates = await opera.expect(200, 'par.searchAlternateAvailability', { body: stay });
  const day = (date: string) => alternates.body.alternates.find((row: Json) => row.date === date);
  expect([day(ARRIVAL).status, day('2026-04-28').status]).toEqual(['Restricted', 'Available']);
  await opera.expect(200, 'par.getAlternateAvailability', {
    query: { ratePlanCode: 'BAR', roomType: 'STQ' },
  });
  await opera.expect(200, 'par.clearAllRestrictions', { body: { hotelId: 'SAND01', date: ARRIVAL } });
  await opera.expect(204, 'par.getRestrictionsByDateRange', { query });
  await opera.expect(200, 'par.getRestrictionsHistory', { query: { startDate: ARRIVAL } });
  await limitSelling(opera, stay, analyse);
}

async function limitSelling(
  opera: SandboxGateway,
  stay: object,
  analyse: () => Promise<string[]>,
): Promise<void> {
  const available = async (): Promise<number> => {
    const query = { dateRangeStart: ARRIVAL, dateRangeEnd: ARRIVAL, roomCountRequested: 1 };
    const answer = await opera.expect(200, 'inv.getHotelInventory', { query });
    const type = answer.body.hotelInventories[0].roomTypeInventories.find((row: Json) => row.code === 'STQ');
    return type.inventoryCounts[0].availableCount;
  };
  const before = await available();
  const limit = (amount: number) =>
    opera.expect(200, 'inv.changeSellLimitByDate', {
      body: {
        sellLimitsByDate: {
          roomTypeSellLimits: [{ date: ARRIVAL, amount, flatOrPercentage: 'Flat', roomType: 'STQ' }],
        },
      },
    });
  await limit(-2);
  expect(await available()).toBe(before - 2);
  await limit(3);
  expect(await available()).toBe(before + 3);
  const range = { startDate: ARRIVAL, endDate: ARRIVAL, amount: -100, flatOrPercentage: 'Percentage' };
  const types = { codeCategory: 'RoomType', codeValue: 'STQ' };
  await opera.expect(200, 'inv.changeSellLimitByDateRange', {
    body: { sellLimitsByDateRange: [{ ...types, sellLimitDateRanges: [range] }] },
  });
  expect(await available()).toBe(0);
  expect(await analyse()).toContain('RoomTypeNotAvailable');
  await limit(0);
  expect(stay).toBeDefined();
}

/** Statistics, forecast, pace and the calendar of rooms agree with the reservations. */
export async function countTheHouse(opera: SandboxGateway): Promise<void> {
  const days = { dateRangeStart: ARRIVAL, dateRangeEnd: ARRIVAL };
  const sold = async (): Promise<number> => {
    const answer = await opera.expect(200, 'inv.getInventoryStatistics', {
      query: { ...days, reportCode: 'RoomsAvailabilitySummary' },
    });
    const house = answer.body[0].statistics.find((row: Json) => row.statCategoryCode === 'House');
    return house.statisticDate[0].inventory.find((row: Json) => row.code === 'RoomsSold').value;
  };
  const before = await sold();
  await book(opera, 'Statistik', { arrival: ARRIVAL, departure: DEPARTURE });
  expect(await sold()).toBe(before + 1);
  await opera.expect(200, 'inv.getInventoryStatistics', {
    query: {
      ...days,
      reportCode: 'DetailedAvailabiltySummary',
      parameterName: ['HouseArrRoomsYN', 'RoomAvailRoomsYN'],
      parameterValue: ['Y', 'Y'],
    },
  });
  const pace = await opera.expect(200, 'rsv.getReservationPace', {
    query: { hotelId: 'SAND01', stayDate: ARRIVAL, leadDays: 60 },
  });
  const last = pace.body.reservationPace.dailyPaceStats.filter(
    (row: Json) => row.consideredDate === pace.body.reservationPace.businessDate,
  );
  expect(last.reduce((sum: number, row: Json) => sum + row.rooms, 0)).toBe(before + 1);
  const revenue = await opera.expect(200, 'rsv.getReservationStatistics', {
    query: {
      hotelId: ['SAND01'],
      reportCode: ['ReservationAndRevenueSummary'],
      requestedReportsTypeStartDate: [ARRIVAL],
      requestedReportsTypeEndDate: [ARRIVAL],
    },
  });
  expect(revenue.body.statisticsType[0].statisticCodesType[0].statisticSetsType).toHaveLength(1);
  const house = await opera.expect(200, 'fof.getFrontOfficeStatistics', {
    path: { statisticsCode: 'HouseSummary' },
  });
  const counts = house.body.metricSet[0].metrics;
  const value = (code: string): number => counts.find((row: Json) => row.code === code).value;
  const due = await opera.call('rsv.searchReservationsSummary', {
    body: { reservationStatus: 'DueIn', limit: 200 },
  });
  expect(value('ArrivalsExpectedRooms')).toBe(
    due.body?.reservationsSummaryInformation.reservationsInformation.length ?? 0,
  );
  for (const code of ['ReservationActivityMonthToDate', 'RoomStatus', 'VIPGuests', 'LastHourStatus'])
    await opera.expect(200, 'fof.getFrontOfficeStatistics', { path: { statisticsCode: code } });
  await opera.expect(200, 'fof.getFrontOfficeStatisticsWithDateRange', {
    path: { statisticsCode: 'ReservationActivityDaily' },
    query: { date: ARRIVAL, endDate: DEPARTURE },
  });
  const calendar = await opera.expect(200, 'rsv.getRoomCalendar', { query: { roomType: ['SUI'] } });
  expect(calendar.body.roomCalendar.totalRooms).toBe(4);
}

/** How the hotel is set up, and the catalogue of its reports. */
export async function readTheSetup(opera: SandboxGateway): Promise<void> {
  const rooms = await opera.expect(200, 'rmcfg.getRooms', { query: { roomTypeCodes: ['SUI'] } });
  expect(rooms.body.rooms[0].room).toHaveLength(4);
  await opera.expect(200, 'rmcfg.getRoomsSummary', { query: { hotelId: 'SAND01', limit: 10 } });
  await opera.expect(200, 'rmcfg.getRoomTypeInfo', { path: { roomTypeCode: 'SUI' } });
  await opera.expect(404, 'rmcfg.getRoomTypeInfo', { path: { roomTypeCode: 'NONE' } });
  await opera.expect(200, 'rmcfg.getRoomClasses');
  await opera.expect(200, 'rmcfg.getRoomFeatures');
  await opera.expect(200, 'entcfg.getHotelCalendar', {
    query: { startDate: ARRIVAL, endDate: DEPARTURE, fetchInstructions: ['DayType', 'Event'] },
  });
  await opera.expect(200, 'par.getAvailabilityRatePlanInfoByMultipleRatePlans', {
    query: { ratePlanCodeList: ['BAR', 'ADV'] },
  });
  await opera.expect(200, 'par.validateReservationGuarantees', {
    body: { criteria: { hotelId: 'SAND01', arrivalDate: ARRIVAL, ratePlanCode: 'ADV' } },
  });
  await opera.expect(200, 'repcfg.getReports');
  await opera.expect(200, 'repcfg.getAllReports', { query: { group: 'STATISTICS' } });
  await opera.expect(200, 'repcfg.getAllReportGroups');
  await opera.expect(200, 'repcfg.getReportParameters', { query: { id: '1101' } });
}
