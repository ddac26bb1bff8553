import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { GetTapeChartTool } from './get-tape-chart.tool.js';

describe('get_tape_chart', () => {
  let house: DomainHarness;
  let tool: GetTapeChartTool;
  const asked = { from: 'today', days: 7, limit: 50 };

  beforeAll(async () => {
    house = await DomainHarness.start();
    tool = house.make(GetTapeChartTool);
  });
  afterAll(() => house.stop());

  it('goes through every room once, with the stays of the period', async () => {
    const rooms: string[] = [];
    let cursor: unknown;
    do {
      const answer = await tool.run(asked, house.call({ cursor: cursor as never }));
      expect(answer.data).toMatchObject({ from: '2026-03-10', to: '2026-03-16', total: 120 });
      rooms.push(...answer.data.rooms.map(({ room }) => room));
      for (const { bars } of answer.data.rooms)
        for (const bar of bars)
          expect([bar.from <= '2026-03-16', bar.to >= '2026-03-10']).toEqual([true, true]);
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(new Set(rooms).size).toBe(120);
    expect(rooms).toHaveLength(120);
  });

  it('shows one room type, blocked rooms as such, and says the same in text', async () => {
    const { data, text } = await tool.run({ ...asked, roomType: 'dlx' }, house.call());
    expect(new Set(data.rooms.map(({ roomType }) => roomType))).toEqual(new Set(['DLX']));
    for (const { room, bars } of data.rooms) {
      expect(text).toContain(room);
      for (const { what } of bars) expect(text).toContain(what);
    }
    const pages = await Promise.all([1, 2, 3].map((page) => tool.run(asked, house.call({ cursor: page }))));
    const kinds = pages.flatMap((page) =>
      page.data.rooms.flatMap(({ bars }) => bars.map(({ what }) => what)),
    );
    expect(kinds).toContain('out of order');
  });

  it('masks names without the right to see them, and names the nearest room type', async () => {
    const { data } = await tool.run(asked, house.callMasked());
    const names = data.rooms.flatMap(({ bars }) =>
      bars.filter(({ status }) => status).map(({ what }) => what),
    );
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(name).toMatch(/^.•••(, .•••)?$/);
    expect(await faultOf(tool.run({ ...asked, roomType: 'DLY' }, house.call()))).toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
    expect(house.contractProblems()).toEqual([]);
  });
});
