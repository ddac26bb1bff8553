import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmbeddedGatewayProbe } from './embedded-gateway.probe.js';
import { healthOptionsSchema } from './health.options.js';

const probeOf = (embeddedGatewayUrl?: string): EmbeddedGatewayProbe =>
  new EmbeddedGatewayProbe(healthOptionsSchema.parse({ version: '1', embeddedGatewayUrl }));

describe('the probe of the gateway within', () => {
  it('is up while anything answers there, down when nothing does', async () => {
    const server = createServer((_request, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const probe = probeOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { signal } = new AbortController();
    expect([probe.configured, await probe.look(signal)]).toEqual([true, { status: 'up' }]);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(await probe.look(signal)).toMatchObject({ status: 'down' });
  });

  it('is not asked where there is none', () => {
    expect(probeOf().configured).toBe(false);
  });
});
