import { checkIn } from '../bookings.js';
import type { SandboxGateway } from '../sandbox-gateway.js';
import { balances, charge, desk, dueIn, eur, ids, inHouse, on, own, TODAY } from './billing.kit.js';

/** Deposits before arrival, given back, moved; cards asked to hold an amount. */
export async function handleDeposits(opera: SandboxGateway): Promise<void> {
  const context = { externalReferences: [{ id: 'DEP-1', idContext: 'OTA' }] };
  const id = await dueIn(opera, 'Anzahlung', context);
  const other = await dueIn(opera, 'Partner');
  const deposit = (reservationId: string, amount: number) => ({
    criteria: {
      ...desk,
      reservationId: own(reservationId),
      paymentMethod: { paymentMethod: 'CA' },
      postingAmount: eur(amount),
    },
  });
  const paid = await opera.expect(201, 'csh.postDepositPayment', { ...on(id), body: deposit(id, 80) });
  const no = String(paid.body.deposits[0].transactionNo);
  await opera.expect(201, 'csh.postDepositPaymentByExtId', {
    path: { reservationId: 'DEP-1', externalSysCode: 'OTA' },
    body: deposit(id, 20),
  });
  const eligible = { path: { reservationId: id, transactionId: no } };
  expect((await opera.expect(200, 'csh.isDepositRefundEligible', eligible)).body.isDepositRefundValid).toBe(
    true,
  );
  await opera.expect(201, 'csh.postDepositPayment', { ...on(id), body: deposit(id, -30) });
  await opera.expect(400, 'csh.postDepositPayment', { ...on(id), body: deposit(id, -71) });
  await opera.expect(200, 'csh.putReservationDepositTransfer', {
    path: { sourceReservationId: id },
    body: {
      criteria: {
        ...desk,
        reservationId: own(id),
        toReservations: [{ reservationId: own(other), transferAmount: eur(25) }],
      },
    },
  });
  await opera.expect(201, 'csh.processReservationDeposit', {
    ...on(id),
    body: { criteria: { ...desk, reservationId: own(id), depositProcessType: 'Keep', amount: eur(5) } },
  });
  const folio = await opera.expect(200, 'csh.getDepositFolio', { query: { id } });
  expect(folio.body.reservationDepositFoliosInfo[0].totalAmountTransferrable.amount).toBe(40);
  const details = await opera.expect(200, 'csh.getDepositFolioTransactionDetails', {
    query: { transactionNo: [no] },
  });
  expect(details.body.transactions[0].postedAmount.amount).toBe(80);
  await checkIn(opera, id);
  expect(await balances(opera, id)).toEqual([-40]);
  await opera.expect(200, 'csh.transitionDepositToGuestFolio', {
    ...on(id),
    body: { criteria: { ...desk, reservationId: own(id) } },
  });
  expect(await balances(opera, id)).toEqual([-40]);
  const hold = (reservationId: string, amount: number) => ({
    ...on(reservationId),
    body: {
      criteria: { hotelId: 'SAND01', reservationId: own(reservationId), amount: eur(amount), folioView: 1 },
    },
  });
  await opera.expect(400, 'csh.authorizeCreditCardAmount', hold(id, 100));
  const carded = await dueIn(opera, 'Karte', {
    reservationPaymentMethods: [
      {
        paymentMethod: 'VA',
        folioView: 1,
        paymentCard: { cardType: 'Va', cardNumberLast4Digits: '4242', cardOrToken: 'Token' },
      },
    ],
  });
  const held = await opera.expect(201, 'csh.authorizeCreditCardAmount', hold(carded, 100));
  expect(held.body.authInfo.approvalAmount.amount).toBe(100);
  await opera.expect(400, 'csh.authorizeCreditCardAmount', hold(carded, 10_000));
  await opera.expect(201, 'csh.registerManualAuthorization', {
    ...on(carded),
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationIdList: ids(carded),
        amount: eur(50),
        manualApprovalCode: 'TEL99',
        folioView: 1,
      },
    },
  });
  const instructions = await opera.expect(201, 'csh.postCCAuthorizationInstructions', {
    ...on(carded),
    body: { criteria: { hotelId: 'SAND01', reservationId: own(carded), folioView: 1, amount: 20 } },
  });
  expect(instructions.body.details).toMatchObject({
    currentApprovalAmount: { amount: 150 },
    totalApprovalAmount: { amount: 170 },
    initialAuthorizationRequired: false,
  });
  // The older release asks with a GET.
  const older = { hotelId: 'SAND02' };
  const guests = await opera.expect(200, 'rsv.getHotelReservations', {
    ...older,
    query: { reservationStatuses: ['InHouse'], limit: 20 },
  });
  const statuses: number[] = [];
  for (const guest of guests.body.reservations.reservationInfo) {
    const [{ id }] = guest.reservationIdList;
    const asked = await opera.call('csh.getCCAuthorizationInstructions', { ...older, ...on(id) });
    statuses.push(asked.status);
  }
  expect(statuses).toContain(200);
  const history = await opera.expect(200, 'csh.getAuthorizationHistory', on(carded));
  expect(history.body.folioHistory).toHaveLength(3);
  const wallet = await opera.expect(200, 'csh.getReservationCreditCardWallet', on(carded));
  expect(wallet.body.creditCardInfoList[0].cardNumberLast4Digits).toBe('4242');
}

/** Advance bill, proforma, documents, history; a folio taken back; shifts of a cashier. */
export async function issueDocuments(opera: SandboxGateway): Promise<void> {
  const id = await inHouse(opera, 'Beleg');
  const criteria = { ...desk, reservationId: own(id) };
  const ahead = (verifyOnly: boolean) => ({
    ...on(id),
    body: { criteria: { ...desk, reservationIdList: ids(id), postForEntireStay: true, verifyOnly } },
  });
  const wouldBe = await opera.expect(201, 'csh.postAdvanceRoomCharges', ahead(true));
  expect(wouldBe.body.reservationInfo.availablePostingDates).toEqual({
    startDate: TODAY,
    endDate: '2026-03-11',
  });
  expect(await balances(opera, id)).toEqual([0]);
  const proforma = await opera.expect(201, 'csh.postProformaFolio', {
    ...on(id),
    body: { criteria: { proformaResponseInstruction: 'Details' } },
  });
  const expected = proforma.body.reservationFolioInformation.folioWindows[0].balance.amount;
  await opera.expect(201, 'csh.postProforma', {
    ...on(id),
    body: {
      criteria: { hotelId: 'SAND01', reservationIdList: ids(id), responseInstruction: 'FolioSummary' },
    },
  });
  await opera.expect(201, 'csh.postAdvanceRoomCharges', ahead(false));
  expect(await balances(opera, id)).toEqual([expected]);
  await opera.expect(200, 'csh.deleteAdvanceRoomCharges', { ...on(id), query: { cashierId: 100 } });
  expect(await balances(opera, id)).toEqual([0]);
  await charge(opera, id, { transactionCode: '3010', price: eur(10), cashierId: 101 });
  const report = await opera.expect(200, 'medcfg.getFolioReport', { ...on(id), query: { folioWindowNo: 1 } });
  expect(Buffer.from(report.body.folio.folio, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  await opera.expect(200, 'medcfg.getRegistrationCard', on(id));
  const mail = (emailAddress: string) => ({
    body: {
      folioInfo: { hotelId: 'SAND01', reservationId: own(id), folioWindowNo: 1 },
      emailRecipients: [{ emailAddress }],
    },
  });
  await opera.expect(201, 'medcfg.emailFolioReport', mail('guest@mail.example'));
  await opera.expect(400, 'medcfg.emailFolioReport', mail('nowhere'));
  await opera.expect(201, 'csh.generateFolio', {
    ...on(id),
    body: { criteria: { ...criteria, eventType: 'InterimBill', folioWindowNo: 1 } },
  });
  const history = await opera.expect(200, 'csh.searchFolioHistory', {
    body: { reservationIdId: id, limit: 10 },
  });
  const [folio] = history.body.folioHistory;
  expect(folio).toMatchObject({ folioStatus: 'Ok', folioAmount: { amount: 11.9 } });
  const folioId = String(folio.folioNo);
  await opera.expect(200, 'csh.getFolioHistory', { query: { folioNo: folioId }, headers: {} });
  await opera.expect(200, 'csh.getStoredFolioDetails', { path: { folioId } });
  await opera.expect(200, 'csh.getFolioTypes');
  const move = {
    ...on(id),
    body: { criteria: { ...criteria, targetFolioWindowNo: 2, folioList: [folio.folioNo] } },
  };
  await opera.expect(400, 'csh.transferFolioToWindow', move);
  const taken = {
    path: { reservationId: id, folioId },
    body: { criteria: { ...criteria, folioNo: folio.folioNo } },
  };
  await opera.expect(200, 'csh.voidFolio', taken);
  await opera.expect(400, 'csh.voidFolio', taken);
  await opera.expect(200, 'csh.transferFolioToWindow', move);
  expect(await balances(opera, id)).toEqual([0, 11.9]);
  await closeShift(opera, id);
}

async function closeShift(opera: SandboxGateway, id: string): Promise<void> {
  const path = { cashierId: '101' };
  await opera.expect(201, 'csh.postBillingPayment', {
    ...on(id),
    body: {
      criteria: {
        hotelId: 'SAND01',
        cashierId: 101,
        reservationId: own(id),
        paymentMethod: { paymentMethod: 'CA' },
        postingAmount: eur(11.9),
        folioWindowNo: 2,
      },
    },
  });
  const lock = await opera.expect(200, 'csh.getCashierLock', { path });
  const handle = lock.body.acquiredCashierLock.lockHandle;
  expect((await opera.expect(200, 'csh.getCashierLock', { path })).body.existingCashierLock.lockHandle).toBe(
    handle,
  );
  await opera.expect(200, 'csh.putCashierLock', {
    path: { lockId: String(handle) },
    body: { additionalTimeToLive: 60, cashierLockHandle: handle },
  });
  await opera.expect(200, 'csh.releaseCashierLock', { path: { lockId: String(handle) } });
  await opera.expect(200, 'csh.getCashierLock', { path });
  await opera.expect(200, 'csh.breakCashierLock', { path });
  const open = await opera.expect(200, 'csh.getCashierClosure', { path });
  const { cashierInfo, summaryCurrencyAmountList } = open.body.cashierClosureInfo;
  expect(summaryCurrencyAmountList[0].cash.expectedShiftBalance).toBe(11.9);
  const sums = await opera.expect(200, 'csh.getCashierTransactions', { path });
  expect(sums.body.cashierTransactionsInfo.summaryTransactionList.at(-1)).toMatchObject({
    transactionCode: '9000',
  });
  await opera.expect(200, 'csh.getCashierReportPostings', {
    query: { hotelId: ['SAND01'], startDate: TODAY, endDate: TODAY, requestType: 'Cash', cashierId: 101 },
  });
  await opera.expect(200, 'csh.putCashier', {
    path,
    body: {
      criteria: {
        cashierInfo: { cashierId: 101, closureNo: cashierInfo.closureNo },
        summaryCurrencyAmountList: [{ cash: { actualShiftBalance: 11.9 }, currencyCode: 'EUR' }],
      },
      hotelId: 'SAND01',
    },
  });
  await opera.expect(204, 'csh.getCashierTransactions', { path });
  const closed = await opera.expect(200, 'csh.getCashierClosureInfo', { query: { cashierId: 101 } });
  expect(closed.body.cashierClosureInfo[0].reportsList).toContain('Cash');
  await opera.expect(200, 'csh.getCashierClosureReportsList', {
    path,
    query: { closureNo: cashierInfo.closureNo },
  });
}
