import { compose } from '../../src/cli/composition.js';
import { startSandbox, type RecordedCall, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { composeApplication, type Application } from '../support/application.js';

/** An answer of tools/call. */
interface Told {
  readonly isError?: boolean;
  readonly structuredContent?: Readonly<Record<string, unknown>>;
  readonly content?: readonly { readonly text?: string }[];
}

// Each case composes the application anew, some three times.
jest.setTimeout(30_000);

let sandbox: RunningSandbox;
let application: Application | undefined;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, businessDate: '2026-11-23' });
});

afterEach(async () => {
  await application?.app.close();
  application = undefined;
});

afterAll(async () => sandbox?.stop());

/** The application on the sandbox, with these variables. */
async function start(environment: Record<string, string> = {}): Promise<void> {
  const { connection } = sandbox;
  application = await composeApplication({
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_DEFAULT_HOTEL_ID: connection.defaultHotelId,
    ...environment,
  });
}

/** A request of the 2025 era to the MCP endpoint. */
async function send(
  method: string,
  params: object = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Readonly<Record<string, unknown>>; result: unknown }> {
  const reply = await application!.app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      host: 'localhost',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
      ...headers,
    },
    payload: { jsonrpc: '2.0', id: 1, method, params },
  });
  const body = reply.body === '' ? {} : (JSON.parse(reply.body) as { result?: unknown });
  return { status: reply.statusCode, headers: reply.headers, result: body.result };
}

async function call(name: string, args: object = {}): Promise<Told> {
  return (await send('tools/call', { name, arguments: args })).result as Told;
}

async function listed(): Promise<string[]> {
  const { result } = await send('tools/list');
  return (result as { tools: { name: string }[] }).tools.map(({ name }) => name);
}

const textOf = (told: Told): string => (told.content ?? []).map(({ text }) => text ?? '').join('\n');

/** What reached the sandbox while `work` ran. */
async function during(work: () => Promise<unknown>): Promise<readonly RecordedCall[]> {
  const before = sandbox.calls().length;
  await work();
  return sandbox.calls().slice(before);
}

const dateCalls = (calls: readonly RecordedCall[]): readonly RecordedCall[] =>
  calls.filter(({ operationId }) => operationId === 'bof.getBusinessDate');

describe('settings of OPERA, on the wire', () => {
  it('stand in the headers of every request', async () => {
    await start({
      OPERA_DEFAULT_HOTEL_ID: 'SAND02',
      OPERA_EXTERNAL_SYSTEM: 'PMSX',
      OPERA_LANGUAGE: 'de',
    });
    const [sent] = dateCalls(await during(() => call('get_business_date')));
    expect(sent?.status).toBe(200);
    expect(sent?.headers).toMatchObject({
      'x-hotelid': 'SAND02',
      'x-externalsystem': 'PMSX',
      'accept-language': 'de',
    });
  });

  it.each(['OPERA_CLIENT_ID', 'OPERA_CLIENT_SECRET', 'OPERA_APP_KEY', 'OPERA_ENTERPRISE_ID', 'OPERA_SCOPE'])(
    'let nobody in with another %s',
    async (name) => {
      await start({ [name]: 'WRONG' });
      expect(await call('get_business_date')).toMatchObject({ isError: true });
    },
  );

  it('choose the grant: an integration user takes that of passwords', async () => {
    const { username, password } = sandbox.connection;
    await start({ OPERA_USERNAME: username, OPERA_PASSWORD: password, OPERA_ENTERPRISE_ID: '' });
    expect(await call('get_business_date')).not.toMatchObject({ isError: true });
    await application?.app.close();
    await start({ OPERA_USERNAME: username, OPERA_PASSWORD: 'wrong', OPERA_ENTERPRISE_ID: '' });
    expect(await call('get_business_date')).toMatchObject({ isError: true });
  });

  it('bound the hotels acted for', async () => {
    await start({ OPERA_HOTELS: 'SAND02' });
    expect(textOf(await call('get_business_date', { hotelId: 'SAND01' }))).toContain('OPERA_HOTEL_UNKNOWN');
  });

  it.each([
    ['true', 1],
    ['false', 2],
  ])('remember answers or not: OPERA_ENABLE_CACHE=%s', async (enabled, times) => {
    await start({ OPERA_ENABLE_CACHE: enabled });
    const calls = await during(async () => {
      await call('get_business_date');
      await call('get_business_date');
    });
    expect(dateCalls(calls)).toHaveLength(times);
  });

  it.each([
    ['0', 1],
    ['1', 2],
  ])('try a read again so often: OPERA_MAX_RETRIES=%s', async (retries, times) => {
    await start({ OPERA_MAX_RETRIES: retries });
    await order([{ operation: 'bof.getBusinessDate', rate: 1, status: 503 }]);
    const calls = await during(() => call('get_business_date'));
    await order([]);
    expect(dateCalls(calls)).toHaveLength(times);
  });
});

/** Orders troubles of the sandbox. */
async function order(faults: readonly object[]): Promise<void> {
  const url = `${sandbox.connection.gatewayUrl}/sandbox/control/faults`;
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ faults }) });
  expect(status).toBe(200);
}

describe('settings of the server, at work', () => {
  it('choose the tools', async () => {
    await start({ MCP_WRITE_MODE: 'read-only' });
    expect(await listed()).not.toContain('create_reservation');
    await application?.app.close();
    await start({ MCP_TOOLSETS: 'system' });
    const system = await listed();
    expect(system).toContain('get_server_info');
    expect(system).not.toContain('get_business_date');
    await application?.app.close();
    await start({ MCP_PROFILE: 'housekeeping' });
    expect(await listed()).not.toContain('create_reservation');
  });

  it('decide which hosts and pages are served, and how much is read', async () => {
    await start({
      MCP_ALLOWED_HOSTS: 'mcp.hotels.example',
      MCP_ALLOWED_ORIGINS: 'https://page.example',
      MCP_MAX_BODY_BYTES: '1024',
    });
    const statusOf = async (headers: Record<string, string>, params = {}): Promise<number> =>
      (await send('ping', params, headers)).status;
    expect(await statusOf({ host: 'mcp.hotels.example' })).toBe(200);
    expect(await statusOf({ host: 'elsewhere.example' })).toBe(403);
    expect(await statusOf({ origin: 'https://page.example' })).toBe(200);
    expect(await statusOf({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await statusOf({}, { filler: 'x'.repeat(1024) })).toBe(413);
  });

  it('give sessions or none', async () => {
    const hello = {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'x', version: '1' },
    };
    await start({ MCP_SESSIONS: 'true' });
    expect((await send('initialize', hello)).headers).toHaveProperty('mcp-session-id');
    await application?.app.close();
    await start();
    expect((await send('initialize', hello)).headers).not.toHaveProperty('mcp-session-id');
  });

  it('hold a caller to its quota', async () => {
    await start({ MCP_CALLS_PER_MINUTE: '1' });
    expect(await call('get_business_date')).not.toMatchObject({ isError: true });
    expect(textOf(await call('get_business_date'))).toContain('THROTTLED');
  });

  it('cut long answers', async () => {
    const report = async (tokens: string): Promise<string> => {
      await start({ MCP_MAX_RESULT_TOKENS: tokens });
      const told = await call('search_reservations', { arrivalFrom: '-3d', arrivalTo: '+10d', limit: 50 });
      await application?.app.close();
      return JSON.stringify(told);
    };
    const [short, long] = [await report('500'), await report('6000')];
    expect(short.length).toBeLessThan(long.length / 2);
  });

  it('sign with the key given, so that another replica takes a cursor on', async () => {
    const key = 'a-key-of-the-house-with-32-characters';
    const days = { arrivalFrom: '-3d', arrivalTo: '+10d', limit: 2 };
    await start({ MCP_SIGNING_KEY: key });
    const cursor = (await call('search_reservations', days)).structuredContent?.['nextCursor'];
    expect(cursor).toEqual(expect.any(String));
    await application?.app.close();
    await start({ MCP_SIGNING_KEY: key });
    expect(await call('search_reservations', { ...days, cursor })).not.toMatchObject({ isError: true });
    await application?.app.close();
    await start({ MCP_SIGNING_KEY: `${key}-another` });
    expect(await call('search_reservations', { ...days, cursor })).toMatchObject({ isError: true });
  });
});

describe('settings of the sandbox', () => {
  it('choose its day and its people', async () => {
    const arrivalsWith = async (seed: string): Promise<string | undefined> => {
      const composition = await compose({ SANDBOX_SEED: seed, SANDBOX_BUSINESS_DATE: '2027-01-02' });
      const { gateway } = composition.config;
      await start({ OPERA_GATEWAY_URL: gateway!.gatewayUrl });
      const told = await call('get_arrivals_report', { limit: 20 });
      await application?.app.close();
      await composition.sandbox?.stop();
      // Without the cursor, which is another one each time.
      return textOf(told).split('More follow')[0];
    };
    const [one, same, other] = [await arrivalsWith('5'), await arrivalsWith('5'), await arrivalsWith('6')];
    expect(one).toContain('2027-01-02');
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});
