/** An assistant's line to a server: plain JSON-RPC over kept-alive HTTP, as a stateless client of 2025-11-25 sends it. */
import { Pool } from 'undici';

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': '2025-11-25',
};
/** What differs between two answers to one question though they say the same. */
const PASSING = new Set(['nextCursor', 'ageSeconds', 'asOf', 'warnings', 'requestId']);

export class Line {
  /** @param server what startServer gave */
  constructor(server, connections) {
    this.pool = new Pool(server.origin, { connections, pipelining: 1, headersTimeout: 120_000 });
  }

  /** One tool call: what it told, fit to be compared, and how long it took. */
  async call(name, args) {
    const began = performance.now();
    const { statusCode, body } = await this.pool.request({
      method: 'POST',
      path: '/mcp/x/all',
      headers: HEADERS,
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name, arguments: args },
      }),
    });
    const text = await body.text();
    const milliseconds = performance.now() - began;
    if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${text.slice(0, 300)}`);
    const { result, error } = JSON.parse(text);
    if (error !== undefined) throw new Error(`${name}: ${error.message}`);
    const failed = result.isError === true;
    const data = failed ? { refused: result.content[0].text.split(':')[0] } : result.structuredContent;
    return { milliseconds, failed, data, said: JSON.stringify(data, lasting) };
  }

  close() {
    return this.pool.destroy();
  }
}

function lasting(name, value) {
  return PASSING.has(name) ? undefined : value;
}
