import { estimateTaxes } from './tax.mapper.js';

const net = { amount: '100.00', currency: 'EUR' };
const day = '2026-11-23';
const percent = (amount: number, calculatedOn: 'Base' | 'Bucket1' = 'Base') => ({
  percentage: { amount, calculatedOn },
});

describe('taxes a charge will bring', () => {
  it('adds percentages of the base, rounded to the cent', () => {
    const body = {
      transactionCode: { generatesSetup: { generates: [{ rule: percent(19) }, { rule: percent(3.333) }] } },
    };
    expect(estimateTaxes(body, net, day)).toEqual({
      taxes: { amount: '22.33', currency: 'EUR' },
      included: false,
    });
    expect(estimateTaxes(body, { amount: '0.15', currency: 'EUR' }, day)?.taxes.amount).toBe('0.03');
  });

  it('works out taxes on service charges through buckets', () => {
    const body = {
      transactionCode: {
        generatesSetup: {
          addBaseAmtTo: { bucket1: true },
          generates: [
            { rule: percent(10), addGeneratedAmtTo: { bucket1: true } },
            { rule: percent(20, 'Bucket1') },
          ],
        },
      },
    };
    expect(estimateTaxes(body, net, day)?.taxes.amount).toBe('32.00');
  });

  it('leaves out rules of other days and says when the price holds the taxes', () => {
    const past = { rule: { ...percent(19), endDate: '2026-01-01' } };
    const flat = { rule: { flatAmount: { amount: 2.5 } } };
    const body = {
      transactionCode: { trxSetup: { taxInclusive: true }, generatesSetup: { generates: [past, flat] } },
    };
    expect(estimateTaxes(body, net, day)).toEqual({
      taxes: { amount: '2.50', currency: 'EUR' },
      included: true,
    });
  });

  it('does not guess what only OPERA can work out', () => {
    const brackets = { rule: { percentage: { amount: 5, useTaxBracket: true } } };
    expect(
      estimateTaxes({ transactionCode: { generatesSetup: { generates: [brackets] } } }, net, day),
    ).toBeUndefined();
    expect(
      estimateTaxes({ transactionCode: { generatesSetup: { generates: [{ rule: {} }] } } }, net, day),
    ).toBeUndefined();
    expect(estimateTaxes(undefined, net, day)).toBeUndefined();
  });

  it('knows that a code without generates brings no taxes', () => {
    expect(estimateTaxes({ transactionCode: {} }, net, day)?.taxes.amount).toBe('0.00');
  });
});
