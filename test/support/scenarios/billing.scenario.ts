import type { Json, SandboxGateway } from '../sandbox-gateway.js';
import { balances, charge, desk, eur, ids, IN_TWO, inHouse, on, own, TODAY } from './billing.kit.js';

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
