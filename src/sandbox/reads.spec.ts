import { type Json, type OperationRequest, SandboxGateway } from '../../test/support/sandbox-gateway.js';

const TODAY = '2026-03-10';

/** Reads that need nothing but a hotel; the status they answer on the seeded hotel. */
const READS: readonly (readonly [operation: string, request: OperationRequest, status: number])[] = [
  ['bof.getBusinessDate', {}, 200],
  ['entcfg.getHotels', {}, 200],
  ['entcfg.getHotels', { query: { name: 'nowhere' } }, 204],
  ['entcfg.getHotel', {}, 200],
  ['rtp.getRatePlan', { path: { ratePlanCode: 'HB' } }, 200],
  ['rtp.getRatePlan', { path: { ratePlanCode: 'NONE' } }, 404],
  [
    'rtp.getPackages',
    { query: { hotelId: ['SAND01'], startDate: TODAY, endDate: '2026-03-14', adults: 2 } },
    200,
  ],
  ['par.getReservationGuarantees', { query: { arrivalDate: TODAY } }, 200],
  ['par.getAvailabilityRatePlanInfo', { path: { ratePlanCode: 'ADV' } }, 200],
  [
    'inv.getHotelInventory',
    { query: { dateRangeStart: TODAY, dateRangeEnd: '2026-03-20', roomCountRequested: 1 } },
    200,
  ],
  [
    'inv.getHotelInventory',
    { query: { dateRangeStart: TODAY, dateRangeEnd: '2026-09-20', roomCountRequested: 1 } },
    400,
  ],
  ['fof.getReservationSummaries', { query: { searchType: 'Arrival', attributeName: ['ArrivalTime'] } }, 200],
  ['fof.getReservationSummaries', { query: { searchType: 'InHouse' } }, 200],
  [
    'fof.getReservationStatusStatistics',
    { query: { reservationStatus: ['DueIn', 'DueOut', 'CheckedIn', 'CheckedOut'] } },
    200,
  ],
  ['fof.getHotelRooms', { query: { limit: 200 } }, 200],
  ['fof.getHotelRooms', { query: { hotelRoomStatus: ['OutOfOrder'] } }, 200],
  ['hsk.getHousekeepingOverview', {}, 200],
  [
    'hsk.getHousekeepingOverview',
    { query: { frontOfficeRoomStatus: ['Occupied'], fetchInstructions: ['Summary', 'ResvInfo'] } },
    200,
  ],
  ['csh.getTransactionCodes', { query: { manualPostAllowed: true, includeArticles: true } }, 200],
  ['csh.getHotelRevenue', { query: { businessDate: '2026-03-09' } }, 204],
  ['lov.getLOVNames', {}, 200],
  [
    'lov.getListOfValues',
    {
      path: { name: 'CancellationReasons' },
      query: { parameterName: ['HotelCode'], parameterValue: ['SAND01'] },
    },
    200,
  ],
  ['lov.getPaymentMethodsLOV', {}, 200],
  ['lov.getRoomTypesLOV', {}, 200],
  ['lov.getActivitiesLOV', {}, 204],
  ['rsv.getGuestMessages', {}, 204],
  ['rsv.pingReservationService', {}, 200],
  ['fof.pingFrontDeskOperationsService', {}, 200],
];

/** Searches in their newer and older forms, with criteria that both know. */
const TWINS: readonly (readonly [
  post: string,
  get: string,
  criteria: Record<string, string | number | readonly string[]>,
])[] = [
  [
    'rsv.searchHotelReservations',
    'rsv.getHotelReservations',
    {
      searchType: 'InHouse',
      limit: 10,
      fetchInstructions: ['Reservation', 'RevenuesAndBalances', 'Indicators'],
    },
  ],
  ['rsv.searchReservations', 'rsv.getReservations', { searchType: 'Arrival', limit: 10 }],
  ['rsv.searchReservationsSummary', 'rsv.getReservationsSummary', { reservationStatus: 'DueIn', limit: 50 }],
  ['crm.searchProfiles', 'crm.getProfiles', { profileName: 'Minamoto', limit: 10, offset: 0 }],
  [
    'par.searchHotelAvailability',
    'par.getHotelAvailability',
    { roomStayStartDate: '2026-03-16', roomStayEndDate: '2026-03-18', adults: 2, roomStayQuantity: 1 },
  ],
  [
    'par.searchHotelAvailabilityCRO',
    'par.getHotelAvailabilityCRO',
    { roomStayStartDate: '2026-03-16', roomStayEndDate: '2026-03-18', adults: 2, roomStayQuantity: 1 },
  ],
  [
    'rsv.searchRateInfo',
    'rsv.getRateInfo',
    {
      criteriaStartDate: '2026-03-16',
      criteriaEndDate: '2026-03-18',
      adults: 2,
      ratePlanCode: 'BAR',
      roomType: 'STQ',
    },
  ],
  ['crm.searchProfileMatch', 'crm.getProfileMatch', { lastName: 'Nobody', firstName: 'At All' }],
];

describe('reads of the seeded hotels', () => {
  let opera: SandboxGateway;
  beforeAll(async () => {
    opera = await SandboxGateway.start();
  });
  afterAll(() => opera.stop());

  it.each(READS)('%s %j answers %i', async (operation, request, status) => {
    expect((await opera.call(operation, request)).status).toBe(status);
  });

  it.each(
    READS.filter(
      ([, request]) =>
        request.query?.['hotelId'] === undefined &&
        request.path?.['hotelId'] === undefined &&
        request.query?.['parameterName'] === undefined,
    ),
  )('%s %j answers %i on the older hotel too', async (operation, request, status) => {
    expect((await opera.call(operation, { ...request, hotelId: 'SAND02' })).status).toBe(status);
  });

  it.each(TWINS)('%s and %s answer alike', async (post, get, criteria) => {
    const newer = await opera.call(post, { body: criteria });
    const older = await opera.call(get, { query: criteria });
    expect([200, 204]).toContain(newer.status);
    expect(older).toMatchObject({ status: newer.status });
    expect(older.body).toEqual(newer.body);
  });

  it.each(TWINS)('the older hotel has no %s but %s', async (post, get, criteria) => {
    const refused = await opera.raw(post, { body: criteria, hotelId: 'SAND02' });
    expect(refused).toMatchObject({
      status: 400,
      text: 'This API is not supported for the current database version',
    });
    const answer = await opera.call(get, { query: criteria, hotelId: 'SAND02' });
    expect([200, 204]).toContain(answer.status);
  });

  it('opens stays in every state with everything on them', async () => {
    for (const status of ['Cancelled', 'CheckedOut', 'DueIn', 'DueOut', 'InHouse', 'NoShow'] as const) {
      const found = await opera.expect(200, 'rsv.searchHotelReservations', {
        body: { reservationStatuses: [status], limit: 3 },
      });
      for (const row of found.body.reservations.reservationInfo as Json[]) {
        const reservationId: string = row.reservationIdList[0].id;
        await opera.expect(200, 'rsv.getReservation', { path: { reservationId } });
        await opera.call('rsv.getReservationPolicies', { path: { reservationId } });
        await opera.call('rsv.getAlertNotices', { path: { reservationId } });
        await opera.call('rsv.getTracesByReservation', { path: { reservationId } });
        await opera.call('fof.getSuggestedRooms', { path: { reservationId } });
        await opera.call('csh.getFolio', { path: { reservationId } });
        const profileId: string = row.reservationGuest.id;
        await opera.expect(200, 'crm.getProfile', { path: { profileId } });
        expect((await opera.call('crm.getStayHistory', { path: { profileId } })).status).toBe(200);
        await opera.call('crm.getPreferenceForProfile', { path: { profileId } });
      }
    }
  });

  it('finds guests in other scripts and without accents', async () => {
    const names = async (profileName: string): Promise<string[]> => {
      const answer = await opera.call('crm.searchProfiles', { body: { profileName, limit: 50 } });
      return (answer.body?.profileSummaries.profileInfo ?? []).map(
        (row: Json) => row.profile.formerName.name,
      );
    };
    expect(await names('白石')).toContain('Shiraishi');
    expect(await names('kuhnemund')).toContain('Kühnemund');
    expect(await names('Nordlicht')).toContain('Nordlicht Windkraft GmbH');
  });

  it('pages by offset and says whether there is more', async () => {
    const page = async (offset: number) =>
      (
        await opera.expect(200, 'rsv.searchHotelReservations', {
          body: { searchType: 'Any', limit: 50, offset },
        })
      ).body.reservations;
    const first = await page(0);
    const second = await page(50);
    expect(first).toMatchObject({ limit: 50, offset: 0, count: 50, hasMore: true });
    expect(second.reservationInfo[0]).not.toEqual(first.reservationInfo[0]);
    const last = await page(Math.min(1000, first.totalResults - 1));
    expect(last.count).toBeGreaterThan(0);
    await opera.expect(400, 'rsv.searchHotelReservations', { body: { limit: 50, offset: 1001 } });
  });
});
