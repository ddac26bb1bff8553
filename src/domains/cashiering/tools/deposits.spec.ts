import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { AuthorizeCardTool } from './authorize-card.tool.js';
import { ListDepositsTool } from './list-deposits.tool.js';
import { PostDepositTool } from './post-deposit.tool.js';
import { ProcessRefundTool } from './process-refund.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('deposits and cards', () => {
  let house: HouseRig;
  let stay: Stay;

  beforeAll(async () => {
    house = await HouseRig.start();
    stay = await house.newArrival();
  });
  afterAll(() => house.stop());

  const named = () => ({ reservation: `id:${stay.reservationId}` });

  it('takes a deposit once agreed, shows it, and gives it back', async () => {
    const take = house.make(PostDepositTool);
    const list = house.make(ListDepositsTool);
    expect((await list.run(named(), house.call())).data.deposits).toEqual([]);
    const args = { ...named(), paymentMethod: 'CA', amount: eur('90.00'), reference: 'R-17' };
    const before = house.changes();
    const preview = await take.preview(args, house.call());
    expect(preview.facts).toMatchObject({ amount: eur('90.00'), paymentMethod: 'CA' });
    expect(house.changes()).toBe(before);
    const { data, outcome } = await take.run(args, await house.agreed((call) => take.preview(args, call)));
    expect(outcome).toBe('done');
    expect(data.reference).toMatch(/^R-17 MCP-/);
    const shown = await list.run(named(), house.call());
    expect(shown.data.deposits).toMatchObject([
      { amount: eur('90.00'), paymentMethod: 'CA', onFolio: false },
    ]);
    expect(shown.data.deposits[0]?.reference).toContain('untrusted guest text');
    expect((await take.preview(args, house.call())).summary).toContain('second one');
    const refund = house.make(ProcessRefundTool);
    const back = { ...named(), paymentMethod: 'CA', amount: eur('30.00'), window: 1 };
    await expect(refund.preview({ ...back, amount: eur('90.01') }, house.call())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const given = await refund.run(back, await house.agreed((call) => refund.preview(back, call)));
    expect(given.data.left).toEqual(eur('60.00'));
  });

  it('finds out what became of a deposit without an answer', async () => {
    const take = house.make(PostDepositTool);
    const args = { ...named(), paymentMethod: 'CA', amount: eur('5.00') };
    await house.trouble({ operation: 'csh.postDepositPayment', reset: 'after', times: 1 });
    expect((await take.run(args, house.call())).outcome).toBe('done');
    await house.trouble({ operation: 'csh.postDepositPayment', reset: 'before', times: 1 });
    const lost = await take.run(args, house.call());
    expect(lost).toMatchObject({ outcome: 'not_done', text: expect.stringContaining('list_deposits') });
    const { data } = await house.make(ListDepositsTool).run(named(), house.call({ fresh: true }));
    expect(data.deposits.filter((row) => row.amount.amount === '5.00')).toHaveLength(1);
  });

  it('takes none from guests in house, without an amount that is due, or by an unknown method', async () => {
    const take = house.make(PostDepositTool);
    const inHouse = await house.stay('in_house');
    const args = { ...named(), paymentMethod: 'CA', amount: eur('5.00') };
    await expect(take.preview({ ...args, reservation: inHouse.room! }, house.call())).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      details: { advice: expect.stringContaining('process_payment') },
    });
    await expect(take.preview({ ...args, paymentMethod: 'SHELLS' }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
    await expect(take.preview({ ...args, amount: eur('0.00') }, house.call())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(take.preview({ ...args, reservation: 'Zzyzx Nobody' }, house.call())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('authorises the card on file and never without one', async () => {
    const tool = house.make(AuthorizeCardTool);
    const stays = await house.stays('in_house');
    const refused: string[] = [];
    let approved = 0;
    for (const guest of stays.slice(0, 12)) {
      const args = { reservation: guest.room!, amount: eur('150.00'), window: 1 };
      const call = await house.agreed((open) => tool.preview(args, open));
      try {
        const { data, outcome } = await tool.run(args, call);
        expect([outcome, data.approvalCode]).toEqual(['done', expect.stringMatching(/^A\d+$/)]);
        const again = await tool.preview(args, house.call());
        expect(again.facts['heldBefore']).toEqual(eur('150.00'));
        approved += 1;
      } catch (error) {
        refused.push((error as { code: string }).code);
      }
    }
    expect(approved).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set(['OPERA_INVALID_REQUEST']));
    const gone = await house.stay('checked_out');
    const args = { reservation: `id:${gone.reservationId}`, amount: eur('1.00'), window: 1 };
    await expect(tool.preview(args, house.call())).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
  });
});
