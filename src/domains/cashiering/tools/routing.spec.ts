import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { AddFixedChargeTool } from './add-fixed-charge.tool.js';
import { AddRoutingTool } from './add-routing.tool.js';
import { ListFixedChargesTool } from './list-fixed-charges.tool.js';
import { ListRoutingTool } from './list-routing.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('routing and fixed charges', () => {
  let house: HouseRig;
  let stay: Stay;
  let other: Stay;

  beforeAll(async () => {
    house = await HouseRig.start();
    const stays = await house.stays('in_house');
    [stay, other] = [stays[0]!, stays[1]!];
  });
  afterAll(() => house.stop());

  it('routes a group of charges to a window, once, and the next charge follows', async () => {
    const add = house.make(AddRoutingTool);
    const list = house.make(ListRoutingTool);
    expect((await list.run({ reservation: stay.room! }, house.call())).text).toContain('No routing');
    const args = { reservation: stay.room!, codes: ['misc', '2050'], window: 2, limit: eur('500.00') };
    const { data, outcome } = await add.run(args, house.call());
    expect([outcome, data.already]).toEqual(['done', false]);
    const shown = await list.run({ reservation: stay.room! }, house.call());
    expect(shown.data.rules).toMatchObject([
      {
        codes: expect.arrayContaining(['MISC', '2050']),
        window: 2,
        limit: eur('500.00'),
        from: stay.arrivalDate,
      },
    ]);
    const again = await add.run(args, house.call());
    expect(again.data.already).toBe(true);
    expect(house.sent('rsv.postRoutingInstructions')).toBe(1);
    // The list was read before: the write has to make the next read fresh.
    expect((await list.run({ reservation: stay.room! }, house.call())).data.rules).toHaveLength(1);
    const wish = { reservation: stay.room!, transactionCode: '3010', amount: eur('10.00'), quantity: 1 };
    const { charges, folios } = house.services;
    await charges.post(house.call(), wish, await charges.plan(house.call(), wish));
    const window = await folios.window({ ...house.call(), fresh: true }, stay.reservationId, 2);
    expect(window?.balance).toEqual(eur('11.90'));
  });

  it('routes to another guest, shown masked without the right to names', async () => {
    const args = { reservation: stay.room!, codes: ['2020'], toReservation: other.room! };
    const { text } = await house.make(AddRoutingTool).run(args, house.maskedCall());
    const { data } = await house.make(ListRoutingTool).run({ reservation: stay.room! }, house.maskedCall());
    expect(data.rules).toContainEqual(expect.objectContaining({ codes: ['2020'], room: other.room }));
    expect(text).not.toContain(other.guest.surname);
  });

  it('asks for one target, knows the codes, and refuses stays that are over', async () => {
    const add = house.make(AddRoutingTool);
    const args = { reservation: stay.room!, codes: ['ROOM'] };
    for (const target of [{}, { window: 2, toReservation: other.room! }]) {
      await expect(add.run({ ...args, ...target }, house.call())).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      });
    }
    await expect(add.run({ ...args, codes: ['ROOMS'], window: 2 }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
      details: {
        field: 'codes',
        data: { choices: expect.arrayContaining([expect.objectContaining({ code: 'ROOM' })]) },
      },
    });
    const gone = await house.stay('checked_out');
    await expect(
      add.run({ ...args, reservation: `id:${gone.reservationId}`, window: 2 }, house.call()),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    await expect(
      add.run({ ...args, window: 2, toReservation: undefined, reservation: 'Zzyzx Nobody' }, house.call()),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('finds out what became of a rule without an answer', async () => {
    const add = house.make(AddRoutingTool);
    const args = { reservation: other.room!, codes: ['FOOD'], window: 3 };
    await house.trouble({ operation: 'rsv.postRoutingInstructions', reset: 'before', times: 1 });
    expect((await add.run(args, house.call())).outcome).toBe('not_done');
    await house.trouble({ operation: 'rsv.postRoutingInstructions', reset: 'after', times: 1 });
    expect((await add.run(args, house.call())).outcome).toBe('done');
    expect(
      (await house.make(ListRoutingTool).run({ reservation: other.room! }, house.call())).data.rules,
    ).toHaveLength(1);
  });

  it('adds a fixed charge at its own price, once', async () => {
    const add = house.make(AddFixedChargeTool);
    const list = house.make(ListFixedChargesTool);
    expect((await list.run({ reservation: other.room! }, house.call())).data.charges).toEqual([]);
    const args = {
      reservation: other.room!,
      transactionCode: '3010',
      quantity: 1,
      frequency: 'daily' as const,
    };
    const { data } = await add.run(args, house.call());
    expect(data.already).toBe(false);
    const shown = await list.run({ reservation: other.room! }, house.call());
    expect(shown.data.charges).toMatchObject([
      { transactionCode: '3010', amount: eur('18.00'), frequency: 'daily', to: other.departureDate },
    ]);
    expect((await add.run(args, house.call())).data.already).toBe(true);
    const { text } = await list.run({ reservation: other.room! }, house.call());
    expect(text).toContain('3010: 1 x 18.00 EUR daily');
    await house.trouble({ operation: 'csh.postFixedCharges', status: 403, times: 1 });
    await expect(add.run({ ...args, quantity: 2 }, house.call())).rejects.toMatchObject({
      code: 'OPERA_FORBIDDEN',
    });
  });

  it('knows which codes can be charged and that others need a price', async () => {
    const add = house.make(AddFixedChargeTool);
    const args = {
      reservation: other.room!,
      transactionCode: '3000',
      quantity: 1,
      frequency: 'once' as const,
    };
    await expect(add.run(args, house.call())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'amount' },
    });
    await expect(add.run({ ...args, transactionCode: '9000' }, house.call())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(add.run({ ...args, transactionCode: '3999' }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
    const gone = await house.stay('checked_out');
    await expect(
      add.run({ ...args, reservation: `id:${gone.reservationId}` }, house.call()),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
  });
});
