import { book, readStay } from '../bookings.js';
import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const TOMORROW = '2026-03-11';

const ids = (id: string): object[] => [{ id, type: 'Reservation' }];
const own = (id: string): object => ({ id, type: 'Reservation' });
const on = (reservationId: string) => ({ path: { reservationId } });

/** Books by external number, copies, splits, links and cancels in bulk. */
export async function bookAndSplit(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Copyright', {
    arrival: '2026-03-23',
    departure: '2026-03-25',
    units: 3,
    more: { externalReferences: [{ id: 'X-1', idContext: 'CRS' }] },
  });
  const found = await opera.expect(200, 'rsv.getReservationByExtId', {
    path: { externalSystemCode: 'CRS', reservationExternalId: 'X-1' },
  });
  expect(found.body.reservations.reservation[0].reservationIdList[0].id).toBe(id);
  await opera.expect(404, 'rsv.getReservationByExtId', {
    path: { externalSystemCode: 'CRS', reservationExternalId: 'X-2' },
  });
  const copy = await opera.expect(201, 'rsv.postReservationCopy', {
    ...on(id),
    body: {
      criteria: {
        hotelId: 'SAND01',
        sourceReservationId: ids(id),
        newReservation: { roomStay: { arrivalDate: '2026-03-24', departureDate: '2026-03-26' } },
        instructions: { includePayments: true },
      },
    },
  });
  expect((await readStay(opera, idOf(copy.location))).roomStay).toMatchObject({
    arrivalDate: '2026-03-24',
    departureDate: '2026-03-26',
  });
  const split = await opera.expect(200, 'rsv.putSplitMultiRoomReservation', {
    ...on(id),
    body: {
      reservationId: own(id),
      splitAll: true,
      responseInstructions: { fetchLinkedReservations: true, fetchNewReservationIDs: true },
    },
  });
  expect(split.body.newReservationIdList.filter((entry: Json) => entry.type === 'Reservation')).toHaveLength(
    2,
  );
  const linked = await opera.expect(200, 'rsv.getLinkedReservationsSummary', on(id));
  expect(linked.body.linkedReservationList.reservationInfo).toHaveLength(4);
  await opera.expect(400, 'rsv.putSplitMultiRoomReservation', {
    ...on(id),
    body: { reservationId: own(id), splitAll: true },
  });
  const reason = { code: 'DUPL', description: 'Booked twice' };
  const cancel = (list: string[], code = reason) => ({
    body: { cancelReservations: { reservations: list.map(own), reason: code, hotelId: 'SAND01' } },
  });
  await opera.expect(
    400,
    'rsv.postCancelReservations',
    cancel([id, idOf(copy.location)], { code: 'NONE', description: '' }),
  );
  expect((await readStay(opera, id)).reservationStatus).toBe('Reserved');
  await opera.expect(201, 'rsv.postCancelReservations', cancel([id, idOf(copy.location)]));
  expect((await readStay(opera, id)).reservationStatus).toBe('Cancelled');
  await opera.expect(200, 'rsv.putReinstateReservation', {
    ...on(id),
    body: { reservationIdList: ids(id) },
  });
  await opera.expect(201, 'rsv.postCancelReservation', {
    ...on(id),
    body: {
      reason,
      reservations: [{ hotelId: 'SAND01', reservationIdList: ids(id) }],
      verificationOnly: false,
    },
  });
  await opera.expect(200, 'rsv.getReservationPolicies', on(id));
}

/** Validates and changes nothing. */
export async function validateOnly(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Prüfstein', { arrival: '2026-03-23', departure: '2026-03-25' });
  const stay = await readStay(opera, id);
  const check = async (departureDate: string): Promise<Json[]> =>
    (
      await opera.expect(200, 'rsv.putValidateReservationChanges', {
        body: { reservation: { reservationIdList: ids(id), roomStay: { departureDate } } },
      })
    ).body.validationMessages ?? [];
  expect(await check('2026-03-26')).toEqual([]);
  expect((await check('2026-03-22'))[0]).toMatchObject({ validationAction: 'StopProcessing' });
  const profileId: string = stay.reservationGuests[0].profileInfo.profileIdList[0].id;
  const overlap = await opera.expect(200, 'rsv.putValidateOverlappingStay', {
    path: { reservationId: '1' },
    body: {
      overlappingStayInfo: [
        {
          hotelId: 'SAND01',
          profileId: { id: profileId, type: 'Profile' },
          start: '2026-03-24',
          end: '2026-03-27',
        },
      ],
    },
  });
  expect(overlap.body.overlappingStayMessages[0].invalidReservations).toHaveLength(1);
  expect(await readStay(opera, id)).toEqual(stay);
  await opera.expect(200, 'rsv.searchRateInfo', { body: { id, type: 'Reservation', summaryInfo: true } });
  await opera.expect(200, 'rsv.getRateInfo', { query: { id, type: 'Reservation' } });
}

/** Hangs things on a stay and takes them off again. */
export async function hangThings(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Anhang', { arrival: '2026-03-23', departure: '2026-03-25' });
  const before = await readStay(opera, id);
  await opera.expect(201, 'rsv.postReservationPackage', {
    ...on(id),
    body: { hotelId: 'SAND01', reservationId: own(id), reservationPackages: [{ packageCode: 'PARK' }] },
  });
  const parked = await readStay(opera, id);
  expect(parked.rateSummary.net - before.rateSummary.net).toBe(36);
  await opera.expect(200, 'rsv.deleteReservationPackage', on(id));
  expect((await readStay(opera, id)).rateSummary.net).toBe(before.rateSummary.net);
  await opera.expect(201, 'rsv.postReservationPreference', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      reservationId: own(id),
      reservationPreferences: [{ preferenceType: 'SPECIALS', preference: [{ preferenceValue: 'QUIE' }] }],
    },
  });
  await opera.expect(200, 'rsv.getReservationPreference', on(id));
  await opera.expect(200, 'rsv.deleteReservationPreference', {
    path: { reservationId: id, preferenceCode: 'QUIE' },
  });
  await opera.expect(204, 'rsv.getReservationPreference', on(id));
  const locator = await opera.expect(201, 'rsv.postReservationLocators', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      reservationIdList: ids(id),
      reservationLocators: [{ locatorText: 'In the restaurant' }],
    },
  });
  await opera.expect(200, 'rsv.getReservationLocators', on(id));
  await opera.expect(200, 'rsv.deleteReservationLocators', {
    path: { reservationId: id, locatorId: idOf(locator.location) },
  });
  await opera.expect(204, 'rsv.getReservationLocators', on(id));
  await opera.expect(201, 'rsv.postBulkReservationAlerts', {
    body: {
      reservations: [
        {
          hotelId: 'SAND01',
          reservationId: own(id),
          alert: [{ code: 'MGR', area: 'CheckIn', description: 'Call the manager' }],
        },
      ],
    },
  });
  const alerts = await opera.expect(200, 'rsv.getAlertNotices', {
    ...on(id),
    query: { alertArea: 'CheckIn' },
  });
  expect(alerts.body.alerts).toHaveLength(1);
  const message = await opera.expect(201, 'rsv.postGuestMessages', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      reservationIdList: ids(id),
      guestMessages: [{ message: { messageText: 'Your parcel is here', typeOfMessage: 'Tm' } }],
    },
  });
  const messageId = idOf(message.location);
  await opera.expect(200, 'rsv.getGuestMessages', {
    query: { reservationId: id, retrieveUndeliveredMessages: true },
  });
  await opera.expect(200, 'rsv.putGuestMessages', {
    path: { reservationId: id, guestMessageId: messageId },
    body: {
      hotelId: 'SAND01',
      reservationId: own(id),
      guestMessages: [{ delivery: { deliveryStatus: 'Mr' } }],
    },
  });
  await opera.expect(204, 'rsv.getGuestMessages', {
    query: { reservationId: id, retrieveUndeliveredMessages: true },
  });
  await opera.expect(200, 'rsv.deleteGuestMessages', {
    path: { reservationId: id, guestMessageId: messageId },
  });
  await opera.expect(200, 'rsv.putReservation', {
    ...on(id),
    body: {
      reservations: [
        {
          reservationIdList: ids(id),
          traces: [
            { departmentId: 'HK', traceText: 'Baby cot', timeInfo: { traceOn: '2026-03-23 00:00:00.0' } },
          ],
          comments: [{ comment: { text: { value: 'Late arrival' }, type: 'GEN' } }],
        },
      ],
    },
  });
  const traces = await opera.expect(200, 'rsv.getTracesByReservation', on(id));
  expect(traces.body.traces).toHaveLength(1);
  expect((await readStay(opera, id)).comments[0].comment.text.value).toBe('Late arrival');
  await opera.expect(201, 'rsv.postPreCheckInReservation', {
    ...on(id),
    body: {
      reservation: {
        hotelId: 'SAND01',
        reservationId: own(id),
        preCheckInDetails: { arrival: { arrivalTime: '2026-03-23 17:30:00.0' } },
      },
    },
  });
  expect(await readStay(opera, id)).toMatchObject({ preRegistered: true });
  await opera.expect(200, 'rsv.postDeletePreCheckInReservation', { ...on(id), body: {} });
  await opera.expect(400, 'rsv.deletePreCheckInReservation', on(id));
  await opera.expect(201, 'rsv.postTurnawayReservation', {
    body: {
      turnaway: {
        details: { hotelId: 'SAND01', timeSpan: { startDate: TODAY, endDate: TOMORROW }, numberOfRooms: 1 },
        reasonCode: 'FULL',
      },
    },
  });
  await opera.expect(201, 'rsv.postConfirmationLetters', {
    body: {
      hotelId: 'SAND01',
      reservationId: own(id),
      confLetters: [
        { deliveryInfo: [{ communicationType: 'Email' }], confirmationStyleInfo: { style: 'STANDARD' } },
      ],
    },
  });
  const log = await opera.expect(200, 'rsv.getReservationActivityLog', {
    query: { parameterName: ['ReservationId'], parameterValue: [id], fromDate: TODAY, toDate: TODAY },
  });
  expect(log.body.activityLog.activityLog.length).toBeGreaterThan(5);
}
