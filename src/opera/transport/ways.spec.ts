import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer, request as httpRequest } from 'node:http';
import { connect, type AddressInfo, type Server } from 'node:net';
import { FakeGateway } from '../../../test/support/fake-gateway.js';
import { gatewayOptions } from '../../../test/support/opera-rig.js';
import { SELF_SIGNED } from '../../../test/support/self-signed.js';
import { SystemClock } from '../../kernel/clock.js';
import { withDefaults, type TransportOptions } from '../opera.options.js';
import { HttpTransport } from './http.transport.js';
import type { WireRequest } from './opera.transport.js';

/** Other ways to a gateway than plain HTTP/1.1: HTTP/2, and through a proxy. */
describe('HttpTransport on other ways', () => {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  function transportOf(transport: Partial<TransportOptions>) {
    const options = withDefaults({ gateways: [gatewayOptions('http://unused.example')], transport });
    const made = new HttpTransport(options, new SystemClock());
    open.push(() => made.close());
    return made;
  }

  async function listen(server: Server): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    return (server.address() as AddressInfo).port;
  }

  const request = (url: string, more: Partial<WireRequest> = {}): WireRequest => ({
    method: 'GET',
    url,
    headers: { 'x-one': '1' },
    signal: new AbortController().signal,
    timeoutMs: 5000,
    ...more,
  });

  async function http2Gateway(answer: (request: Http2ServerRequest, response: Http2ServerResponse) => void) {
    const sessions = new Set<{ close(): void; destroy(): void }>();
    const versions: string[] = [];
    const server = createSecureServer({ ...SELF_SIGNED, allowHTTP1: true }, (asked, response) => {
      versions.push(asked.httpVersion);
      answer(asked, response);
    });
    server.on('session', (session) => sessions.add(session));
    const port = await listen(server);
    open.unshift(() => {
      for (const session of sessions) session.destroy();
    });
    return { url: `https://localhost:${port}/x`, sessions, versions };
  }

  it('multiplexes over HTTP/2 where the gateway speaks it, and speaks HTTP/1.1 when told so', async () => {
    const gateway = await http2Gateway((asked, response) => {
      response.writeHead(201, { location: '/a', 'content-type': 'application/json' });
      asked.on('end', () => response.end('{"ok":true}')).resume();
    });
    const certificateAuthorities = [SELF_SIGNED.cert];
    const modern = transportOf({ http2: true, certificateAuthorities });
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => modern.send(request(gateway.url, { method: 'POST', body: '{}' }))),
    );
    expect(answers[29]).toMatchObject({ status: 201, text: '{"ok":true}', headers: { location: '/a' } });
    expect(new Set(gateway.versions)).toEqual(new Set(['2.0']));
    expect(gateway.sessions.size).toBeLessThan(30);
    const plain = transportOf({ http2: false, certificateAuthorities });
    expect((await plain.send(request(gateway.url))).status).toBe(201);
    expect(gateway.versions.at(-1)).toBe('1.1');
  });

  it('takes a cancellation to the stream and tells a lost session', async () => {
    const seen = Promise.withResolvers<void>();
    const gateway = await http2Gateway((asked, response) => {
      if (asked.url === '/lost') for (const session of gateway.sessions) session.destroy();
      else {
        response.stream.on('error', () => undefined);
        response.on('close', () => seen.resolve());
      }
      if (asked.url === '/x') abort.abort();
    });
    const abort = new AbortController();
    const transport = transportOf({ http2: true, certificateAuthorities: [SELF_SIGNED.cert] });
    await expect(transport.send(request(gateway.url, { signal: abort.signal }))).rejects.toMatchObject({
      failure: 'aborted',
      sent: true,
    });
    await seen.promise;
    const lost = request(gateway.url.replace('/x', '/lost'), { method: 'POST', body: '{}' });
    await expect(transport.send(lost)).rejects.toMatchObject({ failure: 'reset', sent: true });
  });

  it('goes through a proxy', async () => {
    const gateway = new FakeGateway(() => ({ status: 200, body: { via: 'proxy' } }));
    const url = await gateway.listen();
    open.push(() => gateway.close());
    const through: string[] = [];
    const proxy = createServer((asked, response) => {
      through.push(`forward ${asked.url}`);
      asked.pipe(
        httpRequest(asked.url!, { method: asked.method, headers: asked.headers }, (answer) => {
          response.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(response);
        }),
      );
    });
    proxy.on('connect', (asked, socket, head) => {
      through.push(`tunnel ${asked.url}`);
      const { hostname, port } = new URL(`http://${asked.url}`);
      const target = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      for (const end of [target, socket]) end.on('error', () => undefined);
      open.unshift(() => target.destroy());
    });
    const port = await listen(proxy);
    const transport = transportOf({ proxyUrl: `http://127.0.0.1:${port}` });
    expect((await transport.send(request(url))).text).toContain('proxy');
    expect(through).toHaveLength(1);
    await transport.close();
  });
});
