import { HouseRig } from '../../../../test/support/house-rig.js';
import { Fault } from '../../../kernel/fault.js';
import type { Stay } from '../../reservations/stay.js';
import { CheckOutGuestTool } from './check-out-guest.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('check_out_guest', () => {
  let house: HouseRig;
  let tool: CheckOutGuestTool;
  let stay: Stay;

  beforeEach(async () => {
    house = await HouseRig.start();
    tool = house.make(CheckOutGuestTool);
    stay = await house.stay('due_out');
  });
  afterEach(() => house.stop());

  type Args = Parameters<CheckOutGuestTool['run']>[0];
  const leaving = (more: Partial<Args> = {}): Args => ({
    reservation: stay.room!,
    earlyDeparture: false,
    ...more,
  });
  const failure = async (work: Promise<unknown>): Promise<Fault> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Fault)) throw new Error('expected a fault');
    return error;
  };

  it('lists balances and what will be paid, changing nothing', async () => {
    const args = leaving({ reservation: stay.confirmationNumber!, settlementMethod: 'CA' });
    const preview = await tool.preview(args, house.call());
    expect(preview.facts).toMatchObject({
      balances: [{ window: 1, balance: stay.balance }],
      toPay: [{ window: 1, amount: stay.balance }],
      settlementMethod: 'CA',
    });
    expect(preview.summary).toContain(`Will be paid by Cash: ${stay.balance?.amount} EUR on window 1`);
    expect((await house.now(stay)).status).toBe('due_out');
    expect((await house.now(stay)).balance).toEqual(stay.balance);
  });

  it('settles, numbers the folio and lets the guest go', async () => {
    const args = leaving({ reservation: stay.confirmationNumber!, settlementMethod: 'CA' });
    const { data, text } = await tool.run(args, await house.agreed((call) => tool.preview(args, call)));
    expect(data).toMatchObject({ status: 'checked_out', payments: [{ window: 1, amount: stay.balance }] });
    expect(data.folios).toHaveLength(1);
    expect(data.done.at(-1)).toBe('checked out');
    expect(text).toContain(data.folios[0]?.folioNo);
    expect(await house.now(stay)).toMatchObject({ status: 'checked_out', balance: eur('0.00') });
    const room = await house.services.rooms.byNumber({ ...house.call(), fresh: true }, stay.room!);
    expect(room).toMatchObject({ status: 'Dirty', occupancy: 'Vacant' });
    const again = await failure(tool.run(args, house.call()));
    expect(again).toMatchObject({ code: 'NOT_ALLOWED_NOW', details: { data: { status: 'checked_out' } } });
  });

  it('refuses with what is owed when nobody said how it is paid', async () => {
    const fault = await failure(tool.preview(leaving(), house.call()));
    expect(fault.code).toBe('NOT_ALLOWED_NOW');
    expect(fault.message).toContain(`window 1: ${stay.balance?.amount} EUR`);
    expect(fault.details).toMatchObject({
      field: 'settlementMethod',
      data: { balances: [{ window: 1, balance: stay.balance }] },
    });
    expect(house.sent('csh.postCheckOut')).toBe(0);
  });

  it('walks every window, and refuses one with a credit', async () => {
    const paid = { reservationId: stay.reservationId, method: 'CA', amount: eur('10.00'), window: 2 };
    await house.services.payments.post(house.call(), paid);
    const credit = await failure(tool.preview(leaving({ settlementMethod: 'CA' }), house.call()));
    expect(credit.message).toContain('credit (window 2: -10.00 EUR)');
    const wish = {
      reservation: stay.room!,
      transactionCode: '4010',
      amount: eur('30.00'),
      quantity: 1,
      window: 2,
    };
    const charges = house.services.charges;
    await charges.post(house.call(), wish, await charges.plan(house.call(), wish));
    const args = leaving({ settlementMethod: 'CA' });
    const { data } = await tool.run(args, await house.agreed((call) => tool.preview(args, call)));
    expect(data.payments).toEqual([
      { window: 1, amount: stay.balance },
      { window: 2, amount: eur('20.00') },
    ]);
    expect(data.folios.map((row) => row.window)).toEqual([1, 2]);
  });

  it('asks again when final charges change what was agreed, and then goes on', async () => {
    const guest = await house.newArrival({ nights: 3 });
    await house.services.checkIns.checkIn(house.call(), guest.confirmationNumber!, {
      ignoreWarnings: false,
      progress: () => undefined,
    });
    const args = { reservation: guest.confirmationNumber!, earlyDeparture: true, settlementMethod: 'CA' };
    const first = await failure(tool.run(args, await house.agreed((call) => tool.preview(args, call))));
    expect(first.code).toBe('CONFIRMATION_INVALID');
    expect(first.message).toContain('Final charges changed what is owed');
    expect(first.details.data).toMatchObject({
      done: ['make today the day of departure', 'final charges posted'],
    });
    expect(house.sent('csh.postBillingPayment')).toBe(0);
    const preview = await tool.preview(args, house.call());
    const owed = (preview.facts['toPay'] as { amount: { amount: string } }[])[0]!;
    expect(Number(owed.amount.amount)).toBeGreaterThan(0);
    const { data } = await tool.run(args, house.call({ consented: preview }));
    expect(data).toMatchObject({ status: 'checked_out', payments: [{ window: 1, amount: owed.amount }] });
  });

  it('lets nobody leave early by mistake', async () => {
    const staying = await house.stay('in_house');
    const fault = await failure(tool.preview(leaving({ reservation: staying.room! }), house.call()));
    expect(fault).toMatchObject({ code: 'NOT_ALLOWED_NOW', details: { field: 'earlyDeparture' } });
    expect(fault.message).toContain(staying.departureDate);
  });

  it('says exactly what is done after a failure in the middle, and goes on from there', async () => {
    const args = leaving({ reservation: stay.confirmationNumber!, settlementMethod: 'CA' });
    const agreed = await house.agreed((call) => tool.preview(args, call));
    await house.trouble({ operation: 'csh.generateFolio', status: 500, times: 1 });
    const fault = await failure(tool.run(args, agreed));
    expect(fault.details.data).toMatchObject({
      done: ['final charges posted', `${stay.balance?.amount} EUR paid on window 1`],
      failed: 'close the folio windows',
      notDone: ['let OPERA verify the check-out', 'check out'],
    });
    expect(fault.advice).toContain('call check_out_guest again');
    const rest = await tool.run(args, await house.agreed((call) => tool.preview(args, call)));
    expect(rest.data).toMatchObject({ status: 'checked_out', payments: [] });
    expect(house.sent('csh.postBillingPayment')).toBe(1);
  });

  it('finds out what became of payment and check-out that got no answer', async () => {
    const args = leaving({ reservation: stay.confirmationNumber!, settlementMethod: 'CA' });
    const agreed = await house.agreed((call) => tool.preview(args, call));
    await house.trouble({ operation: 'csh.postBillingPayment', reset: 'after', times: 1 });
    const { data } = await tool.run(args, agreed);
    expect(data.status).toBe('checked_out');
    expect(house.sent('csh.postBillingPayment')).toBe(1);
  });

  it('knows the hotel’s payment methods and refuses cards', async () => {
    const wrong = await failure(tool.preview(leaving({ settlementMethod: 'XX' }), house.call()));
    expect(wrong).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'settlementMethod' } });
    const card = await failure(tool.preview(leaving({ settlementMethod: '4111111111111111' }), house.call()));
    expect(card.code).toBe('INPUT_CARD_NUMBER');
  });

  it('does the same at a hotel of the older release', async () => {
    const other = await HouseRig.start({ hotelId: 'SAND02' });
    try {
      const older = other.make(CheckOutGuestTool);
      const guest = await other.stay('due_out');
      const args = leaving({ reservation: guest.confirmationNumber!, settlementMethod: 'CA' });
      const { data } = await older.run(args, await other.agreed((call) => older.preview(args, call)));
      expect(data).toMatchObject({ status: 'checked_out', payments: [{ amount: guest.balance }] });
    } finally {
      await other.stop();
    }
  });
});
