import { book, newGuest, readStay } from '../bookings.js';
import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const own = (id: string): object => ({ id, type: 'Reservation' });
const on = (reservationId: string) => ({ path: { reservationId } });
const NIGHTS = { arrival: '2026-05-11', departure: '2026-05-13' };

const amounts = (stay: Json): number[] =>
  stay.roomStay.roomRates.flatMap((rate: Json) =>
    rate.rates.rate.map((night: Json) => night.base.amountBeforeTax),
  );

async function stockOf(opera: SandboxGateway): Promise<Json> {
  const answer = await opera.expect(200, 'inv.getHotelInventory', {
    query: { dateRangeStart: '2026-05-11', dateRangeEnd: '2026-05-11', roomCountRequested: 0 },
  });
  return answer.body;
}

/** Two guests come to share a room, the price is laid on them, they part again. */
export async function shareARoom(opera: SandboxGateway): Promise<void> {
  const host = await book(opera, 'Sharehost', { ...NIGHTS, adults: 1 });
  const guest = await book(opera, 'Shareguest', { ...NIGHTS, adults: 1 });
  const before = amounts(await readStay(opera, guest));
  const combine = (existing: string, more: object = {}) => ({
    ...on(host),
    body: {
      criteria: {
        hotelId: 'SAND01',
        combineShareInstruction: { distributionType: 'Entire', ...more },
        shareToReservation: { reservationIdList: [own(host)] },
        existingReservationId: own(existing),
      },
    },
  });
  const check = {
    ...on(host),
    body: { hotelId: 'SAND01', shareToReservationId: own(host), existingReservationId: own(guest) },
  };
  const fine = await opera.expect(200, 'rsv.putCombineShareValidations', check);
  expect(fine.body.returnedValidations).toBeUndefined();
  const could = await opera.expect(200, 'rsv.getReservationsToShareByReservationId', {
    path: { reservationIdtoShare: host },
    query: { surname: 'Shareguest' },
  });
  expect(could.body.reservationInfoList.reservationInfo).toHaveLength(1);
  await opera.expect(204, 'rsv.getShareReservations', on(host));
  const stock = await stockOf(opera);
  const made = await opera.expect(201, 'rsv.postCombineShareReservations', combine(guest));
  expect(made.body.shareReservations.reservation).toHaveLength(2);
  expect(await stockOf(opera)).not.toEqual(stock);
  expect(amounts(await readStay(opera, guest))).toEqual([0, 0]);
  await opera.expect(400, 'rsv.postCombineShareReservations', combine(guest));
  const clash = await opera.expect(200, 'rsv.putCombineShareValidations', check);
  expect(clash.body.returnedValidations[0].validationAction).toBe('StopProcessing');
  const split = await opera.expect(200, 'rsv.putShareRateAmount', {
    ...on(host),
    body: { criteria: { hotelId: 'SAND01', shareDistributionCriteria: { distributionType: 'Split' } } },
  });
  const [first, second] = split.body.shareReservations.reservation.map(amounts);
  expect(first[0] - second[0]).toBeLessThanOrEqual(0.01);
  const counts = (id: string, adults: number) => ({
    ...on(host),
    body: {
      reservations: [{ reservationId: own(id), hotelId: 'SAND01', guestCounts: { adults, children: 0 } }],
    },
  });
  await opera.expect(400, 'rsv.putSharingGuests', counts(guest, 9));
  const counted = await opera.expect(200, 'rsv.putSharingGuests', counts(guest, 1));
  expect(counted.body.reservations[0].guestCounts.adults).toBe(1);
  await opera.expect(200, 'rsv.putBreakShareValidations', {
    ...on(guest),
    body: { hotelId: 'SAND01', reservationId: own(guest) },
  });
  await opera.expect(200, 'rsv.deleteShareReservation', on(guest));
  expect(amounts(await readStay(opera, guest))).toEqual(before);
  expect(await stockOf(opera)).toEqual(stock);
  await opera.expect(204, 'rsv.getShareReservations', on(host));
  await opera.expect(201, 'rsv.postCombineShareReservations', {
    ...on(host),
    body: {
      criteria: {
        hotelId: 'SAND01',
        newReservations: [
          {
            newSharerId: { id: await newGuest(opera, 'Newsharer'), type: 'Profile' },
            guestCounts: { adults: 1, children: 0 },
          },
        ],
      },
    },
  });
  const shares = await opera.expect(200, 'rsv.getShareReservations', on(host));
  const [, joined] = shares.body.shareReservations.reservation;
  const joinedId = joined.reservationIdList[0].id;
  await opera.expect(200, 'rsv.putSeparateShareReservation', { ...on(joinedId), body: {} });
  await opera.expect(201, 'rsv.postCombineShareReservations', combine(joinedId));
  await opera.expect(201, 'rsv.postCancelShareReservation', {
    body: {
      reason: { code: 'CHPL', description: 'Change of plans' },
      reservations: [{ hotelId: 'SAND01', reservationIdList: [own(joinedId)] }],
    },
  });
  expect(await readStay(opera, joinedId)).toMatchObject({ reservationStatus: 'Cancelled' });
  await opera.expect(204, 'rsv.getShareReservations', on(host));
}

/** A better room is offered, sold and taken back. */
export async function upsellARoom(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Upsold', NIGHTS);
  const before = amounts(await readStay(opera, id));
  const offers = await opera.expect(200, 'par.getAvailableUpsells', { query: { reservationId: id } });
  const offer = offers.body.upsells.upsell.find((one: Json) => one.roomType.roomType === 'SUP');
  expect(offer.totalStayAmount.amount).toEqual({ amount: 50, currencyCode: 'EUR' });
  await opera.expect(204, 'rsv.getReservationUpsellInfo', on(id));
  const body = { hotelId: 'SAND01', reservationId: own(id), upsell: { ruleId: offer.ruleId } };
  await opera.expect(201, 'rsv.postUpsellReservation', { ...on(id), body });
  const after = await readStay(opera, id);
  expect(after.roomStay.roomRates[0].roomType).toBe('SUP');
  expect(amounts(after)).toEqual(before.map((amount) => amount + 25));
  const info = await opera.expect(200, 'rsv.getReservationUpsellInfo', on(id));
  expect(info.body.upsellInfo.originalInfo.roomType.code).toBe('STQ');
  await opera.expect(400, 'rsv.postUpsellReservation', { ...on(id), body });
  await opera.expect(204, 'par.getAvailableUpsells', { query: { reservationId: id } });
  await opera.expect(200, 'rsv.deleteUpsell', on(id));
  expect(amounts(await readStay(opera, id))).toEqual(before);
  await opera.expect(404, 'rsv.deleteUpsell', on(id));
  const wish = {
    startDate: '2026-05-11',
    endDate: '2026-05-13',
    ratePlanCode: 'BAR',
    roomType: 'STQ',
    adults: 1,
  };
  await opera.expect(200, 'par.getAvailableUpsells', { query: wish });
}

/** Packages, preferences, tickets, locators, messages and traces by the operations that change them. */
export async function attachThings(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Attacher', { arrival: '2026-03-24', departure: '2026-03-26' });
  const base = { hotelId: 'SAND01', reservationId: own(id) };
  const pack = (totalQuantity: number) => ({
    ...on(id),
    body: { ...base, reservationPackages: [{ packageCode: 'PARK', consumptionDetails: { totalQuantity } }] },
  });
  await opera.expect(200, 'rsv.putReservationPackage', pack(1));
  const more = await opera.expect(200, 'rsv.putReservationPackage', pack(2));
  expect(more.body.reservationPackages).toHaveLength(1);
  await opera.expect(200, 'rsv.putAddOnReservationPackages', {
    ...on(id),
    body: { reservationPackages: [{ packageCode: 'BRKF' }] },
  });
  const found = await opera.expect(200, 'rsv.getPackage', { ...on(id), query: { productCode: 'PARK' } });
  expect(found.body.reservationPackages.reservationPackage[0].consumptionDetails.totalQuantity).toBe(2);
  const preference = (value: string) => ({
    ...base,
    reservationPreferences: [{ preferenceType: 'SPECIALS', preference: [{ preferenceValue: value }] }],
  });
  await opera.expect(201, 'rsv.postReservationPreference', { ...on(id), body: preference('QUIE') });
  const change = (preferenceCode: string) => ({
    path: { reservationId: id, preferenceCode },
    body: preference('HIGH'),
  });
  await opera.expect(200, 'rsv.putReservationPreference', change('QUIE'));
  await opera.expect(404, 'rsv.putReservationPreference', change('QUIE'));
  await opera.expect(204, 'rsv.getTickets', on(id));
  const ticket = (more: object) => ({
    ...on(id),
    body: { ...base, tickets: [{ packageCode: 'PARK', ...more }] },
  });
  await opera.expect(400, 'rsv.postTickets', ticket({ packageCode: 'NONE' }));
  const ticketId = idOf((await opera.expect(201, 'rsv.postTickets', ticket({ quantity: 2 }))).location);
  await opera.expect(
    200,
    'rsv.putTickets',
    ticket({ ticketId: { id: ticketId, type: 'TicketId' }, issueDate: '2026-03-10' }),
  );
  const tickets = await opera.expect(200, 'rsv.getTickets', {
    ...on(id),
    query: { retrieveIssuedOnly: true },
  });
  expect(tickets.body.tickets).toMatchObject([{ packageCode: 'PARK', quantity: 2 }]);
  await opera.expect(200, 'rsv.deleteTickets', on(id));
  await opera.expect(204, 'rsv.getTickets', on(id));
  const locator = (locatorText: string) => ({ ...base, reservationLocators: [{ locatorText }] });
  const { location } = await opera.expect(201, 'rsv.postReservationLocators', {
    ...on(id),
    body: { hotelId: 'SAND01', reservationIdList: [own(id)], reservationLocators: [{ locatorText: 'Bar' }] },
  });
  await opera.expect(200, 'rsv.changeReservationLocators', {
    path: { reservationId: id, locatorId: idOf(location) },
    body: locator('Terrace'),
  });
  const where = await opera.expect(200, 'rsv.getReservationLocators', on(id));
  expect(where.body.reservationLocators[0].locatorText).toBe('Terrace');
  const message = await opera.expect(201, 'rsv.postGuestMessages', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      reservationIdList: [own(id)],
      guestMessages: [{ message: { messageText: 'Hello' } }],
    },
  });
  await opera.expect(200, 'rsv.putResvGuestMessages', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      guestMessages: [{ id: idOf(message.location), delivery: { deliveryStatus: 'Mr' } }],
    },
  });
  await opera.expect(204, 'rsv.getGuestMessages', {
    query: { reservationId: id, retrieveUndeliveredMessages: true },
  });
  const trace = { departmentId: 'HK', traceText: 'Flowers', timeInfo: { traceOn: '2026-03-24 00:00:00.0' } };
  await opera.expect(200, 'rsv.putReservation', {
    ...on(id),
    body: { reservations: [{ reservationIdList: [own(id)], traces: [trace] }] },
  });
  const range = { beginDate: '2026-03-24', endDate: '2026-03-24' };
  const due = await opera.expect(200, 'blk.getTracesByDateRange', {
    query: { ...range, department: ['HK'] },
  });
  expect(JSON.stringify(due.body)).toContain('Flowers');
  await opera.expect(400, 'blk.getTracesByDateRange', {
    query: { beginDate: '2026-03-24', endDate: '2026-09-24' },
  });
  await opera.expect(204, 'rsv.getTracesByRoom', { path: { roomId: '101' } });
}

/** A stay changed, shared and cancelled under the number of an outside system. */
export async function bookByOwnNumber(opera: SandboxGateway): Promise<void> {
  const more = { externalReferences: [{ id: 'Y-1', idContext: 'CRS' }] };
  const id = await book(opera, 'Outsider', { ...NIGHTS, adults: 1, more });
  const other = await book(opera, 'Insider', { ...NIGHTS, adults: 1 });
  const path = { externalSystemCode: 'CRS', reservationExternalId: 'Y-1' };
  await opera.expect(200, 'rsv.putReservationByExtId', {
    path,
    body: { reservations: [{ customReference: 'Y-ONE' }] },
  });
  expect(await readStay(opera, id)).toMatchObject({ customReference: 'Y-ONE' });
  await opera.expect(200, 'rsv.putAddOnReservationPackagesByExtId', {
    path,
    body: { reservationPackages: [{ packageCode: 'PARK' }] },
  });
  const combine = { criteria: { hotelId: 'SAND01', existingReservationId: own(other) } };
  await opera.expect(201, 'rsv.postCombineShareReservationsByExtId', { path, body: combine });
  await opera.expect(200, 'rsv.getShareReservationsByExtId', { path });
  await opera.expect(200, 'rsv.putSeparateShareReservationByExtId', { path, body: {} });
  await opera.expect(201, 'rsv.postCombineShareReservationsByExtId', { path, body: combine });
  await opera.expect(200, 'rsv.deleteShareReservationByExtId', { path });
  await opera.expect(201, 'rsv.postCancelReservationByExtId', {
    path,
    body: { reason: { code: 'CHPL' }, reservations: [{ hotelId: 'SAND01' }], verificationOnly: false },
  });
  expect(await readStay(opera, id)).toMatchObject({ reservationStatus: 'Cancelled' });
  await opera.expect(200, 'rsv.putReinstateReservationByExtId', { path, body: { hotelId: 'SAND01' } });
  expect(await readStay(opera, id)).toMatchObject({ reservationStatus: 'Reserved' });
  const lost = { externalSystemCode: 'CRS', reservationExternalId: 'Y-2' };
  await opera.expect(404, 'rsv.getShareReservationsByExtId', { path: lost });
}
