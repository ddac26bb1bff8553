import { book, newGuest, readStay } from '../bookings.js';
import { idOf, type SandboxGateway } from '../sandbox-gateway.js';

const own = (id: string): object => ({ id, type: 'Reservation' });
const on = (reservationId: string) => ({ path: { reservationId } });
const NIGHTS = { arrival: '2026-05-18', departure: '2026-05-20' };

/** Locks, links and payment methods of reservations. */
export async function holdAndLink(opera: SandboxGateway): Promise<void> {
  const stay = await book(opera, 'Lockman', NIGHTS);
  const lockBody = { hotelId: 'SAND01', reservationId: own(stay) };
  const got = await opera.expect(200, 'rsv.putAcquireReservationLock', { ...on(stay), body: lockBody });
  const handle = String(got.body.acquiredReservationLock.lockHandle);
  const again = await opera.expect(200, 'rsv.putAcquireReservationLock', { ...on(stay), body: lockBody });
  expect(again.body.existingReservationLock.lockHandle).toBe(Number(handle));
  expect(again.body.acquiredReservationLock).toBeUndefined();
  const longer = await opera.expect(200, 'rsv.putReservationLock', {
    path: { lockHandle: handle },
    body: { hotelId: 'SAND01', lockHandle: Number(handle), additionalTimeToLive: 60 },
  });
  expect(longer.body.reservationLock.timeToLive).toBe(360);
  await opera.expect(200, 'rsv.deleteReservationLock', { path: { lockHandle: handle } });
  await opera.expect(404, 'rsv.deleteReservationLock', { path: { lockHandle: handle } });
  await opera.expect(404, 'rsv.postBreakReservationLock', { ...on(stay), body: lockBody });
  await opera.expect(200, 'rsv.putAcquireReservationLock', { ...on(stay), body: lockBody });
  await opera.expect(201, 'rsv.postBreakReservationLock', { ...on(stay), body: lockBody });

  const other = await book(opera, 'Linkman', NIGHTS);
  const link = {
    body: { hotelId: 'SAND01', reservationIdList: [own(stay)], linkToReservationId: own(other) },
  };
  await opera.expect(204, 'rsv.getLinkedReservations', on(stay));
  await opera.expect(201, 'rsv.postReservationLinks', { ...on(stay), ...link });
  const linked = await opera.expect(200, 'rsv.getLinkedReservations', on(other));
  expect(linked.body.reservations.linkedReservation).toHaveLength(2);
  const named = { linkedReservationsCommonDetails: { linkedName: 'The two' } };
  const renamed = await opera.expect(200, 'rsv.putReservationLinks', { ...on(stay), body: named });
  expect(renamed.body).toMatchObject(named);
  await opera.expect(200, 'rsv.deleteReservationLinks', on(stay));
  await opera.expect(400, 'rsv.deleteReservationLinks', on(stay));
  await opera.expect(201, 'rsv.postReservationLinksByChain', { ...on(stay), ...link });
  await opera.expect(200, 'rsv.deleteReservationLinksByChain', on(other));
  const next = await book(opera, 'Linkman', { arrival: '2026-05-20', departure: '2026-05-21' });
  await opera.expect(200, 'rsv.putLinkedReservation', {
    ...on(stay),
    body: { backToBackToReservationId: own(next) },
  });
  await opera.expect(200, 'rsv.getLinkedReservationsSummary', on(next));
  const reference = { externalReferences: [{ id: 'LINK-1', idContext: 'OTA' }] };
  await opera.expect(200, 'rsv.putReservation', { ...on(other), body: { reservations: [reference] } });
  const external = { path: { externalSystemCode: 'OTA', reservationExternalId: 'LINK-1' } };
  const toStay = { body: { hotelId: 'SAND01', reservationIdList: [own(stay)] } };
  await opera.expect(201, 'rsv.postReservationLinksByExtId', { ...external, ...toStay });
  await opera.expect(200, 'rsv.deleteReservationLinksByExtId', external);

  const methods = (method: string) => ({
    ...on(stay),
    body: { hotelId: 'SAND01', reservationPaymentMethods: [{ paymentMethod: method, folioView: 2 }] },
  });
  await opera.expect(201, 'rsv.postPaymentMethods', methods('VA'));
  await opera.expect(400, 'rsv.postPaymentMethods', methods('VA'));
  const put = await opera.expect(200, 'rsv.putPaymentMethods', methods('MC'));
  const read = await opera.expect(200, 'rsv.getPaymentMethods', on(stay));
  expect(read.body).toEqual(put.body);
  expect(read.body.reservationPaymentMethods.at(-1)).toMatchObject({ paymentMethod: 'MC', folioView: 2 });
  await opera.expect(400, 'rsv.putPaymentMethods', methods('XX'));
  await opera.expect(200, 'rsv.deletePaymentMethods', on(stay));
  await opera.expect(204, 'rsv.getPaymentMethods', on(stay));
}

/** Questions that change nothing, and operations over several hotels or records. */
export async function askWithoutChanging(opera: SandboxGateway): Promise<void> {
  const stay = await book(opera, 'Asker', NIGHTS);
  const before = await readStay(opera, stay);
  const header = (roomType: string) => ({
    ...on(stay),
    body: { hotelId: 'SAND01', reservationIdList: [own(stay)], newDetail: { roomType } },
  });
  const fine = await opera.expect(200, 'rsv.putReservationHeaderValidation', header('DLX'));
  expect(fine.body.returnedValidations).toBeUndefined();
  const wrong = await opera.expect(200, 'rsv.putReservationHeaderValidation', header('NONE'));
  expect(wrong.body.returnedValidations[0].validationAction).toBe('StopProcessing');
  const guest: string = before.reservationGuests[0].profileInfo.profileIdList[0].id;
  const overlap = await opera.expect(200, 'rsv.putValidateOverlappingStays', {
    body: {
      overlappingStayInfo: [
        {
          hotelId: 'SAND01',
          profileId: { id: guest, type: 'Profile' },
          start: '2026-05-19',
          end: '2026-05-22',
        },
      ],
    },
  });
  expect(overlap.body.overlappingStayMessages[0].invalidReservations).toHaveLength(1);
  expect(await readStay(opera, stay)).toEqual(before);

  const journal = await opera.expect(200, 'csh.getFinancialPostings', {
    query: { startDate: '2026-03-09', endDate: '2026-03-09', limit: 1 },
  });
  const posting = journal.body.journalPostings.postings[0];
  const code = await opera.expect(200, 'csh.validateTransactionCodes', {
    path: { transactionId: String(posting.transactionNo) },
  });
  expect(code.body.trxCode).toBe(posting.transactionCode);

  const many = { query: { hotelIds: ['SAND01', 'SAND02'], limit: 100 } };
  const events = await opera.expect(200, 'evm.getEventsMultipleHotels', many);
  const hotels = events.body.eventSummaries.eventSummary.map((row: { hotelId: string }) => row.hotelId);
  expect(hotels.length).toBeGreaterThan(1);
  const own1 = events.body.eventSummaries.eventSummary.find(
    (row: { hotelId: string }) => row.hotelId === 'SAND01',
  );
  await opera.expect(200, 'evm.deleteMultipleEvents', { query: { eventIds: [own1.eventId.id] } });
  await opera.expect(404, 'evm.deleteMultipleEvents', { query: { eventIds: [own1.eventId.id] } });
}

/** Policies agreed for a stay decide what cancelling costs and what is to be paid before. */
export async function agreePolicies(opera: SandboxGateway): Promise<void> {
  const stay = await book(opera, 'Policyman', NIGHTS);
  const policies = async () => (await opera.expect(200, 'rsv.getReservationPolicies', on(stay))).body;
  const policy = (percent: number, more: object = {}) => ({
    policy: {
      ...more,
      hotelId: 'SAND01',
      reservationId: own(stay),
      policy: { amountPercent: { percent }, deadline: { offsetFromArrival: 90 } },
    },
  });
  const made = await opera.expect(201, 'rsv.postCancellationPolicy', { ...on(stay), body: policy(25) });
  const [agreed] = (await policies()).cancellationPolicies;
  expect(agreed).toMatchObject({
    policyId: { id: idOf(made.location) },
    policy: { manual: true, effective: true, amountPercent: { percent: 25 } },
  });
  const policyId = { id: idOf(made.location), type: 'PolicyId' };
  await opera.expect(200, 'rsv.putCancellationPolicy', { body: policy(50, { policyId }) });
  const [changed] = (await policies()).cancellationPolicies;
  expect(changed.policy.amountPercent.amount).toBeCloseTo(2 * agreed.policy.amountPercent.amount, 1);
  const computed = await opera.expect(200, 'rsv.putComputeCancellationPolicies', {
    ...on(stay),
    body: { criteria: { hotelId: 'SAND01', reservationId: own(stay), percentage: 10 } },
  });
  expect(computed.body.policies[0].policy.amountPercent.percent).toBe(10);
  expect((await policies()).cancellationPolicies[0]).toEqual(changed);
  await opera.expect(404, 'rsv.deleteCancellationPolicy', { ...on(stay), query: { policyId: '1' } });
  await opera.expect(200, 'rsv.deleteCancellationPolicy', { ...on(stay), query: { policyId: policyId.id } });
  const deposit = await opera.expect(201, 'rsv.postDepositPolicy', {
    ...on(stay),
    body: {
      policy: {
        reservationId: own(stay),
        policy: { amountPercent: { nights: 1 }, deadline: { offsetFromBookingDate: 3 } },
      },
    },
  });
  const [due] = (await policies()).depositPolicies;
  expect(due.amountDue.amount).toBeGreaterThan(50);
  const depositId = { id: idOf(deposit.location), type: 'PolicyId' };
  await opera.expect(200, 'rsv.putDepositPolicy', {
    body: {
      policy: { reservationId: own(stay), policyId: depositId, policy: { amountPercent: { amount: 33 } } },
    },
  });
  expect((await policies()).depositPolicies[0].amountDue.amount).toBe(33);
  const wouldBe = await opera.expect(200, 'rsv.putComputeDepositPolicies', {
    ...on(stay),
    body: { criteria: { hotelId: 'SAND01', reservationId: own(stay), amount: 44 } },
  });
  expect(wouldBe.body.policies[0].amountDue.amount).toBe(44);
  await opera.expect(200, 'rsv.deleteDepositPolicy', { ...on(stay), query: { policyId: depositId.id } });
  await opera.expect(204, 'rsv.getReservationPolicies', on(stay));
  const indicators = { query: { reservationId: [stay], checkInstructions: ['HasCancellationPolicies'] } };
  const has = await opera.expect(200, 'rsv.getReservationIndicators', indicators);
  expect(has.body.checkReservations[0].results).toEqual([
    { checkInstruction: 'HasCancellationPolicies', exists: false },
  ]);
}

/** Tickets handed out and back, letters found again, cancellations remembered, a stay moved to the other hotel. */
export async function lookBack(opera: SandboxGateway): Promise<void> {
  const stay = await book(opera, 'Backlook', NIGHTS);
  await opera.expect(201, 'rsv.postTickets', {
    ...on(stay),
    body: { hotelId: 'SAND01', reservationId: own(stay), tickets: [{ packageCode: 'PARK', quantity: 2 }] },
  });
  await opera.expect(204, 'rsv.getReprintTickets', on(stay));
  const issue = { ...on(stay), body: { hotelId: 'SAND01', reservationId: own(stay) } };
  await opera.expect(201, 'rsv.postIssueTickets', issue);
  await opera.expect(404, 'rsv.postIssueTickets', issue);
  const printed = await opera.expect(200, 'rsv.getReprintTickets', on(stay));
  expect(printed.body.tickets[0]).toMatchObject({ status: 'Issued', packageCode: 'PARK' });
  await opera.expect(200, 'rsv.deleteRefundTickets', on(stay));
  const open = await opera.expect(200, 'rsv.getTicketsInquiry', {
    ...on(stay),
    query: { ticketStatus: 'NotIssued' },
  });
  expect(open.body.tickets).toHaveLength(1);

  await opera.expect(201, 'rsv.postConfirmationLetters', {
    body: {
      hotelId: 'SAND01',
      reservationId: own(stay),
      confLetters: [
        {
          recipientInfo: { optionalEmail: 'back@guests.example' },
          deliveryInfo: [{ communicationType: 'Email' }],
        },
      ],
    },
  });
  const letters = await opera.expect(200, 'rsv.getConfirmationLetters', { query: { surname: 'Backlook' } });
  expect(letters.body.resrvationInfoList).toHaveLength(1);
  await opera.expect(204, 'rsv.getConfirmationLetters', { query: { surname: 'Nobodyatall' } });

  await opera.expect(204, 'rsv.getCancellationHistory', on(stay));
  const reason = {
    ...on(stay),
    body: { reason: { code: 'CHPL' }, reservations: [{ hotelId: 'SAND01' }], verificationOnly: false },
  };
  await opera.expect(201, 'rsv.postCancelReservation', reason);
  await opera.expect(200, 'rsv.putReinstateReservation', {
    ...on(stay),
    body: { hotelId: 'SAND01', reservationIdList: [own(stay)] },
  });
  await opera.expect(201, 'rsv.postCancelReservation', reason);
  const history = await opera.expect(200, 'rsv.getCancellationHistory', on(stay));
  expect(history.body.cxlActivityLog).toHaveLength(2);

  const profileId = await newGuest(opera, 'Hotelmover');
  const future = { path: { profileId } };
  expect((await opera.expect(200, 'rsv.getFutureReservationsOrBlocks', future)).body.response).toBe(false);
  const moving = await book(opera, 'Hotelmover', NIGHTS);
  const moved = await opera.expect(200, 'rsv.putReservationHotelMove', {
    ...on(moving),
    body: {
      criteria: { sourceHotelCode: 'SAND01', destinationHotelCode: 'SAND02', reservationId: own(moving) },
    },
  });
  expect(moved.body.reservation.hotelId).toBe('SAND02');
  expect(moved.location).toContain('/hotels/SAND02/reservations/');
  expect((await readStay(opera, moving)).reservationStatus).toBe('Cancelled');
  const there = await opera.expect(200, 'rsv.getReservation', {
    ...on(idOf(moved.location)),
    hotelId: 'SAND02',
  });
  expect(there.body.reservations.reservation[0].roomStay.arrivalDate).toBe(NIGHTS.arrival);

  const held = await book(opera, 'Holdman', NIGHTS);
  await opera.expect(200, 'rsv.putReservation', {
    ...on(held),
    body: { reservations: [{ reservationStatus: 'Waitlisted' }] },
  });
  await opera.expect(200, 'rsv.deleteOnHoldReservation', on(held));
  await opera.expect(404, 'rsv.getReservation', on(held));
}
