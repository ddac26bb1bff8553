import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ROUTINES } from '../../src/domains/routines/routines.table.js';
import { legacyClient } from '../support/mcp-client.js';
import { startServer, type RunningServer } from '../support/server.js';

/** Through a real client, against the built server with the embedded sandbox. */
describe('resources and prompts of the hotel', () => {
  let server: RunningServer;
  let client: Client;

  beforeAll(async () => {
    server = await startServer();
    client = await legacyClient(`${server.origin}/mcp/x/all`);
  });

  afterAll(async () => {
    await client?.close();
    await server?.stop();
  });

  async function read(uri: string): Promise<Record<string, unknown>> {
    const { contents } = await client.readResource({ uri });
    return JSON.parse((contents[0] as { text: string }).text) as Record<string, unknown>;
  }

  it('lists hotels, and opens one, its date, its room types and a rate plan', async () => {
    expect(await read('opera://hotels')).toMatchObject({
      hotels: expect.arrayContaining([expect.objectContaining({ hotelId: 'SAND02' })]),
    });
    expect(await read('opera://hotels/SAND02')).toMatchObject({ hotelId: 'SAND02' });
    const { businessDate } = await read('opera://hotels/SAND01/business-date');
    expect(businessDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.stringify(await read('opera://hotels/SAND01/room-types'))).toContain('DLX');
    expect(JSON.stringify(await read('opera://hotels/SAND01/rates/BAR'))).toContain('BAR');
    await expect(read('opera://hotels/SAND01/rates/NOSUCH')).rejects.toThrow(/rate plan/i);
    await expect(read('opera://hotels/ELSEWHERE')).rejects.toThrow(/hotel/i);
  });

  it('opens a booking and its guest by the ids that tools give', async () => {
    const { structuredContent } = await client.callTool({
      name: 'search_reservations',
      arguments: { status: 'in_house', limit: 1 },
    });
    const [stay] = (structuredContent as { reservations: { reservationId: string }[] }).reservations;
    const booking = await read(`opera://reservations/${stay!.reservationId}`);
    expect(booking).toMatchObject({ reservationId: stay!.reservationId });
    const guests = await client.callTool({ name: 'search_guests', arguments: { name: 'M', limit: 1 } });
    const [guest] = (guests.structuredContent as { profiles: { profileId: string }[] }).profiles;
    expect(await read(`opera://profiles/${guest!.profileId}`)).toMatchObject({ profileId: guest!.profileId });
  });

  it('completes hotels and rate plans', async () => {
    const complete = async (uri: string, name: string, value: string, known?: Record<string, string>) =>
      (
        await client.complete({
          ref: { type: 'ref/resource', uri },
          argument: { name, value },
          ...(known === undefined ? {} : { context: { arguments: known } }),
        })
      ).completion.values;
    const rate = 'opera://hotels/{hotelId}/rates/{code}';
    expect(await complete('opera://hotels/{hotelId}', 'hotelId', 'sand')).toEqual(['SAND01', 'SAND02']);
    expect(await complete(rate, 'hotelId', 'SAND02')).toEqual(['SAND02']);
    expect(await complete(rate, 'code', 'BA', { hotelId: 'SAND01' })).toContain('BAR');
    await expect(complete(rate, 'code', 'BA', { hotelId: 'ELSEWHERE' })).rejects.toThrow(/hotel/);
  });

  it('offers the routines of the day, which name only tools that exist, and completes stays in them', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(expect.arrayContaining(ROUTINES.map(({ name }) => name)));
    const { tools } = await client.listTools();
    const known = new Set(tools.map(({ name }) => name));
    const named = ROUTINES.flatMap(({ steps }) => steps.flatMap((step) => step.tools));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name: 'check_out_guest' },
      argument: { name: 'reservation', value: '2' },
    });
    expect(completion.values.length).toBeGreaterThan(0);
    const { messages } = await client.getPrompt({
      name: 'check_out_guest',
      arguments: { reservation: completion.values[0]! },
    });
    expect(JSON.stringify(messages)).toContain(completion.values[0]);
  });
});
