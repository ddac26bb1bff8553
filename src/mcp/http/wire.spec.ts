import { request } from 'node:http';
import { startRig, type McpRig } from '../../../test/support/mcp-rig.js';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: {
    id?: unknown;
    result?: Record<string, unknown>;
    error?: { code: number; message: string; data?: unknown };
  };
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

describe('nonsense on the wire', () => {
  let rig: McpRig;

  beforeAll(async () => {
    rig = await startRig({ maxBodyBytes: 64 * 1024 });
  });
  afterAll(() => rig.stop());
  // Whatever came before, the next client is served.
  afterEach(async () => {
    const reply = await post({ jsonrpc: '2.0', id: 'alive', method: 'ping' });
    if (reply.body.id !== 'alive' || reply.body.result === undefined)
      throw new Error('The server is not well.');
  });

  /** Plain node:http, because fetch forbids Host and Origin. */
  function send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const target = new URL(`${rig.url}${path}`);
      const outgoing = request(target, { method, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: (text === '' ? {} : JSON.parse(text)) as Reply['body'],
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  function post(message: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return send('POST', '', { ...JSON_HEADERS, ...headers }, JSON.stringify(message));
  }

  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const modernHeaders = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' };

  it.each(['{broken', '', '"', '{"jsonrpc":"2.0"', '\u0000'])(
    'answers %j with a parse error',
    async (body) => {
      const reply = await send('POST', '', JSON_HEADERS, body);
      expect([reply.status, reply.body.error?.code, reply.body.id]).toEqual([400, -32700, null]);
    },
  );

  it.each([
    [[]],
    [[list]],
    [42],
    [null],
    [{}],
    [{ ...list, jsonrpc: '1.0' }],
    [{ ...list, id: null }],
    [{ ...list, id: {} }],
    [{ ...list, id: 1.5 }],
    [{ ...list, method: 7 }],
    [{ ...list, params: 'all' }],
    [{ jsonrpc: '2.0', id: 1 }],
    [{ jsonrpc: '2.0', id: 1, result: 5 }],
  ])('answers %j with an invalid request', async (message) => {
    const reply = await post(message);
    expect([reply.status, reply.body.error?.code]).toEqual([400, -32600]);
  });

  it('refuses a body above the limit', async () => {
    const reply = await post({ ...list, params: { filler: 'x'.repeat(70 * 1024) } });
    expect([reply.status, reply.body.error?.code]).toEqual([413, -32600]);
    expect(reply.body.error?.message).toBe('The body is larger than 65536 bytes.');
  });

  it('refuses other content types', async () => {
    const reply = await send('POST', '', { 'content-type': 'application/xml' }, '<xml/>');
    expect(reply.status).toBe(415);
    const text = await send('POST', '', { 'content-type': 'text/plain' }, JSON.stringify(list));
    expect(text.status).toBeGreaterThanOrEqual(400);
  });

  it('does not know other methods, by the rules of the era', async () => {
    const old = await post({ ...list, method: 'tools/burn' });
    expect([old.status, old.body.error?.code]).toEqual([200, -32601]);
    const modern = await post(
      { ...list, method: 'tools/burn', params: { _meta: meta } },
      { ...modernHeaders, 'mcp-method': 'tools/burn' },
    );
    expect([modern.status, modern.body.error?.code]).toEqual([404, -32601]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'does not know the method %s',
    async (method) => {
      const reply = await post({ ...list, method });
      expect(reply.body.error?.code).toBe(-32601);
    },
  );

  it('answers versions nobody speaks', async () => {
    const opened = await post({
      ...list,
      method: 'initialize',
      params: { protocolVersion: '2031-01-01', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
    });
    expect(opened.body.result).toMatchObject({ protocolVersion: '2025-11-25' });
    const header = await post(list, { 'mcp-protocol-version': '2031-01-01' });
    expect([header.status, header.body.error?.code]).toEqual([400, -32022]);
    expect(header.body.error?.data).toEqual({ supported: ['2026-07-28'], requested: '2031-01-01' });
  });

  it('wants headers and body of 2026-07-28 to agree', async () => {
    const params = { _meta: meta };
    const good = await post({ ...list, params }, modernHeaders);
    expect([good.status, good.body.result?.['resultType']]).toEqual([200, 'complete']);
    const without = await post({ ...list, params });
    expect([without.status, without.body.error?.code]).toEqual([400, -32020]);
    const other = await post({ ...list, params }, { ...modernHeaders, 'mcp-method': 'tools/call' });
    expect([other.status, other.body.error?.code]).toEqual([400, -32020]);
    const bare = await post(list, modernHeaders);
    expect([bare.status, bare.body.error?.code]).toEqual([400, -32602]);
  });

  it.each([
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost.evil.example' }],
    [{ host: 'evil.example' }],
    [{ host: '127.0.0.1.evil.example:80' }],
  ])('refuses %j before it reads the body', async (headers) => {
    const reply = await send('POST', '', { ...JSON_HEADERS, ...headers }, '{broken');
    expect(reply.status).toBe(403);
  });

  it.each([
    [{ origin: 'http://localhost:5173' }],
    [{ origin: 'http://127.0.0.1:6274' }],
    [{ host: 'localhost:1' }],
  ])('serves %j', async (headers) => {
    expect((await post(list, headers)).status).toBe(200);
  });

  it('refuses a client that accepts neither form of answer', async () => {
    expect((await post(list, { accept: 'text/html' })).status).toBe(406);
  });

  it('has no stream and no session to end when stateless', async () => {
    for (const method of ['GET', 'DELETE']) {
      const reply = await send(method, '', { accept: 'text/event-stream' });
      expect([method, reply.status, reply.headers['allow']]).toEqual([method, 405, 'POST']);
    }
  });

  it('takes answers to no question of its own', async () => {
    const reply = await post({ jsonrpc: '2.0', id: 0, result: { action: 'accept' } });
    expect(reply.status).toBe(400);
  });

  it('answers wrong types in known methods without a trace of itself', async () => {
    for (const params of [
      {},
      { name: 5 },
      { name: 'echo_text', arguments: [] },
      { name: 'echo_text', arguments: 'x' },
    ]) {
      const reply = await post({ ...list, method: 'tools/call', params });
      const text = JSON.stringify(reply.body);
      expect(reply.status).toBe(200);
      expect(reply.body.error?.code === -32602 || text.includes('INPUT_INVALID')).toBe(true);
      expect(text).not.toMatch(/at .*\.(ts|js)|zod|node_modules/i);
    }
  });

  it('answers with a stream of one event to a client that only takes streams', async () => {
    const reply = await fetch(rig.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(list),
    });
    expect(reply.headers.get('content-type')).toBe('text/event-stream');
    expect(reply.headers.get('x-accel-buffering')).toBe('no');
    expect(await reply.text()).toMatch(/^event: message\ndata: \{"jsonrpc":"2.0","id":1,"result":.*\}\n\n$/);
  });
});
