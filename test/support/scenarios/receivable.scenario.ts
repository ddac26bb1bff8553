import { checkIn, newGuest } from '../bookings.js';
import { dueIn, inHouse } from './billing.kit.js';
import { idOf, type Json, type SandboxGateway } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const eur = (amount: number) => ({ amount, currencyCode: 'EUR' });

/** A debtor's account from its first invoice to its last payment, and a guest's direct bill on the way to it. */
export async function keepReceivables(opera: SandboxGateway): Promise<void> {
  const profileId = await newGuest(opera, 'Schuldner');
  const made = await opera.expect(201, 'ars.postAccount', {
    body: {
      criteria: {
        hotelId: 'SAND01',
        accountName: 'Schuldner & Co',
        profileId: { id: profileId, type: 'Profile' },
        creditLimit: eur(500),
        type: 'COR',
        contactName: 'Frau Probe',
      },
    },
  });
  const accountId = idOf(made.location);
  const path = { accountId };
  const ids = { hotelId: 'SAND01', accountId: { id: accountId, type: 'AccountId' } };
  await opera.expect(200, 'ars.putAccount', {
    path,
    body: { accountDetails: { ...ids, contactName: 'Herr Probe' } },
  });
  const found = await opera.expect(200, 'ars.getAccounts', {
    query: { hotelIds: ['SAND01'], accountName: 'schuldner', balance: 'Zero' },
  });
  expect(found.body.accountsDetails[0]).toMatchObject({ contactName: 'Herr Probe', balance: { amount: 0 } });
  const note = await opera.expect(201, 'ars.postAccountComment', {
    path,
    body: { commentInfo: { ...ids, comment: { text: { value: 'Pays late' } } } },
  });
  const noteId = idOf(note.location);
  await opera.expect(200, 'ars.putAccountComment', {
    path,
    body: { commentInfo: { ...ids, id: noteId, comment: { text: { value: 'Pays in time' } } } },
  });
  const trace = await opera.expect(201, 'ars.postAccountTrace', {
    path,
    body: { traceInfo: { ...ids, traceText: 'Call them', departmentId: 'FO' } },
  });
  const traceId = idOf(trace.location);
  await opera.expect(200, 'ars.putAccountTrace', {
    path,
    body: { traceInfo: { ...ids, id: traceId, traceText: 'Called' } },
  });
  const account = async (): Promise<Json> =>
    (await opera.expect(200, 'ars.getAccount', { path })).body.accountDetails;
  expect(await account()).toMatchObject({
    notes: [{ comment: { text: { value: 'Pays in time' } } }],
    traces: [{ traceText: 'Called' }],
  });
  await opera.expect(200, 'ars.deleteAccountComment', { path, query: { id: noteId } });
  await opera.expect(200, 'ars.deleteAccountTrace', { path, query: { traceID: traceId } });
  const invoice = await opera.expect(201, 'ars.postInvoice', {
    path,
    body: {
      invoice: {
        charges: [{ transactionCode: '3060', price: eur(200), postingQuantity: 1 }],
        reference: 'Meeting',
      },
    },
  });
  const [{ invoiceNo, transactionNo }] = invoice.body.invoice;
  expect(invoice.body.invoice[0].balance.amount).toBe(238);
  const more = (no: number | undefined, price: number) => ({
    path,
    body: {
      criteria: {
        hotelId: 'SAND01',
        charges: [{ transactionCode: '3060', price: eur(price) }],
        invoice: no === undefined ? undefined : { invoiceNo: no },
      },
    },
  });
  await opera.expect(201, 'ars.postChargesToAR', more(invoiceNo, 100));
  await opera.expect(400, 'ars.postChargesToAR', more(undefined, 1000));
  await opera.expect(200, 'ars.putInvoices', { body: { invoices: [{ invoiceNo }] } });
  await opera.expect(400, 'ars.postChargesToAR', more(invoiceNo, 1));
  await opera.expect(200, 'ars.reopenInvoices', { body: { invoices: [{ invoiceNo }] } });
  const paid = await opera.expect(201, 'ars.postARPayments', {
    path: { accountId, profileId },
    body: {
      criteria: {
        payment: [{ hotelId: 'SAND01', paymentMethod: { paymentMethod: 'BT' }, postingAmount: eur(300) }],
        cashierId: 100,
      },
    },
  });
  const payment = paid.body.payments[0].transactionNo;
  const apply = {
    path,
    body: { criteria: { account: ids, invoices: [{ invoiceNo }], payments: [{ transactionNo: payment }] } },
  };
  await opera.expect(201, 'ars.postCreditToInvoices', apply);
  await opera.expect(400, 'ars.postCreditToInvoices', apply);
  const own = await opera.expect(200, 'ars.getInvoicesPayments', {
    path,
    query: { hotelIds: ['SAND01'], inclZeroBalance: false },
  });
  expect(own.body.details[0].invoices[0].balance.amount).toBe(57);
  await opera.expect(200, 'ars.removePaymentsFromInvoice', {
    path: { transactionId: String(transactionNo) },
    query: { accountId, trxNo: [String(payment)] },
  });
  await opera.expect(201, 'ars.postCreditToInvoices', apply);
  await opera.expect(201, 'ars.postReversePayment', {
    path: { accountId, profileId, transactionId: String(payment) },
    body: { arPayment: { ...ids, transactionNo: payment } },
  });
  expect((await account()).balance.amount).toBe(357);
  expect((await account()).agingInfo.aging[0].balanceInfo.total.amount).toBe(357);
  const aging = await opera.expect(200, 'ars.getProfileAging', { path: { profileId } });
  expect(aging.body.aging.totalProfileAging.totalOutstanding.total.amount).toBe(357);
  await opera.expect(200, 'ars.getARAgingCycles');
  const searched = await opera.expect(200, 'ars.searchARTransactions', {
    body: { hotelIds: ['SAND01'], startDate: TODAY, endDate: TODAY, accountName: 'Schuldner' },
  });
  expect(searched.body.transactions.invoices.map((row: Json) => row.invoiceNo)).toEqual([invoiceNo]);
  await opera.expect(200, 'ars.getARTransactions', {
    query: { hotelIds: ['SAND01'], invoices: [String(invoiceNo)] },
  });
  await opera.expect(400, 'ars.deleteAccount', { path });
  await billACompany(opera, accountId, profileId);
  const spare = await opera.expect(201, 'ars.postAccount', {
    body: {
      criteria: { hotelId: 'SAND01', profileId: { id: profileId, type: 'Profile' }, accountName: 'Spare' },
    },
  });
  await opera.expect(200, 'ars.deleteAccount', { path: { accountId: idOf(spare.location) } });
  await opera.expect(204, 'ars.getAccount', { path: { accountId: idOf(spare.location) } });
  const cashiers = await opera.expect(200, 'fofcfg.searchCashiers', {
    body: { cashierIDs: [101, 102], name: 'front' },
  });
  expect(cashiers.body.cashiers.map((row: Json) => row.cashierId)).toEqual([101, 102]);
  await opera.expect(200, 'fofcfg.getCashiers', { query: { cashierIDs: ['100'] } });
  expect((await opera.expect(200, 'fofcfg.getAvailableCashierNumber')).body.cashierId).toBe(103);
}

async function billACompany(opera: SandboxGateway, accountId: string, profileId: string): Promise<void> {
  const id = await inHouse(opera, 'Reisende');
  const path = { reservationId: id };
  const reservationId = { id, type: 'Reservation' };
  const criteria = { hotelId: 'SAND01', reservationId, cashierId: 100 };
  await opera.expect(201, 'rsv.postRoutingInstructions', {
    path,
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationId,
        folio: {
          folioWindowNo: 2,
          payeeInfo: { payeeId: { id: profileId, type: 'Profile' } },
          paymentMethod: 'DB',
          instructions: [{ duration: { daily: true }, billingInstructions: [{ billingCode: 'MISC' }] }],
        },
      },
    },
  });
  await opera.expect(201, 'csh.postBillingCharges', {
    path,
    body: { criteria: { ...criteria, charges: [{ transactionCode: '3010', price: eur(10) }] } },
  });
  await opera.expect(201, 'csh.postBillingPayment', {
    path,
    body: { criteria: { ...criteria, postingAmount: eur(11.9), folioWindowNo: 2 } },
  });
  await opera.expect(201, 'csh.generateFolio', {
    path,
    body: { criteria: { ...criteria, eventType: 'EarlyDeparture', allFolioWindow: true } },
  });
  const transfer = { body: { criteria: { hotelId: 'SAND01', cashierId: 100 } } };
  await opera.expect(404, 'ars.transferDirectBillsToAr', transfer);
  await opera.expect(201, 'csh.postCheckOut', {
    path,
    body: {
      reservation: {
        hotelId: 'SAND01',
        reservationIdList: [reservationId],
        eventType: 'EarlyDeparture',
        cashierId: 100,
      },
      verificationOnly: false,
    },
  });
  await opera.expect(200, 'ars.transferDirectBillsToAr', transfer);
  const account = await opera.expect(200, 'ars.getAccount', { path: { accountId } });
  expect(account.body.accountDetails.balance.amount).toBe(368.9);
}

/** Many guests charged at once, simulations, receipts, summaries; routing by a foreign number. */
export async function workTheCashDesk(opera: SandboxGateway): Promise<void> {
  const reference = { externalReferences: [{ id: 'ROUTE-1', idContext: 'OTA' }] };
  const first = await dueIn(opera, 'Reihe', reference);
  const second = await dueIn(opera, 'Spaeter');
  await checkIn(opera, first);
  const validated = await opera.expect(200, 'csh.validateDepositFolio', {
    body: {
      criteria: { hotelId: 'SAND01', reservationId: { id: second, type: 'Reservation' }, cashierId: 100 },
    },
  });
  expect(Array.isArray(validated.body.policyInfoList)).toBe(true);
  const batch = await opera.expect(201, 'csh.postBillingChargesInBatch', {
    body: {
      criteria: {
        hotelId: 'SAND01',
        charges: [{ transactionCode: '3010', price: eur(10) }],
        reservations: [
          { id: first, type: 'Reservation' },
          { id: second, type: 'Reservation' },
        ],
      },
    },
  });
  expect(batch.body.reservationBatchChargeInfoList.map((row: Json) => row.postingAllowed)).toEqual([
    true,
    false,
  ]);
  const path = { reservationId: first };
  const closing = {
    path,
    body: {
      criteria: { hotelId: 'SAND01', reservationId: { id: first, type: 'Reservation' }, cashierId: 100 },
    },
  };
  await opera.expect(400, 'csh.closeReservationFolio', closing);
  const paid = await opera.expect(201, 'csh.postBillingPayment', {
    path,
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationId: { id: first, type: 'Reservation' },
        cashierId: 100,
        paymentMethod: { paymentMethod: 'CA' },
        postingAmount: eur(11.9),
        folioWindowNo: 1,
      },
    },
  });
  await opera.expect(200, 'csh.closeReservationFolio', closing);
  const receiptNo = paid.body.postings[0].transactionNo;
  const receipt = await opera.expect(200, 'csh.searchReceiptHistory', { body: { receiptNo } });
  expect(receipt.body.receiptHistory).toMatchObject([{ receiptNo, receiptAmount: { amount: 11.9 } }]);
  await opera.expect(200, 'csh.getReceiptHistory', {
    query: { fromDate: TODAY, toDate: TODAY, name: 'reihe' },
  });
  const summary = await opera.expect(200, 'csh.getPostingSummary', { query: { postingSummaryType: 'All' } });
  expect(summary.body.postingSummaries[0].totalPostings).toBeGreaterThan(2);
  const simulated = await opera.expect(200, 'fofcfg.calculatePosting', {
    path: { transactionCode: '1000' },
    query: { postingAmount: 100 },
  });
  expect(simulated.body.result).toMatchObject({ totalAmount: 112, charges: [{ basePosting: true }, {}, {}] });
  await opera.expect(204, 'fofcfg.calculatePosting', { path: { transactionCode: '7777' } });
  const byReference = { externalSystemCode: 'OTA', reservationExternalId: 'ROUTE-1' };
  const instructions = [{ duration: { daily: true }, billingInstructions: [{ billingCode: 'FOOD' }] }];
  const criteria = { hotelId: 'SAND01', reservationId: { id: first, type: 'Reservation' } };
  await opera.expect(201, 'rsv.postRoutingInstructionsByExtId', {
    path: byReference,
    body: { criteria: { ...criteria, folio: { folioWindowNo: 2, instructions } } },
  });
  await opera.expect(200, 'rsv.putRoutingInstructionsByExtId', {
    path: byReference,
    body: { criteria: { ...criteria, folio: { instructions: [{ ...instructions[0], creditLimit: 50 }] } } },
  });
  const shown = await opera.expect(200, 'rsv.getRoutingInstructions', { path });
  expect(shown.body.routingInstructions[0].folio).toMatchObject({
    folioWindowNo: 2,
    instructions: [{ creditLimit: 50 }],
  });
}
