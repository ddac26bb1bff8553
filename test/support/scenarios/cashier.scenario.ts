import { book, checkIn, readStay } from '../bookings.js';
import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const IN_TWO = '2026-03-12';

const ids = (id: string): object[] => [{ id, type: 'Reservation' }];
const own = (id: string): object => ({ id, type: 'Reservation' });
const on = (reservationId: string) => ({ path: { reservationId } });

/** Deposits, charges, corrections, early departure, check-out and back. */
export async function keepTheAccounts(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Kassensturz', { arrival: TODAY, departure: IN_TWO });
  const criteria = { hotelId: 'SAND01', reservationId: own(id), cashierId: 100 };
  const amount = (value: number) => ({ amount: value, currencyCode: 'EUR' });
  await opera.expect(201, 'csh.postDepositPayment', {
    ...on(id),
    body: { criteria: { ...criteria, paymentMethod: { paymentMethod: 'VA' }, postingAmount: amount(50) } },
  });
  await opera.expect(200, 'csh.getMaturedDeposits', on(id));
  const fixed = await opera.expect(201, 'csh.postFixedCharges', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      reservationId: own(id),
      fixedCharges: [
        {
          schedule: { start: TODAY, end: IN_TWO, frequency: 'D' },
          charge: { transaction: { code: '3010' }, quantity: 1, chargeAmount: amount(18) },
        },
      ],
    },
  });
  await opera.expect(200, 'csh.getFixedCharges', on(id));
  await opera.expect(200, 'csh.updateFixedCharges', {
    ...on(id),
    body: {
      hotelId: 'SAND01',
      reservationId: own(id),
      fixedCharges: [{ id: idOf(fixed.location), charge: { quantity: 2 } }],
    },
  });
  const changed = await opera.expect(200, 'csh.getFixedCharges', on(id));
  expect(changed.body.fixedCharges[0].charge).toMatchObject({ quantity: 2, chargeAmount: { amount: 18 } });
  await opera.expect(200, 'csh.removeFixedCharges', {
    ...on(id),
    query: { fixedChargeID: [idOf(fixed.location)] },
  });
  await opera.expect(400, 'csh.postBillingCharges', {
    ...on(id),
    body: { criteria: { ...criteria, charges: [{ transactionCode: '2020', price: amount(10) }] } },
  });
  await checkIn(opera, id);
  const charges = await opera.expect(201, 'csh.postBillingCharges', {
    ...on(id),
    body: {
      criteria: { ...criteria, charges: [{ articleCode: 'MIN1', postingQuantity: 2, folioWindowNo: 1 }] },
    },
  });
  expect(charges.body.postings.map((posting: Json) => posting.postedAmount.amount)).toEqual([7, 1.33]);
  await opera.expect(400, 'csh.postBillingCharges', {
    ...on(id),
    body: {
      criteria: {
        ...criteria,
        charges: [
          { transactionCode: '2020', price: amount(10) },
          { transactionCode: '7777', price: amount(1) },
        ],
      },
    },
  });
  await opera.expect(200, 'csh.transferTransactionToWindow', {
    ...on(id),
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationIdList: ids(id),
        transactionList: [charges.body.postings[0].transactionNo],
        sourceFolioWindowNo: 1,
        targetFolioWindowNo: 2,
        cashierId: 100,
      },
    },
  });
  const balances = async (): Promise<number[]> =>
    (await opera.expect(200, 'csh.getFolio', on(id))).body.reservationFolioInformation.folioWindows.map(
      (window: Json) => window.balance.amount,
    );
  expect(await balances()).toEqual([-50, 8.33]);
  const paid = await opera.expect(201, 'csh.postBillingPayment', {
    ...on(id),
    body: {
      criteria: {
        ...criteria,
        paymentMethod: { paymentMethod: 'CA' },
        postingAmount: amount(8.33),
        folioWindowNo: 2,
        action: 'Billing',
      },
    },
  });
  const transactionId = String(paid.body.postings[0].transactionNo);
  await opera.expect(201, 'csh.postReversePayment', {
    path: { transactionId },
    body: {
      payment: {
        hotelId: 'SAND01',
        transactionNo: Number(transactionId),
        reasonCode: 'CORR',
        cashierId: 100,
      },
    },
  });
  await opera.expect(400, 'csh.postReversePayment', {
    path: { transactionId },
    body: { payment: { hotelId: 'SAND01', transactionNo: Number(transactionId), cashierId: 100 } },
  });
  expect(await balances()).toEqual([-50, 8.33]);
  await opera.expect(200, 'csh.getFinancialPostings', {
    query: { startDate: TODAY, endDate: TODAY, limit: 50 },
  });
  await opera.expect(200, 'csh.verifyForEarlyDeparture', on(id));
  await opera.expect(200, 'csh.putForEarlyDeparture', {
    ...on(id),
    body: { criteria: { hotelId: 'SAND01', reservationIdList: ids(id), cashierId: 100 } },
  });
  await opera.expect(204, 'csh.verifyForEarlyDeparture', on(id));
  const leaving = { hotelId: 'SAND01', reservationIdList: ids(id), eventType: 'CheckOut', cashierId: 100 };
  await opera.expect(201, 'csh.applyFinalPostings', { ...on(id), body: { reservation: leaving } });
  for (const [index, balance] of (await balances()).entries()) {
    await opera.expect(201, 'csh.postBillingPayment', {
      ...on(id),
      body: {
        criteria: {
          ...criteria,
          paymentMethod: { paymentMethod: 'CA' },
          postingAmount: amount(balance),
          folioWindowNo: index + 1,
          action: 'Billing',
        },
      },
    });
  }
  await opera.expect(201, 'csh.generateFolio', {
    ...on(id),
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationId: own(id),
        eventType: 'CheckOut',
        allFolioWindow: true,
        cashierId: 100,
      },
    },
  });
  await opera.expect(201, 'csh.postCheckOut', {
    ...on(id),
    body: { reservation: leaving, verificationOnly: false },
  });
  await opera.expect(200, 'csh.reinstateCheckOut', {
    ...on(id),
    body: { hotelId: 'SAND01', reservationId: own(id), cashierId: 100 },
  });
  expect((await readStay(opera, id)).reservationStatus).toBe('InHouse');
  const bad = await opera.expect(400, 'csh.postBillingCharges', {
    ...on(id),
    body: {
      criteria: { ...criteria, cashierId: 9, charges: [{ transactionCode: '2020', price: amount(10) }] },
    },
  });
  expect(bad.body['o:errorCode']).toBe('OPERAWS-FOF00094');
}
