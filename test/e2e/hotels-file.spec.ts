import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Assistant } from '../support/assistant.js';
import { startServer, type RunningServer } from '../support/server.js';

/** One server for two chains, each behind its own gateway with its own credentials, by OPERA_HOTELS_FILE. */
describe('a hotels file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotels-'));
  const path = join(folder, 'hotels.json');
  let north: RunningSandbox;
  let south: RunningSandbox;
  let server: RunningServer;
  let assistant: Assistant;

  beforeAll(async () => {
    north = await startSandbox({ seed: 1, businessDate: '2026-11-23' });
    south = await startSandbox({ seed: 2, businessDate: '2027-02-01' });
    write([gateway(north, 'SAND01')]);
    server = await startServer({
      OPERA_HOTELS_FILE: path,
      OPERA_HOTELS_RELOAD_SECONDS: '1',
      OPERA_DEFAULT_HOTEL_ID: 'SAND01',
      OPERA_TOKEN_STORE_DIR: join(folder, 'tokens'),
      OPERA_ENCRYPTION_KEY: 'a-key-for-this-test-of-more-than-32-characters',
    });
    assistant = await Assistant.over('legacy', { url: server.url }, false);
  });

  afterAll(async () => {
    await assistant.close();
    await server.stop();
    await Promise.all([north.stop(), south.stop()]);
    rmSync(folder, { recursive: true });
  });

  it('serves the hotels it names and refuses others by naming the known ones', async () => {
    expect((await assistant.do('get_business_date')).data).toMatchObject({ businessDate: '2026-11-23' });
    const refused = await assistant.try('get_business_date', { hotelId: 'SAND02' });
    expect([refused.failed, refused.text]).toEqual([
      true,
      expect.stringMatching(/OPERA_HOTEL_UNKNOWN.*SAND01/s),
    ]);
  });

  it('takes up a change without a restart, each hotel at its own gateway', async () => {
    write([gateway(north, 'SAND01'), gateway(south, 'SAND02')]);
    let second = await assistant.try('get_business_date', { hotelId: 'SAND02' });
    while (second.failed) second = await assistant.try('get_business_date', { hotelId: 'SAND02' });
    expect(second.data).toMatchObject({ businessDate: '2027-02-01' });
    expect(south.calls().some(({ url }) => url.includes('SAND01'))).toBe(false);
  });

  it('asks for no new token after a restart, and keeps none in clear', async () => {
    const tokens = () => north.calls().filter(({ url }) => url === '/oauth/v1/tokens').length;
    const before = tokens();
    await server.stop();
    server = await startServer({
      OPERA_HOTELS_FILE: path,
      OPERA_DEFAULT_HOTEL_ID: 'SAND01',
      OPERA_TOKEN_STORE_DIR: join(folder, 'tokens'),
      OPERA_ENCRYPTION_KEY: 'a-key-for-this-test-of-more-than-32-characters',
    });
    assistant = await Assistant.over('legacy', { url: server.url }, false);
    expect((await assistant.do('get_business_date')).failed).toBe(false);
    expect(tokens()).toBe(before);
    expect(server.output()).not.toContain(north.connection.clientSecret);
  });

  function write(gateways: object[]): void {
    writeFileSync(path, JSON.stringify({ gateways }));
    expect(readFileSync(path, 'utf8')).toContain('gateways');
  }

  function gateway({ connection }: RunningSandbox, hotelId: string): object {
    const { gatewayUrl, clientId, clientSecret, appKey, enterpriseId } = connection;
    return { gatewayUrl, clientId, clientSecret, appKey, enterpriseId, hotels: [{ hotelId }] };
  }
});
