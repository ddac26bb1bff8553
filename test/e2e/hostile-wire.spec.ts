import { startServer, type RunningServer } from '../support/server.js';

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const CALL = { jsonrpc: '2.0', method: 'tools/call', params: { name: 'get_business_date', arguments: {} } };

interface Reply {
  readonly status: number;
  readonly body: {
    id?: unknown;
    error?: { code: number; message: string };
    result?: Record<string, unknown>;
  };
}

/** Against the built server with the embedded sandbox, as `npm start` runs it. */
describe('nonsense on the wire', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({
      OPERA_REQUESTS_PER_SECOND: '500',
      OPERA_BURST_CAPACITY: '500',
      MCP_CALLS_PER_MINUTE: '100000',
    });
  });

  afterAll(async () => {
    await server.stop();
  });

  it.each([
    ['broken JSON', '{"jsonrpc":"2.0","id":1', 400, -32700],
    ['nothing', '', 400, -32700],
    ['a number', '7', 400, -32600],
    ['no method', '{"jsonrpc":"2.0","id":1}', 400, -32600],
    [
      'wrong types',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7,"arguments":[]}}',
      200,
      -32602,
    ],
    [
      'an unknown tool',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rob_the_safe"}}',
      200,
      -32602,
    ],
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"tools/destroy"}', 200, -32601],
  ])('%s gets the right error', async (_what, text, status, code) => {
    const reply = await post(text);
    expect([reply.status, reply.body.error?.code]).toEqual([status, code]);
    expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|\.js:\d+|at \w+ \(/);
  });

  it('refuses a body of 10 MB, and its sender gets to read why, every time', async () => {
    const large = JSON.stringify({ ...CALL, id: 1, padding: 'x'.repeat(10_000_000) });
    for (let round = 0; round < 10; round += 1) {
      const reply = await post(large);
      expect([reply.status, typeof reply.body.error?.code]).toEqual([413, 'number']);
    }
  });

  it('refuses a foreign Origin', async () => {
    const reply = await post(JSON.stringify({ ...CALL, id: 1 }), { origin: 'https://evil.example' });
    expect(reply.status).toBe(403);
  });

  it('answers an unknown protocol version of the header era with the versions it speaks', async () => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2031-01-01',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const reply = await post(JSON.stringify({ ...CALL, id: 1, params: { ...CALL.params, _meta } }), {
      'mcp-protocol-version': '2031-01-01',
      'mcp-method': 'tools/call',
      'mcp-name': 'get_business_date',
    });
    expect([reply.status, reply.body.error?.code]).toEqual([400, -32022]);
    expect(JSON.stringify(reply.body)).toContain('2026-07-28');
  });

  it('meets an unknown version in initialize with its own latest', async () => {
    const params = {
      protocolVersion: '2031-01-01',
      capabilities: {},
      clientInfo: { name: 'x', version: '1' },
    };
    const reply = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }));
    expect(reply.body.result?.['protocolVersion']).toBe('2025-11-25');
  });

  it('names the field and the fix of a wrong argument', async () => {
    const params = {
      name: 'check_room_availability',
      arguments: { arrival: 'today', departureDate: 'soon' },
    };
    const reply = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }));
    expect(reply.body.result).toMatchObject({ isError: true });
    expect(JSON.stringify(reply.body.result)).toMatch(/INPUT_INVALID.*arrival/s);
  });

  it('gives 1,000 callers with one id each their own answer', async () => {
    const wanted = Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 'SAND01' : 'SAND02'));
    const replies = await Promise.all(
      wanted.map((hotelId) =>
        post(JSON.stringify({ ...CALL, id: 1, params: { ...CALL.params, arguments: { hotelId } } })),
      ),
    );
    expect(
      replies.map(
        ({ body }) => (body.result?.['structuredContent'] as { hotelId: string } | undefined)?.hotelId,
      ),
    ).toEqual(wanted);
    expect(replies.every(({ status, body }) => status === 200 && body.id === 1)).toBe(true);
  });

  it('and is as healthy as before', async () => {
    const well = await post(JSON.stringify({ ...CALL, id: 'after' }));
    expect(well.body).toMatchObject({ id: 'after', result: { structuredContent: { hotelId: 'SAND01' } } });
    expect((await fetch(`${server.origin}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200);
  });

  async function post(body: string, headers: Record<string, string> = {}): Promise<Reply> {
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...headers },
      body,
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
  }
});
