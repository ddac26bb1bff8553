import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { CheckRoomAvailabilityTool } from './check-room-availability.tool.js';
import { GetInventoryTool } from './get-inventory.tool.js';
import { ListRestrictionsTool } from './list-restrictions.tool.js';
import { SetRestrictionTool } from './set-restriction.tool.js';
import { SetSellLimitTool } from './set-sell-limit.tool.js';

const search = {
  arrivalDate: '+10d',
  departureDate: '+11d',
  adults: 2,
  children: 0,
  rooms: 1,
  roomType: 'DLX',
  ratePlan: 'BAR',
  includeUnavailable: true,
  detail: 'full' as const,
};
const closed = { kind: 'closed' as const, remove: false, from: '+10d', roomType: 'DLX' };

describe('steering what is sold', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  const sold = async (hotelId = 'SAND01'): Promise<boolean | undefined> => {
    const tool = harness.make(CheckRoomAvailabilityTool);
    return (await tool.run(search, harness.call({ hotelId }))).data.roomTypes[0]?.available;
  };

  it('list_restrictions shows what is in force, page by page', async () => {
    const tool = harness.make(ListRestrictionsTool);
    const { data, text, next } = await tool.run({ from: 'today', to: '+60d', limit: 2 }, harness.call());
    expect(data.total).toBeGreaterThan(2);
    expect(next).toBe(2);
    expect(text).toContain('closed to arrival, whole house, 2026-04-05');
    const none = await tool.run({ from: 'today', to: 'tomorrow', limit: 20 }, harness.call());
    expect(none.text).toContain('No restrictions');
  });

  it.each(['SAND01', 'SAND02'])('set_restriction closes and opens at %s, seen at once', async (hotelId) => {
    const tool = harness.make(SetRestrictionTool);
    const call = () => harness.call({ hotelId });
    expect(await sold(hotelId)).toBe(true);
    const preview = await tool.preview(closed, call());
    expect(preview.summary).toContain('Set: closed, DLX, 2026-03-20.');
    expect(await sold(hotelId)).toBe(true);
    const done = await tool.run(closed, call());
    expect(done).toMatchObject({ outcome: 'done', data: { inForce: ['closed, DLX, 2026-03-20'] } });
    expect(await sold(hotelId)).toBe(false);
    const again = await tool.run(closed, call());
    expect(again.data.inForce).toHaveLength(1);
    const lifted = await tool.run({ ...closed, remove: true }, call());
    expect(lifted.data.inForce).toEqual([]);
    expect(await sold(hotelId)).toBe(true);
  });

  it('set_restriction needs a count where there is one to give, and a rule to lift', async () => {
    const tool = harness.make(SetRestrictionTool);
    const wish = { kind: 'min_nights' as const, remove: false, from: '+20d', to: '+22d' };
    expect((await faultOf(tool.run(wish, harness.call()))).details.field).toBe('count');
    const set = await tool.run({ ...wish, count: 2, weekdays: 'Tue' }, harness.call());
    expect(set.data.inForce).toEqual(['min nights 2, whole house, 2026-03-30 to 2026-04-01, Tue']);
    expect(set.outcome).toBe('done');
    const gone = await faultOf(tool.run({ ...closed, remove: true }, harness.call()));
    expect(gone.code).toBe('NOT_FOUND');
    const past = await faultOf(tool.run({ ...closed, from: 'yesterday' }, harness.call()));
    expect(past.details.field).toBe('from');
    const wrong = await faultOf(tool.run({ ...closed, roomType: 'DEL' }, harness.call()));
    expect(wrong.code).toBe('INPUT_UNKNOWN_CODE');
  });

  it('set_sell_limit holds rooms back and lets more be sold', async () => {
    const tool = harness.make(SetSellLimitTool);
    const inventory = harness.make(GetInventoryTool);
    const wish = { from: '+12d', rooms: -3, roomType: 'SUP' };
    const left = async () =>
      (await inventory.run({ from: '+12d', to: '+12d', roomType: 'SUP' }, harness.call())).data.days[0]?.left;
    const before = (await left()) ?? 0;
    const preview = await tool.preview(wish, harness.call());
    expect(preview.summary).toContain('Hold 3 rooms back');
    expect(preview.state).toEqual({ left: { '2026-03-22': before } });
    const done = await tool.run(wish, harness.call());
    expect(done.data.left).toEqual({ '2026-03-22': before - 3 });
    expect(await left()).toBe(before - 3);
    await tool.run({ ...wish, rooms: 2 }, harness.call());
    expect(await left()).toBe(before + 2);
    await tool.run({ ...wish, rooms: 0 }, harness.call());
    expect(await left()).toBe(before);
    const none = await faultOf(tool.run({ ...wish, weekdays: 'mon' }, harness.call()));
    expect(none.details.field).toBe('weekdays');
  });

  it('set_sell_limit does not hide that OPERA refuses', async () => {
    await harness.faults({ operation: 'inv.changeSellLimitByDate', status: 403, times: 5 });
    const fault = await faultOf(
      harness.make(SetSellLimitTool).run({ from: '+12d', rooms: 1 }, harness.call()),
    );
    await harness.faults();
    expect(fault.code).toMatch(/^OPERA_/);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems().filter((problem) => !problem.includes('403'))).toEqual([]);
  });
});
