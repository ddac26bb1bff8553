import { book, bookingBody, newGuest } from '../bookings.js';
import { type Json, type SandboxGateway } from '../sandbox-gateway.js';

const ARRIVAL = '2026-04-27';
const DEPARTURE = '2026-04-29';

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
