import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { PostChargeToRoomTool } from './post-charge-to-room.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('post_charge_to_room', () => {
  let house: HouseRig;
  let tool: PostChargeToRoomTool;
  let stay: Stay;

  beforeEach(async () => {
    house = await HouseRig.start();
    tool = house.make(PostChargeToRoomTool);
    stay = await house.stay('in_house');
  });
  afterEach(() => house.stop());

  const parking = () => ({
    reservation: stay.room!,
    transactionCode: '3010',
    amount: eur('20.00'),
    quantity: 2,
  });
  type Args = Parameters<PostChargeToRoomTool['run']>[0];
  const post = async (args: Args) => {
    const agreed = await house.agreed((call) => tool.preview(args, call));
    return tool.run(args, agreed);
  };

  it('shows price, taxes and balance first, changing nothing', async () => {
    const preview = await tool.preview(parking(), house.call());
    expect(preview.facts).toMatchObject({
      room: stay.room,
      description: 'Parking',
      net: eur('40.00'),
      balanceBefore: stay.balance,
      taxesIncluded: false,
    });
    const { taxes, balanceAfter } = preview.facts as {
      taxes: { amount: string };
      balanceAfter: { amount: string };
    };
    expect(Number(taxes.amount)).toBeGreaterThan(0);
    expect(Number(balanceAfter.amount)).toBeCloseTo(
      Number(stay.balance!.amount) + 40 + Number(taxes.amount),
      2,
    );
    expect(preview.summary).toContain('2 x Parking (3010) at 20.00 EUR = 40.00 EUR');
    expect(house.changes()).toBe(0);
  });

  it('posts once what was previewed, with our reference on it', async () => {
    const args = { ...parking(), reference: 'P-4711' };
    const preview = await tool.preview(args, house.call());
    const { data, outcome, text } = await tool.run(args, house.call({ consented: preview }));
    expect(outcome).toBe('done');
    expect(data.balance).toEqual(preview.facts['balanceAfter']);
    expect(data.reference).toMatch(/^P-4711 MCP-/);
    expect(data.transactionNos.length).toBeGreaterThan(0);
    expect(text).toContain(`Balance ${data.balance?.amount} EUR`);
    expect(house.sent('csh.postBillingCharges')).toBe(1);
    const again = await tool.preview(args, house.call());
    expect(again.facts['repeated']).toBe(true);
    expect(again.summary).toContain('Attention');
  });

  it('takes the price that the hotel set for the code', async () => {
    const { facts } = await tool.preview(
      { reservation: stay.room!, transactionCode: '2030', quantity: 1 },
      house.call(),
    );
    expect(facts).toMatchObject({ description: 'Breakfast', net: facts['price'] });
    await expect(
      tool.preview({ reservation: stay.room!, transactionCode: '3050', quantity: 1 }, house.call()),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'amount' } });
  });

  it('answers wrong codes with the nearest, and payments with the way to pay', async () => {
    await expect(post({ ...parking(), transactionCode: '3011' })).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
      details: { data: { choices: expect.arrayContaining([expect.objectContaining({ code: '3010' })]) } },
    });
    await expect(post({ ...parking(), transactionCode: '9000' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'transactionCode', advice: expect.stringContaining('process_payment') },
    });
  });

  it('refuses amounts that are none, other currencies and guests not in house', async () => {
    await expect(post({ ...parking(), amount: eur('-20.00') })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(post({ ...parking(), amount: { amount: '20.00', currency: 'USD' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'amount.currency' },
    });
    const due = await house.stay('due_in');
    await expect(post({ ...parking(), reservation: due.confirmationNumber! })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      details: { data: { status: 'due_in' } },
    });
    expect(house.changes()).toBe(0);
  });

  it('refuses card numbers wherever they stand, in preview and act', async () => {
    const args = { ...parking(), remark: 'card 4111 1111 1111 1111' };
    await expect(tool.preview(args, house.call())).rejects.toMatchObject({ code: 'INPUT_CARD_NUMBER' });
    await expect(tool.run(args, house.call())).rejects.toMatchObject({ code: 'INPUT_CARD_NUMBER' });
  });

  it('reads the folio when OPERA does not answer: done, or not done', async () => {
    await house.trouble({ operation: 'csh.postBillingCharges', reset: 'after', times: 1 });
    const done = await post(parking());
    expect(done.outcome).toBe('done');
    expect(done.data.transactionNos.length).toBeGreaterThan(0);
    expect(house.sent('csh.postBillingCharges')).toBe(1);
    await house.trouble({ operation: 'csh.postBillingCharges', reset: 'before', times: 1 });
    const lost = await post(parking());
    expect(lost.outcome).toBe('not_done');
    expect(lost.text).toContain(lost.data.reference);
    const after = await house.services.folios.read({ ...house.call(), fresh: true }, stay.reservationId);
    expect(after.windows[0]!.postings.filter((row) => row.code === '3010')).toHaveLength(1);
  });

  it('says that it does not know when neither answer nor folio come', async () => {
    const plan = await house.services.charges.plan(house.call(), parking());
    await house.trouble(
      { operation: 'csh.postBillingCharges', reset: 'after', times: 1 },
      { operation: 'csh.getFolio', status: 500 },
    );
    const result = await house.services.charges.post(house.call(), parking(), plan);
    expect(result).toMatchObject({ outcome: 'unknown', postings: [] });
  });
});
