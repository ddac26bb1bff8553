import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { AdjustTransactionTool } from './adjust-transaction.tool.js';
import { ProcessRefundTool } from './process-refund.tool.js';
import { SearchTransactionCodesTool } from './search-transaction-codes.tool.js';
import { TransferChargesTool } from './transfer-charges.tool.js';
import { VoidTransactionTool } from './void-transaction.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('corrections of a bill', () => {
  let house: HouseRig;
  let stay: Stay;
  let other: Stay;

  beforeAll(async () => {
    house = await HouseRig.start();
    const stays = await house.stays('in_house');
    [stay, other] = [stays[0]!, stays[1]!];
  });
  afterAll(() => house.stop());

  /** Posts a charge of today and gives back its number. */
  async function charged(amount: string, window = 2): Promise<string> {
    const wish = {
      reservation: stay.room!,
      transactionCode: '3010',
      amount: eur(amount),
      quantity: 1,
      window,
    };
    const { charges } = house.services;
    const result = await charges.post(house.call(), wish, await charges.plan(house.call(), wish));
    return result.postings.find((row) => row.code === '3010')?.transactionNo ?? '';
  }

  async function windowBalance(of: Stay, window: number): Promise<string | undefined> {
    const call = { ...house.call(), fresh: true };
    return (await house.services.folios.window(call, of.reservationId, window))?.balance.amount;
  }

  it('search_transaction_codes finds by words and by code, in pages', async () => {
    const tool = house.make(SearchTransactionCodesTool);
    const bar = await tool.run({ query: 'park', limit: 20 }, house.call());
    expect(bar.data.codes).toEqual([{ code: '3010', description: 'Parking', price: eur('18.00') }]);
    const page = await tool.run({ limit: 5 }, house.call());
    expect(page).toMatchObject({ next: 5, data: { codes: { length: 5 } } });
    const rest = await tool.run({ limit: 50 }, house.call({ cursor: 5 }));
    expect(page.data.codes.length + rest.data.codes.length).toBe(page.data.total);
    const none = await tool.run({ query: 'zeppelin', limit: 20 }, house.call());
    expect(none.text).toContain('No transaction code fits');
  });

  describe('adjust_transaction', () => {
    it('shows what it takes off, then takes it with its taxes', async () => {
      const tool = house.make(AdjustTransactionTool);
      const transactionNo = await charged('100.00');
      const args = { reservation: stay.room!, transactionNo, percent: 50, reason: 'corr' };
      const before = house.changes();
      const preview = await tool.preview(args, house.call());
      expect(preview.facts).toMatchObject({
        amount: eur('50.00'),
        chargeAmount: eur('100.00'),
        reason: 'CORR',
      });
      expect(house.changes()).toBe(before);
      const { data, outcome } = await tool.run(args, await house.agreed((call) => tool.preview(args, call)));
      expect(outcome).toBe('done');
      expect(data.balance?.currency).toBe('EUR');
      expect(await windowBalance(stay, 2)).toBe('59.50');
      await expect(
        tool.run({ ...args, percent: undefined, amount: eur('80.00') }, house.call()),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^OPERA_/) });
    });

    it('refuses payments, too much, both or neither, unknown numbers and reasons', async () => {
      const tool = house.make(AdjustTransactionTool);
      const transactionNo = await charged('10.00');
      const args = { reservation: stay.room!, transactionNo, reason: 'CORR' };
      for (const wrong of [{}, { amount: eur('1.00'), percent: 5 }, { amount: eur('10.01') }]) {
        await expect(tool.preview({ ...args, ...wrong }, house.call())).rejects.toMatchObject({
          code: 'INPUT_INVALID',
          details: { field: 'amount' },
        });
      }
      await expect(
        tool.preview({ ...args, transactionNo: '1', percent: 5 }, house.call()),
      ).rejects.toMatchObject({ code: 'NOT_FOUND', details: { field: 'transactionNo' } });
      await expect(tool.preview({ ...args, reason: 'WHY', percent: 5 }, house.call())).rejects.toMatchObject({
        code: 'INPUT_UNKNOWN_CODE',
        details: { field: 'reason', data: { choices: expect.arrayContaining([expect.anything()]) } },
      });
    });

    it('reads the folio when OPERA does not answer', async () => {
      const tool = house.make(AdjustTransactionTool);
      const transactionNo = await charged('40.00');
      const args = { reservation: stay.room!, transactionNo, percent: 10, reason: 'CORR' };
      await house.trouble({ operation: 'csh.adjustTransactions', reset: 'after', times: 1 });
      expect((await tool.run(args, house.call())).outcome).toBe('done');
      await house.trouble({ operation: 'csh.adjustTransactions', reset: 'before', times: 1 });
      const lost = await tool.run({ ...args, percent: 20 }, house.call());
      expect(lost.outcome).toBe('not_done');
      expect(lost.text).toContain('was not done');
    });
  });

  describe('void_transaction', () => {
    it('takes a charge of today back with its taxes, and a payment of any day', async () => {
      const tool = house.make(VoidTransactionTool);
      const before = (await windowBalance(stay, 3)) ?? '0.00';
      const transactionNo = await charged('25.00', 3);
      const args = { reservation: stay.room!, transactionNo, reason: 'CORR' };
      expect((await tool.preview(args, house.call())).summary).toContain('cannot be undone');
      const charge = await tool.run(args, house.call());
      expect(charge.outcome).toBe('done');
      expect(await windowBalance(stay, 3)).toBe(before);
      const wish = { reservation: stay.room!, paymentMethod: 'CA', amount: eur('7.00'), window: 3 };
      const plan = await house.services.payments.plan(house.call(), wish);
      const paid = await house.services.payments.post(house.call(), {
        reservationId: plan.stay.reservationId,
        method: 'CA',
        amount: plan.amount,
        window: 3,
      });
      const payment = { ...args, transactionNo: paid.postings[0]?.transactionNo ?? '' };
      expect((await tool.preview(payment, house.call())).summary).toContain('owed again');
      expect((await tool.run(payment, house.call())).outcome).toBe('done');
      expect(await windowBalance(stay, 3)).toBe(before);
      await expect(tool.run(payment, house.call())).rejects.toMatchObject({
        code: expect.stringMatching(/^OPERA_/),
      });
    });

    it('sends older charges to adjust_transaction', async () => {
      const folio = await house.services.folios.read(house.call(), stay.reservationId);
      const old = folio.windows[0]?.postings.find((row) => row.date !== '2026-03-10' && !row.payment);
      const args = { reservation: stay.room!, transactionNo: old?.transactionNo ?? '', reason: 'CORR' };
      await expect(house.make(VoidTransactionTool).preview(args, house.call())).rejects.toMatchObject({
        code: 'NOT_ALLOWED_NOW',
        details: { advice: expect.stringContaining('adjust_transaction') },
      });
    });
  });

  describe('transfer_charges', () => {
    it('moves single postings to another guest and a whole window to another', async () => {
      const tool = house.make(TransferChargesTool);
      const transactionNo = await charged('30.00', 4);
      const args = {
        reservation: stay.room!,
        transactionNos: [transactionNo],
        toReservation: other.room!,
        toWindow: 2,
      };
      const before = house.changes();
      const preview = await tool.preview(args, house.call());
      expect(preview.facts).toMatchObject({ postings: 1, amount: eur('30.00'), toRoom: other.room });
      expect(house.changes()).toBe(before);
      const { data } = await tool.run(args, house.call());
      expect(data).toMatchObject({ moved: 1, toReservationId: other.reservationId });
      expect([await windowBalance(stay, 4), await windowBalance(other, 2)]).toEqual(['0.00', '35.70']);
      const whole = { reservation: other.room!, transactionNos: [], fromWindow: 2, toWindow: 3 };
      expect((await tool.run(whole, house.call())).outcome).toBe('done');
      expect(await windowBalance(other, 3)).toBe('35.70');
      await expect(tool.preview(whole, house.call())).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    });

    it('shows names masked to those who may not see them', async () => {
      const transactionNo = await charged('5.00', 5);
      const args = { reservation: stay.room!, transactionNos: [transactionNo], toWindow: 6 };
      const preview = await house.make(TransferChargesTool).preview(args, house.maskedCall());
      expect(preview.summary).not.toContain(stay.guest.surname);
      expect(preview.summary).toContain('•••');
    });
  });

  describe('process_refund', () => {
    it('pays a credit back, never more than there is', async () => {
      const tool = house.make(ProcessRefundTool);
      const args = { reservation: other.room!, paymentMethod: 'CA', window: 5 };
      await expect(tool.preview(args, house.call())).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
      await house.services.payments.post(house.call(), {
        reservationId: other.reservationId,
        method: 'CA',
        amount: eur('60.00'),
        window: 5,
      });
      await expect(tool.preview({ ...args, amount: eur('60.01') }, house.call())).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      });
      const some = { ...args, amount: eur('20.00') };
      const { data } = await tool.run(some, await house.agreed((call) => tool.preview(some, call)));
      expect(data).toMatchObject({ reservationId: other.reservationId, left: eur('40.00') });
      await house.trouble({ operation: 'csh.postBillingPayment', reset: 'after', times: 1 });
      expect((await tool.run(args, house.call())).outcome).toBe('done');
      expect(await windowBalance(other, 5)).toBe('0.00');
    });

    it('says what to do for guests who are gone', async () => {
      const gone = await house.stay('checked_out');
      const args = { reservation: `id:${gone.reservationId}`, paymentMethod: 'CA', window: 1 };
      await expect(house.make(ProcessRefundTool).preview(args, house.call())).rejects.toMatchObject({
        code: 'NOT_ALLOWED_NOW',
        details: { advice: expect.stringContaining('reinstate_check_out') },
      });
    });
  });
});
