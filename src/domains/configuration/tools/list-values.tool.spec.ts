import { faultOf } from '../../../../test/support/domain-harness.js';
import { HouseRig } from '../../../../test/support/house-rig.js';
import type { ToolCall } from '../../../mcp/declaration/tool.declaration.js';
import { ListValuesTool } from './list-values.tool.js';

describe('list_values', () => {
  let house: HouseRig;
  let tool: ListValuesTool;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(ListValuesTool);
  });
  afterAll(() => house.stop());

  const list = (name: string, more: object = {}, by: Partial<ToolCall> = {}) =>
    tool.run({ list: name, includeInactive: false, limit: 50, ...more }, house.call(by));

  it.each([
    ['cancellation reasons', 'CancellationReasons', 'ILL'],
    ['CancellationReasons', 'CancellationReasons', 'ILL'],
    ['reasons for cancelling', 'CancellationReasons', 'ILL'],
    ['countries', 'Countries', 'FR'],
    ['room types', 'roomTypes', 'DLX'],
    ['lov.getRoomTypesLOV', 'roomTypes', 'DLX'],
    ['transaction codes', 'transactionCodes', '3000'],
    ['payment methods', 'paymentMethods', 'CA'],
    ['vip levels', 'VIPStatuses', '1'],
    ['market codes', 'MarketCodes', 'COR'],
    ['rate codes', 'RateCodes', 'BAR'],
    ['reasons for moving room', 'RoomMoveReasons', 'NOIS'],
  ])('finds %s', async (words, name, code) => {
    const { data, text } = await list(words, { limit: 200 });
    expect(data.list).toBe(name);
    expect(data.values.map((value) => value.code)).toContain(code);
    for (const value of data.values) expect(text).toContain(value.code);
  });

  it('searches in codes and descriptions, and offers the nearest', async () => {
    const { data } = await list('countries', { search: 'united' });
    expect(data.values.map(({ code }) => code).toSorted()).toEqual(['AE', 'GB', 'US']);
    const missed = await list('countries', { search: 'Germony' });
    expect(missed.data.values[0]?.code).toBe('DE');
    expect(missed.notes?.join()).toContain('nearest');
  });

  it('turns pages', async () => {
    const first = await list('countries', { limit: 5 });
    expect(first.data.values).toHaveLength(5);
    expect(first.next).toBe(5);
    const second = await list('countries', { limit: 5 }, { cursor: first.next });
    expect(second.data.values[0]).not.toEqual(first.data.values[0]);
  });

  it('asks OPERA once', async () => {
    await list('currencies');
    const before = house.sentAltogether();
    await list('currencies', { search: 'euro' });
    expect(house.sentAltogether()).toBe(before);
  });

  it('says what a list depends on', async () => {
    const fault = await faultOf(list('postal codes'));
    expect(fault).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'parameters' } });
    expect(fault.message).toContain('country');
    const { data } = await list('postal codes', { parameters: { country: 'FR' } });
    expect(data.total).toBe(0);
  });

  it('names the nearest lists for words that mean none', async () => {
    const fault = await faultOf(list('xyzzy'));
    expect(fault.code).toBe('NOT_FOUND');
    expect(fault.advice).toContain('room types');
  });
});
