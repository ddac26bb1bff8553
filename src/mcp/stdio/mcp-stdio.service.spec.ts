import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import { startRig } from '../../../test/support/mcp-rig.js';
import { McpStdio } from './mcp-stdio.service.js';

describe('McpStdio', () => {
  it('serves both eras over one pair of streams', async () => {
    const rig = await startRig();
    const input = new PassThrough();
    const output = new PassThrough();
    const served = rig.app.get(McpStdio).serve(input, output);
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const call = { name: 'echo_text', arguments: { text: 'hi' } };
    const send = (message: object): void =>
      void input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {} } });
    send({ method: 'notifications/initialized' });
    send({ id: 2, method: 'tools/call', params: call });
    send({ id: 3, method: 'server/discover', params: { _meta: meta } });
    send({ id: 4, method: 'tools/call', params: { ...call, _meta: meta } });
    input.write('{broken\n');
    input.end();
    await served;
    output.end();
    const answers: { id: number | null; result?: Record<string, unknown>; error?: { code: number } }[] = [];
    for await (const line of createInterface({ input: output })) answers.push(JSON.parse(line) as never);
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    expect(byId.get(1)?.result).toMatchObject({ protocolVersion: '2025-06-18' });
    expect(byId.get(2)?.result).toMatchObject({ structuredContent: { lines: ['hi'], hotel: 'HOTEL1' } });
    expect(byId.get(3)?.result).toMatchObject({ supportedVersions: ['2026-07-28'], resultType: 'complete' });
    expect(byId.get(4)?.result).toMatchObject({ resultType: 'complete' });
    expect(byId.get(null)?.error).toMatchObject({ code: -32700 });
    await rig.stop();
  });
});
