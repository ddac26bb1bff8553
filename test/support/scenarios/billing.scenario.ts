import { book, checkIn } from '../bookings.js';
import type { Json, SandboxGateway } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const IN_TWO = '2026-03-12';

const ids = (id: string): object[] => [{ id, type: 'Reservation' }];
const own = (id: string): object => ({ id, type: 'Reservation' });
const on = (reservationId: string) => ({ path: { reservationId } });
const eur = (amount: number) => ({ amount, currencyCode: 'EUR' });
const desk = { hotelId: 'SAND01', cashierId: 100 };

async function balances(opera: SandboxGateway, id: string): Promise<number[]> {
  const folio = await opera.expect(200, 'csh.getFolio', on(id));
  return folio.body.reservationFolioInformation.folioWindows.map((window: Json) => window.balance.amount);
}

async function charge(opera: SandboxGateway, id: string, more: object): Promise<Json[]> {
  const answer = await opera.expect(201, 'csh.postBillingCharges', {
    ...on(id),
    body: { criteria: { ...desk, reservationId: own(id), charges: [more] } },
  });
  return answer.body.postings;
}

async function inHouse(opera: SandboxGateway, name: string): Promise<string> {
  const id = await book(opera, name, { arrival: TODAY, departure: IN_TWO });
  await checkIn(opera, id);
  return id;
}

/** Who pays what: routing to windows and to other guests, limits, changes, removal. */
export async function routeCharges(opera: SandboxGateway): Promise<void> {
  const id = await inHouse(opera, 'Umleitung');
  const other = await inHouse(opera, 'Gastgeber');
  const codes = await opera.expect(200, 'csh.getBillingInstructionCodes');
  expect(codes.body.billingInstructions.map((row: Json) => row.billingCode)).toContain('ROOM');
  await opera.expect(204, 'rsv.getRoutingInstructions', on(id));
  const span = { timeSpan: { startDate: TODAY, endDate: IN_TWO }, daily: true };
  const folio = (window: number, more: object) => ({
    criteria: {
      hotelId: 'SAND01',
      reservationId: own(id),
      folio: { folioWindowNo: window, instructions: [{ duration: span, ...more }] },
    },
  });
  await opera.expect(201, 'rsv.postRoutingInstructions', {
    ...on(id),
    body: folio(2, { transactionCodes: [{ transactionCode: '3010' }], creditLimit: 30 }),
  });
  await opera.expect(400, 'rsv.postRoutingInstructions', {
    ...on(id),
    body: folio(2, { transactionCodes: [{ transactionCode: '7777' }] }),
  });
  const parts = await charge(opera, id, { transactionCode: '3010', price: eur(40) });
  expect(parts.map((row) => [row.folioWindowNo, row.postedAmount.amount])).toEqual([
    [2, 30],
    [2, 5.7],
    [1, 10],
    [1, 1.9],
  ]);
  await charge(opera, id, { transactionCode: '3010', price: eur(10), folioWindowNo: 3 });
  expect(await balances(opera, id)).toEqual([11.9, 35.7, 11.9]);
  await opera.expect(200, 'rsv.putRoutingInstructions', {
    ...on(id),
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationId: own(id),
        folio: { instructions: [{ duration: span, billingInstructions: [{ billingCode: 'FOOD' }] }] },
      },
    },
  });
  expect((await charge(opera, id, { transactionCode: '3010', price: eur(1) }))[0].folioWindowNo).toBe(1);
  await opera.expect(200, 'csh.putRoutingInstructions', {
    ...on(id),
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationId: own(id),
        room: {
          reservationNameId: { id: other, type: 'Reservation' },
          instructions: [{ transactionCodes: [{ transactionCode: '3000' }] }],
        },
      },
    },
  });
  const options = await opera.expect(200, 'csh.getPostBillingCharges', {
    ...on(id),
    query: { transactionCode: ['3000'], option: ['RoomRouting'] },
  });
  expect(options.body.options[0].roomRouting.applicable).toBe(true);
  const before = await balances(opera, id);
  await charge(opera, id, { transactionCode: '3000', price: eur(100) });
  expect(await balances(opera, id)).toEqual(before);
  expect(await balances(opera, other)).toEqual([119]);
  const shown = await opera.expect(200, 'rsv.getRoutingInstructions', {
    ...on(id),
    query: { includeRoomRouting: true },
  });
  expect(shown.body.routingInstructions).toHaveLength(1);
  expect(
    (await opera.expect(200, 'csh.getRoutingInstructions', on(id))).body.routingInstructions,
  ).toHaveLength(2);
  await opera.expect(200, 'csh.changeRoutingInstructions', {
    ...on(id),
    body: folio(2, { billingInstructions: [{ billingCode: 'ALL' }], percentageLimit: 50 }),
  });
  const [half] = await charge(opera, id, { transactionCode: '2020', price: eur(20) });
  expect([half.folioWindowNo, half.postedAmount.amount]).toEqual([2, 10]);
  await opera.expect(200, 'csh.deleteRoomRoutingInstructions', on(id));
  await opera.expect(200, 'csh.deleteFolioRoutingInstructions', { ...on(id), query: { folioWindowNo: 2 } });
  await opera.expect(404, 'rsv.deleteRoutingInstructions', on(id));
  for (const operation of ['rsv.deleteRoutingInstructions', 'csh.deleteRoutingInstructions']) {
    await opera.expect(201, 'rsv.postRoutingInstructions', {
      ...on(id),
      body: folio(2, { billingInstructions: [{ billingCode: 'MISC' }] }),
    });
    await opera.expect(200, operation, on(id));
  }
  await opera.expect(204, 'csh.getRoutingInstructions', on(id));
}

/** Adjustments, deletions, transfers, splits; a check of an outlet and its void; the books after it. */
export async function correctPostings(opera: SandboxGateway): Promise<void> {
  const id = await inHouse(opera, 'Korrektur');
  const other = await inHouse(opera, 'Nachbar');
  const [bar] = await charge(opera, id, { transactionCode: '2020', price: eur(100) });
  const adjusted = (more: object) => ({
    body: {
      criteria: {
        ...desk,
        reservationId: own(id),
        transactionList: [bar.transactionNo],
        details: { reasonCode: 'CORR', ...more },
      },
    },
  });
  const answer = await opera.expect(200, 'csh.adjustTransactions', adjusted({ percentage: 25 }));
  expect(answer.body.serviceRecoveryAdjustments.map((row: Json) => row.postedAmount.amount)).toEqual([
    -25, -4.75,
  ]);
  await opera.expect(200, 'csh.adjustTransactions', adjusted({ amount: eur(75) }));
  await opera.expect(400, 'csh.adjustTransactions', adjusted({ amount: eur(0.01) }));
  expect(await balances(opera, id)).toEqual([0]);
  const [laundry] = await charge(opera, id, { transactionCode: '3020', price: eur(30) });
  await opera.expect(400, 'csh.deleteReservationTransactions', {
    ...on(id),
    body: { transactionList: [laundry.transactionNo], reasonCode: 'NOPE', cashierId: 100 },
  });
  await opera.expect(200, 'csh.deleteReservationTransactions', {
    ...on(id),
    body: { transactionList: [laundry.transactionNo], reasonCode: 'CORR', cashierId: 100 },
  });
  expect(await balances(opera, id)).toEqual([0]);
  const [spa] = await charge(opera, id, { transactionCode: '3000', price: eur(10), postingQuantity: 3 });
  await opera.expect(200, 'csh.putBillingCharge', {
    path: { transactionId: String(spa.transactionNo) },
    body: { criteria: { ...desk, transactionNo: spa.transactionNo, price: eur(20), remark: 'Massage' } },
  });
  await opera.expect(200, 'csh.putBillingCharges', {
    body: {
      criteria: { hotelId: 'SAND01', billingCharges: [{ transactionNo: spa.transactionNo, quantity: 2 }] },
    },
  });
  expect(await balances(opera, id)).toEqual([47.6]);
  const part = { transactionList: [spa.transactionNo], cashierId: 100, hotelId: 'SAND01' };
  await opera.expect(200, 'csh.splitTransaction', {
    body: { criteria: { ...part, splitDetails: { amount: eur(15) } } },
  });
  expect(await balances(opera, id)).toEqual([47.6]);
  await opera.expect(200, 'csh.splitAndTransferTransaction', {
    body: {
      criteria: {
        ...part,
        splitDetails: { percentage: 40 },
        targetReservationIdList: ids(other),
        targetFolioWindowNo: 1,
      },
    },
  });
  expect([...(await balances(opera, id)), ...(await balances(opera, other))]).toEqual([35.7, 11.9]);
  await opera.expect(200, 'csh.transferTransactionToReservation', {
    path: { toReservationId: other },
    body: {
      criteria: {
        ...desk,
        reservationIdList: ids(id),
        transactionCodeList: ['3000'],
        targetFolioWindowNo: 2,
      },
    },
  });
  expect([...(await balances(opera, id)), ...(await balances(opera, other))]).toEqual([0, 11.9, 35.7]);
  const details = await opera.expect(200, 'csh.getFolioTransactionDetails', {
    query: { transactionNo: [String(spa.transactionNo)], includeGenerates: true },
  });
  expect(details.body.transactions[0].subPostings).toHaveLength(1);
  await opera.expect(201, 'csh.postBillingCheckCharges', {
    path: { reservationId: id, checkNumber: '4711' },
    body: {
      check: {
        ...desk,
        checkNumber: '4711',
        reservationId: own(id),
        items: [
          { transactionCode: '2000', price: eur(40) },
          { transactionCode: '2010', price: eur(10) },
        ],
      },
    },
  });
  expect(await balances(opera, id)).toEqual([54.7]);
  await opera.expect(204, 'csh.getCheckDetails', { path: { checkNumber: '4711' } });
  await opera.expect(201, 'csh.postGuestCheckDetails', {
    path: { checkNumber: '4711' },
    body: { reservationId: own(id), checkDetails: { checkText: 'Two soups' } },
  });
  await opera.expect(200, 'csh.putGuestCheckDetails', {
    path: { checkNumber: '4711' },
    body: { reservationId: own(id), checkDetails: { checkText: 'Three soups' } },
  });
  const check = await opera.expect(200, 'csh.getCheckDetails', { path: { checkNumber: '4711' } });
  expect(check.body.checkDetailsInfo).toBe('Three soups');
  await opera.expect(200, 'csh.voidBillingCheckCharges', {
    path: { checkNumber: '4711' },
    query: { reservationId: id, cashierId: 100 },
  });
  await opera.expect(404, 'csh.voidBillingCheckCharges', { path: { checkNumber: '4711' } });
  expect(await balances(opera, id)).toEqual([0]);
  await opera.expect(201, 'csh.postChargesAndPayments', {
    ...on(id),
    body: {
      charges: [{ transactionCode: '3010', price: eur(10) }],
      payments: [{ paymentMethod: { paymentMethod: 'CA' }, postingAmount: eur(11.9), folioWindowNo: 1 }],
      cashierId: 100,
    },
  });
  const folio = await opera.expect(200, 'csh.getFolio', on(id));
  const payment = folio.body.reservationFolioInformation.folioWindows[0].folios[0].postings.at(-1);
  await opera.expect(200, 'csh.changeBillingPayment', {
    path: { transactionId: String(payment.transactionNo) },
    body: { criteria: { ...desk, transactionNo: payment.transactionNo, remark: 'Coins' } },
  });
  const guests = await opera.expect(200, 'csh.getGuestsTransactions', {
    query: { reservationList: [id], cashieringTransactionType: ['Payment'] },
  });
  expect(guests.body.reservationFolioInformation[0].folioWindows[0].folios[0].postings[0].remark).toBe(
    'Coins',
  );
  const buckets = await opera.expect(200, 'csh.getReservationRevenueBucketTotals', on(id));
  expect(buckets.body.revenueBucketsInfo.map((row: Json) => row.totalAmount.amount)).toEqual([
    0, 0, 10, 0, 1.9,
  ]);
  expect(
    (await opera.expect(200, 'csh.getEligibleBillAmount', on(other))).body.amountEligibleInfo,
  ).toHaveLength(2);
}

/** Deposits before arrival, given back, moved; cards asked to hold an amount. */
export async function handleDeposits(opera: SandboxGateway): Promise<void> {
  const context = { externalReferences: [{ id: 'DEP-1', idContext: 'OTA' }] };
  const id = await book(opera, 'Anzahlung', { arrival: TODAY, departure: IN_TWO, more: context });
  const other = await book(opera, 'Partner', { arrival: TODAY, departure: IN_TWO });
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
  const carded = await book(opera, 'Karte', {
    arrival: TODAY,
    departure: IN_TWO,
    more: {
      reservationPaymentMethods: [
        {
          paymentMethod: 'VA',
          folioView: 1,
          paymentCard: { cardType: 'Va', cardNumberLast4Digits: '4242', cardOrToken: 'Token' },
        },
      ],
    },
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
