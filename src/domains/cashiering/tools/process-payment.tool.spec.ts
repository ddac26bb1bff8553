import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { ProcessPaymentTool } from './process-payment.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('process_payment', () => {
  let house: HouseRig;
  let tool: ProcessPaymentTool;
  let stay: Stay;

  beforeEach(async () => {
    house = await HouseRig.start();
    tool = house.make(ProcessPaymentTool);
    stay = await house.stay('in_house');
  });
  afterEach(() => house.stop());

  const cash = () => ({ reservation: stay.room!, paymentMethod: 'CA', window: 1 });

  it('shows the balance before and after, changing nothing', async () => {
    const preview = await tool.preview({ ...cash(), amount: eur('50.00') }, house.call());
    expect(preview.facts).toMatchObject({
      methodName: 'Cash',
      amount: eur('50.00'),
      balanceBefore: stay.balance,
    });
    expect(preview.summary).toContain(`balance now ${stay.balance?.amount} EUR`);
    expect(house.changes()).toBe(0);
  });

  it('pays the whole balance unless told an amount', async () => {
    const call = await house.agreed((open) => tool.preview(cash(), open));
    const { data, outcome } = await tool.run(cash(), call);
    expect(outcome).toBe('done');
    expect(data).toMatchObject({ amount: stay.balance, balanceBefore: stay.balance, balance: eur('0.00') });
    expect(house.sent('csh.postBillingPayment')).toBe(1);
    await expect(tool.preview(cash(), house.call())).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      details: { data: { openWindows: [] } },
    });
  });

  it('rests the consent on the balance: a charge in between changes the state', async () => {
    const before = await tool.preview(cash(), house.call());
    const wish = { reservation: stay.room!, transactionCode: '3010', amount: eur('10.00'), quantity: 1 };
    await house.services.charges.post(
      house.call(),
      wish,
      await house.services.charges.plan(house.call(), wish),
    );
    const after = await tool.preview(cash(), house.call());
    expect(after.state['balance']).not.toBe(before.state['balance']);
    expect(after.state['status']).toBe(before.state['status']);
  });

  it('answers an unknown method with the hotel’s own', async () => {
    await expect(tool.preview({ ...cash(), paymentMethod: 'CASH' }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
      details: {
        field: 'paymentMethod',
        data: { choices: expect.arrayContaining([expect.objectContaining({ code: 'CA' })]) },
      },
    });
  });

  it('refuses card numbers in any argument', async () => {
    const cards = [
      { ...cash(), paymentMethod: '5555555555554444' },
      { ...cash(), reference: '3782-822463-10005' },
      { ...cash(), reservation: '4111111111111111' },
    ];
    const before = house.sentAltogether();
    for (const args of cards) {
      await expect(tool.preview(args, house.call())).rejects.toMatchObject({ code: 'INPUT_CARD_NUMBER' });
      await expect(tool.run(args, house.call())).rejects.toMatchObject({ code: 'INPUT_CARD_NUMBER' });
    }
    expect(house.sentAltogether()).toBe(before);
  });

  it('takes no refunds and no other currency', async () => {
    for (const amount of [eur('-5.00'), eur('0.00'), { amount: '5.00', currency: 'CHF' }]) {
      await expect(tool.preview({ ...cash(), amount }, house.call())).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      });
    }
  });

  it('takes a payment in advance on a window without charges', async () => {
    const args = { ...cash(), window: 2, amount: eur('100.00') };
    const call = await house.agreed((open) => tool.preview(args, open));
    const { data } = await tool.run(args, call);
    expect(data).toMatchObject({ window: 2, balanceBefore: eur('0.00'), balance: eur('-100.00') });
  });

  it('passes on what OPERA refuses', async () => {
    await house.trouble({ operation: 'csh.postBillingPayment', status: 403, times: 1 });
    await expect(tool.run(cash(), house.call())).rejects.toMatchObject({ code: 'OPERA_FORBIDDEN' });
  });

  it('reads the folio when OPERA does not answer, and never pays twice', async () => {
    await house.trouble({ operation: 'csh.postBillingPayment', reset: 'after', times: 1 });
    const { data, outcome } = await tool.run(cash(), house.call());
    expect(outcome).toBe('done');
    expect(data.transactionNos).toHaveLength(1);
    expect(house.sent('csh.postBillingPayment')).toBe(1);
    const other = await house.stay('in_house', (one) => one.reservationId !== stay.reservationId);
    await house.trouble({ operation: 'csh.postBillingPayment', reset: 'before', times: 1 });
    const lost = await tool.run({ ...cash(), reservation: other.room! }, house.call());
    expect(lost.outcome).toBe('not_done');
    expect((await house.now(other)).balance).toEqual(other.balance);
  });
});
