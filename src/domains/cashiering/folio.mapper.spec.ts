import type { GetFolioAnswer } from '../../opera/wire/generated/csh.wire.js';
import { readFolio } from './folio.mapper.js';

type WireWindow = NonNullable<
  NonNullable<GetFolioAnswer['reservationFolioInformation']>['folioWindows']
>[number];

const eur = (amount: number) => ({ amount, currencyCode: 'EUR' });

const window1: WireWindow = {
  folioWindowNo: 1,
  balance: eur(100.1),
  revenue: eur(150.1),
  payment: eur(-50),
  paymentMethod: { paymentMethod: 'CA' },
  payeeInfo: { payeeName: 'Ada Okafor', payeeId: { id: '4711' } },
  folios: [
    {
      folioNo: 88,
      folioStatus: 'Ok',
      postings: [
        {
          transactionNo: 9001,
          transactionDate: '2026-11-23',
          transactionCode: '1000',
          transactionType: 'Revenue',
          postedAmount: eur(150.1),
          debitAmount: eur(150.1),
          reference: 'MCP-abc',
          checkNo: '',
        },
        { transactionNo: 9002, transactionCode: '9000', transactionType: 'Payment', creditAmount: eur(50) },
        { transactionNo: 9003, transactionCode: '9001', transactionType: 'Payment', postedAmount: eur(7) },
        { transactionNo: 9004, transactionCode: '1000' },
      ],
    },
  ],
};

describe('folio from the wire', () => {
  it('reads windows with balance, payee and number', () => {
    const folio = readFolio({
      reservationFolioInformation: { folioWindows: [window1, { folioWindowNo: 2, balance: eur(0.2) }] },
      trxCodesInfo: [{ transactionCode: '1000', description: 'Room' }],
    });
    expect(folio.balance).toEqual({ amount: '100.30', currency: 'EUR' });
    expect(folio.windows[0]).toMatchObject({
      window: 1,
      balance: { amount: '100.10', currency: 'EUR' },
      charges: { amount: '150.10', currency: 'EUR' },
      payments: { amount: '50.00', currency: 'EUR' },
      payee: 'Ada Okafor',
      payeeId: '4711',
      paymentMethod: 'CA',
      folioNo: '88',
    });
    expect(folio.windows[1]).toMatchObject({ window: 2, unbilled: 0, postings: [] });
  });

  it('signs postings by debit and credit, else by their kind, and names them by their code', () => {
    const folio = readFolio({
      reservationFolioInformation: { folioWindows: [window1] },
      trxCodesInfo: [{ transactionCode: '1000', description: 'Room' }],
    });
    const [room, paid, posted, ...rest] = folio.windows[0]?.postings ?? [];
    expect(room).toMatchObject({
      transactionNo: '9001',
      description: 'Room',
      reference: 'MCP-abc',
      check: undefined,
      payment: false,
      amount: { amount: '150.10', currency: 'EUR' },
    });
    expect(paid).toMatchObject({ payment: true, amount: { amount: '-50.00', currency: 'EUR' } });
    expect(posted).toMatchObject({ amount: { amount: '-7.00', currency: 'EUR' } });
    expect(rest).toEqual([]);
  });

  it('counts postings that are on no document yet', () => {
    const posting = { transactionNo: 9005, postedAmount: eur(5) };
    const open = { ...window1, folios: [...(window1.folios ?? []), { postings: [posting] }] };
    expect(readFolio({ reservationFolioInformation: { folioWindows: [window1] } }).windows[0]?.unbilled).toBe(
      0,
    );
    expect(readFolio({ reservationFolioInformation: { folioWindows: [open] } }).windows[0]).toMatchObject({
      unbilled: 1,
      folioNo: '88',
    });
  });

  it('takes no body for no folio', () => {
    expect(readFolio(undefined)).toEqual({ windows: [], balance: undefined });
  });

  it('adds up a window whose balance is not stated', () => {
    const { balance: _left, ...bare } = window1;
    expect(readFolio({ reservationFolioInformation: { folioWindows: [bare] } }).balance).toEqual({
      amount: '93.10',
      currency: 'EUR',
    });
  });
});
