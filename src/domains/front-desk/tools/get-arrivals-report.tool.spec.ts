import { encode } from 'gpt-tokenizer';
import { HouseRig } from '../../../../test/support/house-rig.js';
import { GetArrivalsReportTool } from './get-arrivals-report.tool.js';

describe('get_arrivals_report', () => {
  let house: HouseRig;
  let tool: GetArrivalsReportTool;
  const args = { date: 'today', show: 'expected', vipOnly: false, limit: 20 } as const;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(GetArrivalsReportTool);
  });
  afterAll(() => house.stop());

  it('lists who is due in today, as OPERA counts them', async () => {
    const due = await house.stays('due_in');
    const answer = await tool.run({ ...args, limit: 50 }, house.call());
    expect(due.length).toBeGreaterThan(3);
    expect(answer.data.date).toBe('2026-03-10');
    expect(answer.data.arrivals.map((row) => row.reservationId).sort()).toEqual(
      due.map((stay) => stay.reservationId).sort(),
    );
    expect(answer.data.arrivals.every((row) => row.status === 'due_in')).toBe(true);
    for (const row of answer.data.arrivals) expect(answer.text).toContain(row.confirmationNumber);
  });

  it('goes through the day page by page without losing or repeating anybody', async () => {
    const seen: string[] = [];
    let cursor: unknown;
    do {
      const answer = await tool.run({ ...args, limit: 2 }, house.call({ cursor: cursor as number }));
      seen.push(...answer.data.arrivals.map((row) => row.reservationId));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await house.stays('due_in')).length);
  });

  it('stays short: twenty arrivals in less than 2,500 tokens', async () => {
    const { data, text } = await tool.run(args, house.call());
    expect(data.arrivals).toHaveLength(20);
    expect(encode(JSON.stringify(data)).length).toBeLessThan(2500);
    expect(encode(text).length).toBeLessThan(2500);
  });

  it('shows whom the house took in already, and later days', async () => {
    const arrived = await tool.run({ ...args, show: 'arrived' }, house.call());
    expect(arrived.data.arrivals.every((row) => row.status === 'in_house')).toBe(true);
    const tomorrow = await tool.run({ ...args, date: '+1d' }, house.call());
    expect(tomorrow.data.date).toBe('2026-03-11');
    expect(tomorrow.data.arrivals.length).toBeGreaterThan(0);
    expect(tomorrow.data.arrivals.every((row) => row.status === 'reserved')).toBe(true);
  });

  it('says so when nobody comes', async () => {
    const answer = await tool.run({ ...args, date: '2028-01-01' }, house.call());
    expect(answer.data.arrivals).toEqual([]);
    expect(answer.text).toBe('No arrivals expected on 2028-01-01.');
    expect(answer.next).toBeUndefined();
  });

  it('masks names for callers without the right to see them', async () => {
    const open = await tool.run(args, house.call());
    const masked = await tool.run(args, house.maskedCall());
    expect(open.data.arrivals[0]?.guest).not.toContain('•');
    expect(masked.data.arrivals.every((row) => row.guest.includes('•'))).toBe(true);
    expect(masked.text).not.toContain(open.data.arrivals[0]?.guest);
  });
});
