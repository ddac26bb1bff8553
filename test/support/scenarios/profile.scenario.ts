import { type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const IN_TWO = '2026-03-12';

/** Profiles: made, changed, matched, with preferences. */
export async function keepProfiles(opera: SandboxGateway): Promise<void> {
  const profileId = idOf(
    (
      await opera.expect(201, 'crm.postProfile', {
        body: {
          profileDetails: {
            profileType: 'Guest',
            customer: { personName: [{ surname: 'Karteikarte', givenName: 'Ada', nameType: 'Primary' }] },
          },
        },
      })
    ).location,
  );
  await opera.expect(200, 'crm.putProfile', {
    path: { profileId },
    body: {
      profileDetails: {
        customer: { vipStatus: '2' },
        telephones: {
          telephoneInfo: [{ telephone: { phoneNumber: '+49 40 5550 777', phoneUseType: 'MOBILE' } }],
        },
      },
    },
  });
  const read = await opera.expect(200, 'crm.getProfile', {
    path: { profileId },
    query: { fetchInstructions: ['Profile', 'Communication'] },
  });
  expect(read.body.profileDetails).toMatchObject({
    customer: { vipStatus: '2', personName: [{ surname: 'Karteikarte' }] },
    telephones: { count: 1 },
  });
  const match = await opera.expect(200, 'crm.searchProfileMatch', {
    body: { lastName: 'Karteikarte', firstName: 'Ada' },
  });
  expect(match.body.profileId.id).toBe(profileId);
  await opera.expect(200, 'crm.getProfileMatch', { query: { lastName: 'Karteikarte', firstName: 'Ada' } });
  await opera.expect(201, 'crm.postPreference', {
    path: { profileId },
    body: {
      preferenceCollections: [{ preferenceType: 'SPECIALS', preference: [{ preferenceValue: 'FOAM' }] }],
    },
  });
  await opera.expect(200, 'crm.getPreferenceForProfile', { path: { profileId } });
  await opera.expect(204, 'crm.getStayHistory', { path: { profileId } });
  await opera.expect(404, 'crm.getProfile', { path: { profileId: '1' } });
}

/** Reads that need nothing but a hotel. */
export async function answerPlainReads(opera: SandboxGateway): Promise<void> {
  const stay = { roomStayStartDate: TODAY, roomStayEndDate: IN_TWO, adults: 1, roomStayQuantity: 1 };
  for (const [operation, request] of [
    ['bof.getBusinessDate', {}],
    ['entcfg.getHotels', {}],
    ['entcfg.getHotel', {}],
    ['lov.getLOVNames', {}],
    ['lov.getListOfValues', { path: { name: 'VIPStatuses' } }],
    ['lov.validateListOfValues', { body: { criteria: { lovName: 'VIPStatuses', itemCodes: ['1', '77'] } } }],
    ['par.searchHotelAvailability', { body: stay }],
    ['par.getHotelAvailability', { query: stay }],
    ['par.searchHotelAvailabilityCRO', { body: stay }],
    ['par.getHotelAvailabilityCRO', { query: stay }],
    ['par.getReservationGuarantees', { query: { arrivalDate: TODAY } }],
    ['par.getAvailabilityRatePlanInfo', { path: { ratePlanCode: 'BAR' } }],
    ['rtp.getRatePlan', { path: { ratePlanCode: 'BAR' } }],
    ['rtp.getPackages', {}],
    ['rmcfg.getRoomTypes', {}],
    ['csh.getTransactionCodes', {}],
    ['fofcfg.getTransactionCode', { path: { transactionCode: '2020' } }],
    ['rsv.searchHotelReservations', { body: { searchType: 'InHouse' } }],
    ['rsv.getHotelReservations', { query: { searchType: 'InHouse' } }],
    ['rsv.searchReservations', { body: { searchType: 'InHouse' } }],
    ['rsv.getReservations', { query: { searchType: 'InHouse' } }],
    ['rsv.searchReservationsSummary', { body: { reservationStatus: 'InHouse' } }],
    ['rsv.getReservationsSummary', { query: { reservationStatus: 'InHouse' } }],
    ['crm.searchProfiles', { body: { profileName: 'Karteikarte' } }],
    ['crm.getProfiles', { query: { profileName: 'Karteikarte', limit: 5, offset: 0 } }],
  ] as const) {
    expect([operation, (await opera.call(operation, request)).status]).toEqual([operation, 200]);
  }
}
