import { encode } from 'gpt-tokenizer';
import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { StayList } from '../stay.schema.js';
import { SearchReservationsTool } from './search-reservations.tool.js';

describe('search_reservations', () => {
  let harness: DomainHarness;
  let tool: SearchReservationsTool;

  beforeAll(async () => {
    harness = await DomainHarness.start();
    tool = harness.make(SearchReservationsTool);
  });
  afterAll(async () => harness.stop());

  it.each(['SAND01', 'SAND02'])('lists the arrivals of a day at %s, briefly', async (hotelId) => {
    const { data, text } = await tool.run({ arrivalFrom: 'today', limit: 20 }, harness.call({ hotelId }));
    expect(z.strictObject(StayList.shape).parse(data)).toEqual(data);
    expect(data.reservations.length).toBeGreaterThan(0);
    for (const row of data.reservations) expect(row.arrivalDate).toBe('2026-03-10');
    expect(encode(JSON.stringify(data)).length).toBeLessThan(2_500);
    expect(text.split('\n')).toHaveLength(data.reservations.length + 1);
  });

  it.each([
    ['expected', ['reserved', 'due_in']],
    ['in_house', ['in_house', 'due_out']],
    ['due_out', ['due_out']],
    ['cancelled', ['cancelled']],
    ['no_show', ['no_show']],
    ['checked_out', ['checked_out']],
  ] as const)('understands %s', async (status, kinds) => {
    const { data } = await tool.run({ status, limit: 50 }, harness.call());
    expect(data.reservations.length).toBeGreaterThan(0);
    for (const row of data.reservations) expect(kinds).toContain(row.status);
  });

  it('goes through the pages without a stay twice', async () => {
    const seen: string[] = [];
    let cursor: unknown;
    do {
      const answer = await tool.run(
        { status: 'in_house', limit: 20 },
        harness.call({ cursor: cursor as never }),
      );
      seen.push(...answer.data.reservations.map((row) => row.reservationId));
      cursor = answer.next;
    } while (cursor !== undefined);
    const { data } = await tool.run({ status: 'in_house', limit: 1 }, harness.call());
    expect(new Set(seen).size).toBe(data.total);
  });

  it('finds by name, by dates and by room type at once', async () => {
    const { data } = await tool.run({ status: 'expected', limit: 1 }, harness.call());
    const [row] = data.reservations;
    const found = await tool.run(
      { name: row!.guest, arrivalFrom: row!.arrivalDate, roomType: row!.roomType, limit: 20 },
      harness.call(),
    );
    expect(found.data.reservations.map((one) => one.reservationId)).toContain(row!.reservationId);
    const none = await tool.run({ name: row!.guest, arrivalFrom: '+500d', limit: 20 }, harness.call());
    expect(none).toMatchObject({ data: { reservations: [] }, text: 'No reservation fits.' });
  });

  it('knows who sleeps here tonight', async () => {
    const { data } = await tool.run({ stayOn: 'today', status: 'in_house', limit: 50 }, harness.call());
    for (const row of data.reservations) {
      expect(row.arrivalDate <= '2026-03-10' && row.departureDate > '2026-03-10').toBe(true);
    }
    expect(data.reservations.length).toBeGreaterThan(0);
  });

  it('masks guests for a caller who may not see them', async () => {
    const open = await tool.run({ status: 'in_house', limit: 5 }, harness.call());
    const masked = await tool.run({ status: 'in_house', limit: 5 }, harness.callMasked());
    const said = `${masked.text}${JSON.stringify(masked.data)}`;
    for (const row of open.data.reservations) expect(said).not.toContain(row.guest);
    expect(masked.data.reservations).toHaveLength(5);
  });

  it('asks for something to search by', async () => {
    expect(await faultOf(tool.run({ limit: 20 }, harness.call()))).toMatchObject({ code: 'INPUT_INVALID' });
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
