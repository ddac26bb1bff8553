import { book, readStay } from '../bookings.js';
import { idOf, type SandboxGateway } from '../sandbox-gateway.js';

const own = (id: string): object => ({ id, type: 'Reservation' });

/** Upsell rules, hurdles, negotiated rates, packages set up, a rate plan copied. */
export async function setUpSelling(opera: SandboxGateway): Promise<void> {
  const rule = {
    upsellRuleCode: 'STQ-JSU',
    description: 'A suite',
    fromRoomTypeOrFromRoomClass: 'STQ',
    toRoomTypeOrToRoomClass: 'JSU',
    formula: 'FlatAmountAddedToOriginalRate',
    upsellAmount: 60,
  };
  await opera.expect(201, 'rsvcfg.postUpsellRules', { body: { upsellRules: [rule] } });
  await opera.expect(400, 'rsvcfg.postUpsellRules', { body: { upsellRules: [rule] } });
  await opera.expect(200, 'rsvcfg.putUpsellRules', {
    body: { upsellRules: [{ ...rule, upsellAmount: 70 }] },
  });
  const rules = await opera.expect(200, 'rsvcfg.getUpsellRules', { query: { rule: 'STQ-JSU' } });
  expect(rules.body.upsellRules[0].upsellAmount).toBe(70);
  const test = await opera.expect(200, 'rsvcfg.testUpsellRules', {
    body: {
      criteria: {
        hotelId: 'SAND01',
        arrivalDate: '2026-06-01',
        nights: 2,
        adults: 1,
        roomType: 'STQ',
        rateCode: 'BAR',
      },
    },
  });
  expect(test.body.upsellRules).toContainEqual(
    expect.objectContaining({ toRoomType: 'JSU', totalStayAmount: 140 }),
  );
  await opera.expect(200, 'rsvcfg.deleteUpsellRules', { path: { ruleCode: 'STQ-JSU' } });
  await opera.expect(404, 'rsvcfg.deleteUpsellRules', { path: { ruleCode: 'STQ-JSU' } });

  const hurdle = { hurdleDate: '2026-06-01', roomType: 'STQ' };
  const set = { body: { hurdleRates: [{ ...hurdle, hurdle: 99 }] } };
  await opera.expect(204, 'par.getHurdleRates', { query: { hurdleDate: '2026-06-01' } });
  await opera.expect(201, 'par.postHurdleRates', set);
  await opera.expect(400, 'par.postHurdleRates', set);
  await opera.expect(200, 'par.putHurdleRates', {
    body: { hurdleRates: [{ ...hurdle, newHurdleRate: { hurdle: 111 } }] },
  });
  const hurdles = await opera.expect(200, 'par.getHurdleRates', { query: { hurdleDate: '2026-06-01' } });
  expect(hurdles.body.hurdleRates).toEqual([expect.objectContaining({ hurdle: 111, roomType: 'STQ' })]);
  await opera.expect(200, 'par.putUpsertHurdleRates', {
    body: { hurdleRates: [{ ...hurdle, lengthOfStay: 2, newHurdleRate: { hurdle: 88 } }] },
  });
  await opera.expect(200, 'par.getMultiPropHurdleRates', { query: { hurdleDate: '2026-06-01' } });
  const gone = { query: { hurdleDate: ['2026-06-01'], roomType: ['STQ'] } };
  await opera.expect(200, 'par.deleteHurdleRates', gone);
  await opera.expect(404, 'par.deleteHurdleRates', gone);

  const firms = await opera.expect(200, 'crm.searchProfiles', {
    body: { profileType: ['Company'], limit: 1 },
  });
  const company: string = firms.body.profileSummaries.profileInfo[0].profileIdList[0].id;
  const agreed = (discount: object, ratePlanCode = 'CORP') => ({
    negotiatedRates: [
      {
        hotelId: 'SAND01',
        ratePlanCode,
        negotiatedProfile: [
          {
            profileIdList: [{ id: company, type: 'Profile' }],
            rateInfoList: [{ start: '2026-04-01', ...discount }],
          },
        ],
      },
    ],
  });
  await opera.expect(400, 'rtp.postNegotiatedRates', { body: agreed({}, 'BAR') });
  await opera.expect(201, 'rtp.postNegotiatedRates', { body: agreed({ end: '2026-12-31' }) });
  await opera.expect(400, 'rtp.postNegotiatedRates', { body: agreed({ end: '2026-12-31' }) });
  const changed = { path: { rateCode: 'CORP' }, body: agreed({ commissionCode: 'C5' }) };
  await opera.expect(200, 'rtp.putNegotiatedRates', changed);
  for (const [id, path] of [
    ['rtp.getNegotiatedRates', {}],
    ['rtp.getNegotiatedRatesForGivenHotelAndRate', { rateCode: 'CORP' }],
    ['rtp.getNegotiatedRatesForGivenProfile', { profileId: company }],
  ] as const) {
    const list = await opera.expect(200, id, { path });
    expect(list.body.negotiatedRates[0].negotiatedProfile[0].rateInfoList).toEqual([
      expect.objectContaining({ start: '2026-04-01', end: '2026-12-31', commissionCode: 'C5' }),
    ]);
  }
  const one = { path: { profileId: company, startDate: '2026-04-01', ratePlanId: 'CORP' } };
  await opera.expect(200, 'rtp.deleteNegotiatedRates', one);
  await opera.expect(404, 'rtp.deleteNegotiatedRates', one);

  const champagne = (unitPrice: number) => ({
    path: { packageCode: 'CHAMP' },
    body: {
      packageCode: {
        hotelId: 'SAND01',
        code: 'CHAMP',
        header: {
          primaryDetails: { description: 'Champagne on ice' },
          transactionDetails: { packagePostingRules: { transactionCode: { code: '2020' } } },
          postingAttributes: {
            sellSeparate: true,
            priceCalculationRule: 'FlatRate',
            postingRhythm: { type: 'ArrivalNight' },
          },
        },
        schedules: [{ schedulePrices: [{ unitPrice }] }],
      },
    },
  });
  await opera.expect(201, 'rtp.postPackage', champagne(80));
  await opera.expect(400, 'rtp.postPackage', champagne(80));
  await opera.expect(200, 'rtp.putPackage', champagne(90));
  const read = await opera.expect(200, 'rtp.getPackage', { path: { packageCode: 'CHAMP' } });
  expect(read.body.packageCode.header.postingAttributes.calculatedPrice).toBe(90);
  await opera.expect(200, 'rtp.deletePackage', { path: { packageCode: 'CHAMP' } });
  await opera.expect(404, 'rtp.getPackage', { path: { packageCode: 'CHAMP' } });

  const copy = {
    path: { ratePlanCode: 'BAR' },
    body: {
      criteria: {
        copyRatePlans: {
          copyRatePlan: [
            { ratePlanCode: 'BAR', targets: [{ hotelId: 'SAND01', ratePlanCodes: [{ code: 'BARCOPY' }] }] },
          ],
        },
      },
    },
  };
  const copied = await opera.expect(200, 'rtp.copyRatePlans', copy);
  expect(copied.body.copyResponses.isError).toBe(false);
  expect((await opera.expect(200, 'rtp.copyRatePlans', copy)).body.copyResponses.isError).toBe(true);
  await opera.expect(200, 'rtp.getRatePlan', { path: { ratePlanCode: 'BARCOPY' } });
  await opera.expect(200, 'rtp.deleteRatePlan', { path: { ratePlanCode: 'BARCOPY' } });
}

/** One change for several reservations as a job, and reservations by day as another. */
export async function changeMany(opera: SandboxGateway): Promise<void> {
  const stay = await book(opera, 'Massman', { arrival: '2026-06-08', departure: '2026-06-10' });
  const all = { reservationIds: [own(stay), own('1')] };
  const run = async (name: string, body: object): Promise<void> => {
    const started = await opera.expect(202, `rsvasync.${name}`, { body: { ...all, ...body } });
    const path = { path: { massUpdateId: idOf(started.location) } };
    await opera.expect(201, 'rsvasync.headMassUpdateProcessStatus', path);
    const done = await opera.expect(200, 'rsvasync.getMassUpdateProcessSummary', path);
    const outcomes = done.body.massUpdateOutcomes.map((one: { updateStatus: string }) => one.updateStatus);
    expect([name, outcomes, JSON.stringify(done.body.massUpdateOutcomes[0].outcomeMessages)]).toEqual([
      name,
      ['Success', 'Fail'],
      undefined,
    ]);
    await opera.expect(404, 'rsvasync.getMassUpdateProcessSummary', path);
  };
  await run('startNotesMassUpdateProcess', { reservationComment: { text: 'Group of forty', type: 'GEN' } });
  await run('startTracesMassUpdateProcess', {
    departmentIds: ['FO'],
    traceText: 'Key packs',
    frequency: 'ArrivalDayOnly',
  });
  await run('startReservationDetailsMassUpdateProcess', {
    expectedTimes: { reservationExpectedArrivalTime: '2026-06-08 20:00:00' },
    marketCode: 'COR',
  });
  await run('startPreferencesMassUpdateProcess', {
    preferenceCollection: [{ preferenceType: 'FLOOR', preference: [{ preferenceValue: 'HIGH' }] }],
  });
  await run('startRoutingInstructionsMassUpdateProcess', {
    folio: { folioWindowNo: 2, instructions: [{ billingInstructions: [{ billingCode: 'ROOM' }] }] },
  });
  await run('startHousekeepingMassUpdateProcess', {
    housekeepingInstructions: { instructions: 'No feathers' },
  });
  await run('startTransportationsMassUpdateProcess', {
    arrivalTransport: { transportCode: 'LH1', comments: 'Gate 5' },
  });
  await run('startPaymentInstructionsMassUpdateProcess', {
    massUpdateFolioWindowTypes: [{ paymentMethod: 'MC', folioWindowNo: 2 }],
  });
  const read = await readStay(opera, stay);
  expect(read.comments).toHaveLength(1);
  expect(read.traces[0]).toMatchObject({ traceText: 'Key packs' });
  expect(read.roomStay.roomRates[0].marketCode).toBe('COR');
  expect(read.reservationPaymentMethods.at(-1)).toMatchObject({ paymentMethod: 'MC', folioView: 2 });
  expect(read.reservationGuests[0].arrivalTransport.comments).toBe('Gate 5');

  const days = {
    criteria: { hotelId: 'SAND01', timeSpan: { startDate: '2026-06-08', endDate: '2026-06-09' } },
  };
  const started = await opera.expect(202, 'rsvasync.startReservationsDailySummaryProcess', {
    path: { extSystemCode: 'BI' },
    body: days,
  });
  const job = { path: { extSystemCode: 'BI', summaryId: idOf(started.location) } };
  await opera.expect(201, 'rsvasync.getReservationsProcessStatus', job);
  const summary = await opera.expect(200, 'rsvasync.getReservationsDailySummary', job);
  const mine = summary.body.reservations.find((row: { reservationIdList: { id: string }[] }) =>
    row.reservationIdList.some(({ id }) => id === stay),
  );
  expect(mine.dailySummary).toHaveLength(2);
}
