import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { GetBusinessDateTool } from './get-business-date.tool.js';

describe('get_business_date', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  it("tells OPERA's day and its weekday", async () => {
    const answer = await harness.make(GetBusinessDateTool).run({}, harness.call());
    expect(answer.data).toEqual({ hotelId: 'SAND01', businessDate: '2026-03-10', weekday: 'Tuesday' });
    expect(answer.text).toContain('Tuesday, 2026-03-10');
  });

  it('moves with the end of day, not with the clock', async () => {
    await harness.control('POST', 'end-of-day', { hotelId: 'SAND01' });
    const answer = await harness.make(GetBusinessDateTool).run({}, harness.call({ fresh: true }));
    expect(answer.data.businessDate).toBe('2026-03-11');
  });

  it('says when OPERA does not know the hotel', async () => {
    const fault = await faultOf(
      harness.make(GetBusinessDateTool).run({}, harness.call({ hotelId: 'NOWHERE' })),
    );
    expect(fault.code).toMatch(/^(OPERA_HOTEL_UNKNOWN|OPERA_FORBIDDEN|NOT_FOUND)$/);
  });
});
