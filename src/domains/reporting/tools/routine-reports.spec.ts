import { DomainHarness } from '../../../../test/support/domain-harness.js';
import { GetEndOfDayReadinessTool } from './get-end-of-day-readiness.tool.js';
import { GetMorningBriefTool } from './get-morning-brief.tool.js';
import { GetNoShowReportTool } from './get-no-show-report.tool.js';

describe('the routines of the day', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  it.each(['SAND01', 'SAND02'])('get_morning_brief tells the day of %s in one call', async (hotelId) => {
    const tool = harness.make(GetMorningBriefTool);
    const { data, text, notes } = await tool.run({}, harness.call({ hotelId }));
    expect(data.businessDate).toBe('2026-03-10');
    expect(data.figures['arrivalsExpected']).toBeGreaterThan(0);
    expect(data.attention.join('\n')).toContain('due in without a room');
    expect(data.attention.join('\n')).toContain('rooms out of order');
    expect(data.revenue['roomRevenue']).toEqual({
      amount: expect.stringMatching(/^\d+\.\d\d$/),
      currency: expect.stringMatching(/^(EUR|USD)$/),
    });
    expect(notes).toEqual([]);
    expect(JSON.stringify(data).length + text.length).toBeLessThan(8_000);
  });

  it('get_morning_brief masks names and goes on without what OPERA does not answer', async () => {
    const tool = harness.make(GetMorningBriefTool);
    await harness.faults({ operation: 'hsk.getHousekeepingDiscrepancies', status: 500, times: 10 });
    const { data, notes } = await tool.run({}, harness.callMasked({ fresh: true }));
    await harness.faults();
    expect(data.attention.join('\n')).toMatch(/•••/);
    expect(notes).toEqual(['OPERA did not answer for discrepancies; this part is missing.']);
  });

  it('get_end_of_day_readiness names what is open, and says what it does not know', async () => {
    const tool = harness.make(GetEndOfDayReadinessTool);
    const { data, text } = await tool.run({}, harness.call());
    expect(data.ready).toBe(false);
    expect(data.checks.map((check) => check.open)).not.toContain(undefined);
    expect(data.checks[0]?.open).toBeGreaterThan(0);
    expect(data.checks.every((check) => check.items.length <= 9)).toBe(true);
    expect(text).toContain('not ready');
    await harness.faults({ operation: 'hsk.getHousekeepingDiscrepancies', status: 500, times: 10 });
    const partly = await tool.run({}, harness.call({ fresh: true }));
    await harness.faults();
    expect(partly.text).toContain('not known: room discrepancies');
  });

  it('get_no_show_report lists those whom the end of day marked', async () => {
    const tool = harness.make(GetNoShowReportTool);
    const today = await tool.run({ from: 'today', limit: 20 }, harness.call());
    expect(today.data.total).toBe(0);
    expect(today.data.stillExpected).toBeGreaterThan(0);
    const closed = (await harness.control('POST', 'end-of-day', { hotelId: 'SAND01' })) as {
      noShows: number;
    };
    const after = await tool.run({ from: 'yesterday', limit: 2 }, harness.callMasked({ fresh: true }));
    expect(after.data.total).toBe(closed.noShows);
    expect(after.data.noShows[0]).toMatchObject({
      arrivalDate: '2026-03-10',
      guest: expect.stringContaining('•••'),
    });
    expect(after.data.stillExpected).toBeUndefined();
    expect(after.next).toBe(2);
    const rest = await tool.run({ from: 'yesterday', limit: 50 }, harness.call({ cursor: 2 }));
    expect(rest.data.noShows).toHaveLength(closed.noShows - 2);
    expect(rest.next).toBeUndefined();
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems().filter((problem) => !problem.includes('500'))).toEqual([]);
  });
});
