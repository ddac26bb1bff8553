import type { AddressInfo } from 'node:net';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { composeApplication, type Application } from '../support/application.js';
import { legacyClient, modernClient } from '../support/mcp-client.js';

const REFERENCE = { type: 'ref/resource', uri: 'opera://catalogue/{module}.{operationId}' } as const;

describe.each(['2025-11-25', '2026-07-28'])('the catalogue through a client of %s', (revision) => {
  let sandbox: RunningSandbox;
  let application: Application;
  let client: Awaited<ReturnType<typeof legacyClient>> | Awaited<ReturnType<typeof modernClient>>;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, seed: 3, businessDate: '2026-11-23' });
    const { connection } = sandbox;
    application = await composeApplication({
      OPERA_GATEWAY_URL: connection.gatewayUrl,
      OPERA_CLIENT_ID: connection.clientId,
      OPERA_CLIENT_SECRET: connection.clientSecret,
      OPERA_APP_KEY: connection.appKey,
      OPERA_ENTERPRISE_ID: connection.enterpriseId,
      OPERA_DEFAULT_HOTEL_ID: connection.defaultHotelId,
    });
    await application.app.listen(0, '127.0.0.1');
    const { port } = application.app.getHttpServer().address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/mcp`;
    client = await (revision === '2025-11-25' ? legacyClient(url) : modernClient(url));
  }, 60_000);

  afterAll(async () => {
    await client?.close();
    await application?.app.close();
    await sandbox?.stop();
  });

  const read = async (uri: string): Promise<string> => {
    const [content] = (await client.readResource({ uri })).contents;
    return content !== undefined && 'text' in content ? content.text : '';
  };

  it('is read module by module and operation by operation', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    const uris = resourceTemplates.map(({ uriTemplate }) => uriTemplate);
    expect(uris).toEqual(expect.arrayContaining(['opera://catalogue/{module}', REFERENCE.uri]));
    expect(await read('opera://catalogue/hsk')).toContain('hsk.postOutOfOrderRooms (destructive) POST');
    const told = JSON.parse(await read('opera://catalogue/rsv.postReservation')) as object;
    expect(told).toMatchObject({ operation: 'rsv.postReservation', effect: 'write' });
    await expect(read('opera://catalogue/rsw')).rejects.toThrow(/rsv/);
  });

  it('completes modules and operations', async () => {
    const complete = async (name: string, value: string, known?: Record<string, string>) =>
      (
        await client.complete({
          ref: REFERENCE,
          argument: { name, value },
          ...(known && { context: { arguments: known } }),
        })
      ).completion.values;
    expect(await complete('module', 'hs')).toEqual(['hsk']);
    expect(await complete('operationId', 'postoutof', { module: 'hsk' })).toEqual([
      'postOutOfOrderRooms',
      'postOutOfServiceRooms',
    ]);
  });

  it('is searched, described and called by its tools', async () => {
    const call = async (name: string, args: Record<string, unknown>) =>
      (await client.callTool({ name, arguments: args })).structuredContent as Record<string, unknown>;
    const { found } = await call('search_operations', { query: 'change the market code of a block' });
    expect(JSON.stringify(found)).toContain('blk.putBlock');
    const told = await call('describe_operation', { operation: 'bof.getBusinessDate' });
    expect(told['next']).toBe('call_read_operation');
    const answer = await call('call_read_operation', { operation: 'bof.getBusinessDate' });
    expect(JSON.stringify(answer)).toContain('2026-11-23');
  });
});
