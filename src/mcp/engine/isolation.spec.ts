import { Agent, request } from 'undici';
import { startRig, type McpRig } from '../../../test/support/mcp-rig.js';

const CLIENTS = 1000;

/** CVE-2026-25536: shared servers gave one client's answer to another whose request had the same id. */
describe('a thousand clients with the same id', () => {
  let rig: McpRig;
  let agent: Agent;

  beforeAll(async () => {
    rig = await startRig({ sessions: true });
    agent = new Agent({ connections: 100 });
  });
  afterAll(async () => {
    await agent.close();
    await rig.stop();
  });

  async function call(text: string, modern: boolean): Promise<unknown> {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const params = { name: 'echo_text', arguments: { text }, ...(modern ? { _meta } : {}) };
    const headers = {
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': 'echo_text',
    };
    const { body } = await request(rig.url, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', ...(modern ? headers : {}) },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
    return body.json();
  }

  it('each gets its own answer, both eras interleaved', async () => {
    const texts = Array.from({ length: CLIENTS }, (_, client) => `client ${client}`);
    const answers = await Promise.all(texts.map((text, client) => call(text, client % 2 === 0)));
    const wrong = texts.filter((text, client) => {
      const { id, result } = answers[client] as {
        id: number;
        result: { structuredContent: { lines: string[] } };
      };
      return id !== 1 || result.structuredContent.lines[0] !== text;
    });
    expect(wrong).toEqual([]);
  });

  it('no session may answer a question put to another', async () => {
    const open = async (capabilities: object): Promise<string> => {
      const response = await fetch(rig.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'initialize',
          params: { protocolVersion: '2025-11-25', capabilities, clientInfo: { name: 'x', version: '1' } },
        }),
      });
      return response.headers.get('mcp-session-id') ?? '';
    };
    const send = (session: string, message: object): Promise<Response> =>
      fetch(rig.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'mcp-session-id': session,
        },
        body: JSON.stringify({ jsonrpc: '2.0', ...message }),
      });
    const asked = await open({ elicitation: {} });
    const stranger = await open({ elicitation: {} });
    const call = await send(asked, {
      id: 1,
      method: 'tools/call',
      params: { name: 'pay_bill', arguments: { amount: 1 } },
    });
    const reader = (call.body as ReadableStream<Uint8Array>).getReader();
    const event = new TextDecoder().decode((await reader.read()).value);
    const { id } = JSON.parse(/data: (.*)/.exec(event)?.[1] ?? '{}') as { id: number };
    const yes = { id, result: { action: 'accept', content: { confirm: true } } };
    expect((await send(stranger, yes)).status).toBe(400);
    expect(rig.till.balance).toBe(100);
    expect((await send(asked, yes)).status).toBe(202);
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"outcome":"done"');
    expect(rig.till.balance).toBe(99);
    expect((await send('made-up', yes)).status).toBe(404);
  });
});
