import { LOCAL_CALLER } from '../../../auth/caller.js';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { ExplainUnavailabilityTool } from './explain-unavailability.tool.js';
import { FindAlternativesTool } from './find-alternatives.tool.js';
import { GetBestAvailableRatesTool } from './get-best-available-rates.tool.js';
import { GetInventoryTool } from './get-inventory.tool.js';
import { GetRatePlanTool } from './get-rate-plan.tool.js';
import { ListPackagesTool } from './list-packages.tool.js';

const party = { adults: 2, children: 0 };

describe('rates and alternatives', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  it('find_alternatives offers other rooms, other dates and the caller’s other hotels', async () => {
    const tool = harness.make(FindAlternativesTool);
    const wish = { arrivalDate: '+5d', departureDate: '+7d', roomType: 'STQ', ...party };
    const { data, text } = await tool.run(wish, harness.call());
    const kinds = new Set(data.alternatives.map((one) => one.kind));
    expect([...kinds].sort()).toEqual(['other dates', 'other hotel', 'same dates']);
    for (const one of data.alternatives.filter((row) => row.kind === 'other dates')) {
      expect(one.roomType).toBe('STQ');
      expect(one.arrivalDate).not.toBe('2026-03-15');
    }
    expect(text).toContain('SAND02');
    const bound = { ...LOCAL_CALLER, hotels: ['SAND01'] };
    const alone = await tool.run(wish, harness.call({ caller: bound }));
    expect(alone.text).not.toContain('SAND02');
  });

  it('find_alternatives says when nothing fits, and names wrong codes', async () => {
    const tool = harness.make(FindAlternativesTool);
    const wish = { arrivalDate: '+5d', departureDate: '+7d', adults: 20, children: 0 };
    const { data, text } = await tool.run(wish, harness.call());
    expect(data.alternatives).toEqual([]);
    expect(text).toContain('Nothing else');
    const fault = await faultOf(tool.run({ ...wish, roomType: 'SQT' }, harness.call()));
    expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'roomType' } });
  });

  it.each(['SAND01', 'SAND02'])('explain_unavailability gives the reasons of %s', async (hotelId) => {
    const tool = harness.make(ExplainUnavailabilityTool);
    const open = { arrivalDate: '+5d', departureDate: '+7d', roomType: 'DLX', ...party };
    expect((await tool.run(open, harness.call({ hotelId }))).data).toMatchObject({
      sellable: true,
      ratePlan: expect.stringMatching(/^BAR/),
    });
    const closed = await tool.run(
      { ...open, arrivalDate: '+26d', departureDate: '+27d', ratePlan: 'LONG', adults: 9 },
      harness.call({ hotelId }),
    );
    expect(closed.data.sellable).toBe(false);
    expect(closed.text).toContain('needs at least 7 nights');
    expect(closed.text).toContain('Closed for arrival on 2026-04-05');
    expect(closed.text).toContain('takes at most');
  });

  it('explain_unavailability asks for a rate when no best one is set', async () => {
    const tool = harness.make(ExplainUnavailabilityTool);
    const far = { arrivalDate: '2026-12-01', departureDate: '2026-12-02', roomType: 'DLX', ...party };
    expect((await faultOf(tool.run(far, harness.call()))).details.field).toBe('ratePlan');
  });

  it('get_rate_plan tells the terms', async () => {
    const tool = harness.make(GetRatePlanTool);
    const { data, text } = await tool.run({ ratePlan: 'wknd' }, harness.call());
    expect(data).toMatchObject({ ratePlan: 'WKND', minNights: 2, maxNights: 4, guarantee: 'CC' });
    expect(data.packages[0]).toContain('BRKF');
    expect(text).toContain('At least 2 nights.');
    const fault = await faultOf(tool.run({ ratePlan: 'WEEKEND' }, harness.call()));
    expect(fault.code).toBe('INPUT_UNKNOWN_CODE');
  });

  it('list_packages prices them for the party', async () => {
    const tool = harness.make(ListPackagesTool);
    const one = await tool.run({ adults: 1, children: 0 }, harness.call());
    const two = await tool.run(party, harness.call());
    const price = (answer: typeof one) =>
      Number(answer.data.packages.find((item) => item.package === 'BRKF')?.price?.amount);
    expect(price(two)).toBe(price(one) * 2);
    expect(two.text).toContain('BRKF');
  });

  it('get_best_available_rates gives a price for every day', async () => {
    const tool = harness.make(GetBestAvailableRatesTool);
    const { data } = await tool.run({ from: 'today', adults: 2 }, harness.call());
    expect(data.days).toHaveLength(7);
    expect(data.days.every((day) => Number(day.price?.amount) > 0)).toBe(true);
    const none = await tool.run({ from: '2026-12-01', adults: 2 }, harness.call());
    expect(none.data.days).toEqual([]);
    const fault = await faultOf(tool.run({ from: 'today', to: '+60d', adults: 2 }, harness.call()));
    expect(fault.details.field).toBe('to');
  });

  it('get_inventory counts the rooms left', async () => {
    const tool = harness.make(GetInventoryTool);
    const { data, text } = await tool.run({ from: 'today' }, harness.call({ hotelId: 'SAND02' }));
    expect(data.days).toHaveLength(7);
    const sum = Object.values(data.days[0]?.roomTypes ?? {}).reduce((rooms, left) => rooms + left, 0);
    expect(data.days[0]?.left).toBe(sum);
    expect(text).toContain('2026-03-10');
    const one = await tool.run({ from: 'today', roomType: 'SUI' }, harness.call());
    expect(one.data.days[0]?.left).toBe(one.data.days[0]?.roomTypes['SUI']);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
  });
});
