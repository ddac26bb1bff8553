import { HouseRig } from '../../../../test/support/house-rig.js';
import { ListValuesTool } from './list-values.tool.js';

describe('list_values', () => {
  let house: HouseRig;
  let tool: ListValuesTool;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(ListValuesTool);
  });
  afterAll(() => house.stop());

  const run = (list: string, search?: string) =>
    tool.run({ list, search, includeInactive: false, limit: 50 }, house.call());

  it('gives the codes of a list named in plain words', async () => {
    const { data, text } = await run('room types');
    expect(data.values.map(({ code }) => code)).toContain('DLX');
    expect(text).toContain('DLX');
  });

  it('narrows to what was searched for', async () => {
    const { data } = await run('cancellation reasons', 'weather');
    expect(data.values.map(({ description }) => description)).toEqual(['Weather']);
  });
});
