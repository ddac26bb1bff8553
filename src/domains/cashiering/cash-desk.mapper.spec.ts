import { readApproval, readAuthorizations, toAuthorization } from './authorization.mapper.js';
import { readDrawer, readShift } from './cashier-report.mapper.js';
import { toAdjustment, toDeletion, toReversal, toTransfer } from './correction.mapper.js';
import { readDeposits, toDeposit } from './deposit.mapper.js';
import { readFixedCharges, toFixedCharge } from './fixed-charge.mapper.js';
import { readDocument, toMail } from './folio-document.mapper.js';
import { readFolio, statesCurrency } from './folio.mapper.js';
import { readJournal, totalsOf } from './journal.mapper.js';
import { readAccounts, readInvoices } from './receivable.mapper.js';
import { readRouting, toRouting } from './routing.mapper.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const wire = (amount: number) => ({ amount, currencyCode: 'EUR' });
const order = { hotelId: 'SAND01', reservationId: '12001' };

describe('answers that leave things out', () => {
  it('are read as nothing', () => {
    expect(readDeposits(undefined)).toEqual({ rows: [], requests: [] });
    expect(readRouting(undefined, 'EUR')).toEqual([]);
    expect(readFixedCharges(undefined)).toEqual([]);
    expect(readAuthorizations(undefined)).toEqual([]);
    expect(readApproval(undefined)).toBeUndefined();
    expect(readShift(undefined)).toEqual({ closureNo: undefined, rows: [] });
    expect(readDrawer(undefined)).toEqual({ closureNo: undefined, rows: [] });
    expect(readJournal(undefined)).toEqual({ rows: [], more: false });
    expect(readAccounts(undefined)).toEqual({ rows: [], more: false, total: undefined });
    expect(readInvoices(undefined)).toEqual([]);
    expect(readDocument({ folio: { folio: '' } })).toBeUndefined();
  });

  it('give the rows that have what it takes', () => {
    expect(
      readDeposits({
        reservationDepositFoliosInfo: [{ deposits: [{ transactionNo: 1 }, { creditAmount: wire(5) }] }],
      }),
    ).toMatchObject({
      rows: [{ amount: eur('5.00'), onFolio: false }],
      held: eur('5.00'),
      due: eur('0.00'),
    });
    expect(
      readFixedCharges({ fixedCharges: [{}, { charge: { transaction: { code: '3010' } } }] }),
    ).toMatchObject([{ transactionCode: '3010', quantity: 1, frequency: 'daily', amount: undefined }]);
    expect(
      readAuthorizations({
        folioHistory: [{ type: 'Payment', approvalAmount: wire(9) }, { approvalAmount: wire(8) }],
      }),
    ).toEqual([{ amount: eur('8.00'), approved: false, approvalCode: undefined }]);
    expect(
      readInvoices({
        details: [{ invoices: [{ invoiceNo: 1 }, { invoiceNo: 2, amount: wire(3), balance: wire(1) }] }],
      }),
    ).toMatchObject([{ invoiceNo: '2', open: eur('1.00') }]);
    expect(
      readShift({
        cashierTransactionsInfo: {
          summaryTransactionList: [{ transactionCode: '9000' }, { transactionCode: '9010', amount: wire(2) }],
        },
      }).rows,
    ).toEqual([{ code: '9010', description: '9010', count: 1, amount: eur('2.00') }]);
  });

  it('take the currency of the hotel where a window states none', () => {
    const body = {
      reservationFolioInformation: { folioWindows: [{ folioWindowNo: 1, balance: { amount: 7 } }] },
    };
    expect(statesCurrency(body)).toBe(false);
    expect(readFolio(body, 'JPY').balance).toEqual({ amount: '7.00', currency: 'JPY' });
    expect(readFolio(body).windows).toEqual([]);
    const stated = { reservationFolioInformation: { folioWindows: [{ revenue: wire(7) }] } };
    expect(statesCurrency(stated)).toBe(true);
    expect(readFolio(stated, 'JPY').windows[0]?.charges).toEqual(eur('7.00'));
  });
});

describe('what is asked of OPERA', () => {
  it('corrects by transaction number', () => {
    expect(
      toAdjustment({ ...order, transactionNo: '77', amount: eur('1.50'), reason: 'CORR', cashierId: 7 }),
    ).toMatchObject({
      criteria: {
        transactionList: [77],
        details: { amount: { amount: 1.5, currencyCode: 'EUR' }, reasonCode: 'CORR' },
        cashierId: 7,
      },
    });
    expect(toDeletion('77', 'CORR', 7)).toEqual({ transactionList: [77], reasonCode: 'CORR', cashierId: 7 });
    expect(toReversal({ hotelId: 'SAND01', transactionNo: '77', reason: 'CORR' })).toMatchObject({
      payment: { transactionNo: 77 },
    });
    const transfer = toTransfer({ ...order, transactionNos: ['1', '2'], targetWindow: 3 });
    expect(transfer).toMatchObject({ criteria: { transactionList: [1, 2], targetFolioWindowNo: 3 } });
    expect(transfer).toHaveProperty('criteria.targetReservationIdList', undefined);
  });

  it('never holds a card', () => {
    const bodies = [
      toAuthorization({ ...order, amount: eur('9.00'), window: 1 }),
      toDeposit({ ...order, amount: eur('-9.00'), method: 'CA', reference: 'MCP-x' }),
    ];
    for (const body of bodies) expect(JSON.stringify(body)).not.toMatch(/card/i);
    expect(bodies[1]).toMatchObject({ criteria: { postingAmount: { amount: -9 }, action: 'Deposit' } });
  });

  it('routes to a window or to a guest, not to both', () => {
    const rule = { ...order, transactionCodes: ['3010'], groups: [], from: '2026-03-10', to: '2026-03-12' };
    expect(toRouting({ ...rule, window: 2, payerProfileId: '5' })).toMatchObject({
      criteria: { folio: { folioWindowNo: 2, payeeInfo: { payeeId: { id: '5' } } } },
    });
    expect(toRouting({ ...rule, toReservationId: '9', toRoom: '101' })).not.toHaveProperty('criteria.folio');
  });

  it('says how often in OPERA\u2019s letters, and where a mail goes', () => {
    const charge = {
      transactionCode: '3010',
      amount: eur('18.00'),
      quantity: 2,
      frequency: 'weekly' as const,
    };
    expect(toFixedCharge(order, charge)).toMatchObject({
      fixedCharges: [{ schedule: { frequency: 'W' }, charge: { quantity: 2 } }],
    });
    expect(toMail({ ...order, window: 1, email: 'a@b.example' })).toMatchObject({
      emailRecipients: [{ emailAddress: 'a@b.example' }],
    });
  });
});

describe('sums of postings', () => {
  it('put charges before payments and show what came in as positive', () => {
    const row = (code: string, amount: string, payment: boolean) => ({
      window: 1,
      code,
      description: code,
      amount: eur(amount),
      payment,
    });
    expect(
      totalsOf([
        row('9000', '-5.00', true),
        row('2020', '3.00', false),
        row('1000', '9.00', false),
        row('2020', '1.00', false),
      ]),
    ).toEqual([
      { code: '1000', description: '1000', kind: 'charge', count: 1, amount: eur('9.00') },
      { code: '2020', description: '2020', kind: 'charge', count: 2, amount: eur('4.00') },
      { code: '9000', description: '9000', kind: 'payment', count: 1, amount: eur('5.00') },
    ]);
  });
});
