import { gzipSync } from 'node:zlib';
import { createServer as createTlsServer } from 'node:tls';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { FakeGateway, type GatewayReply } from '../../../test/support/fake-gateway.js';
import { gatewayOptions } from '../../../test/support/opera-rig.js';
import { SystemClock } from '../../kernel/clock.js';
import { withDefaults, type TransportOptions } from '../opera.options.js';
import { HttpTransport } from './http.transport.js';
import { TransportError, type WireRequest } from './opera.transport.js';
import { SELF_SIGNED } from '../../../test/support/self-signed.js';

describe('HttpTransport', () => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  function transportOf(transport: Partial<TransportOptions> = {}) {
    const options = withDefaults({ gateways: [gatewayOptions('http://unused.example')], transport });
    const made = new HttpTransport(options, new SystemClock());
    open.push(() => made.close());
    return made;
  }

  async function start(reply: GatewayReply, transport: Partial<TransportOptions> = {}) {
    const gateway = new FakeGateway(() => reply);
    const url = await gateway.listen();
    open.push(() => gateway.close());
    const sent = transportOf(transport);
    const send = (more: Partial<WireRequest> = {}) => sent.send(request(url, more));
    return { gateway, send, url };
  }

  /** A TCP server that treats every connection by hand. */
  async function raw(
    onData: Parameters<typeof createServer>[1] & object,
    server: Server = createServer(onData),
  ) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    return (server.address() as AddressInfo).port;
  }

  const request = (url: string, more: Partial<WireRequest> = {}): WireRequest => ({
    method: 'GET',
    url: `${url}/x?y=1`,
    headers: {},
    signal: new AbortController().signal,
    timeoutMs: 5000,
    ...more,
  });
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => 'answered',
      (error: unknown) =>
        error instanceof TransportError ? { failure: error.failure, sent: error.sent } : error,
    );

  it('sends method, path, headers and body and reads status, headers and text', async () => {
    const { send, gateway } = await start({
      status: 201,
      headers: { location: '/a', 'X-Odd': 'b' },
      body: { ok: 'ü' },
    });
    const answer = await send({ method: 'POST', headers: { 'x-one': '1' }, body: '{"a":"ö"}' });
    expect(answer).toMatchObject({
      status: 201,
      text: '{"ok":"ü"}',
      headers: { location: '/a', 'x-odd': 'b' },
    });
    expect(gateway.seen[0]).toMatchObject({ method: 'POST', url: '/x?y=1', body: '{"a":"ö"}' });
    expect(gateway.seen[0]!.headers).toMatchObject({ 'x-one': '1' });
  });

  it('unpacks gzip', async () => {
    const { send } = await start((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('{"packed":true}'));
    });
    expect((await send()).text).toBe('{"packed":true}');
  });

  it.each<[string, GatewayReply]>([
    ['a long answer', { status: 200, body: 'x'.repeat(20_000) }],
    [
      'a long answer of unknown length',
      (response) => void Array.from({ length: 20 }, () => response.write('x'.repeat(1000))),
    ],
    [
      'a small gzip that grows',
      (response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync('x'.repeat(1_000_000)));
      },
    ],
  ])('gives up on %s', async (_name, reply) => {
    const { send } = await start(reply, { maxAnswerBytes: 10_000 });
    expect(await failure(send())).toEqual({ failure: 'oversize', sent: true });
  });

  it('cannot read broken gzip, an encoding it did not ask for, or what is not HTTP', async () => {
    const broken = await start((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end('nonsense');
    });
    expect(await failure(broken.send())).toEqual({ failure: 'garbled', sent: true });
    const brotli = await start({ status: 200, headers: { 'content-encoding': 'br' }, body: 'x' });
    expect(await failure(brotli.send())).toEqual({ failure: 'garbled', sent: true });
    const port = await raw((socket) => socket.on('data', () => socket.end('SSH-2.0-OpenSSH\r\n\r\n')));
    expect(await failure(transportOf().send(request(`http://127.0.0.1:${port}`)))).toEqual({
      failure: 'garbled',
      sent: true,
    });
  });

  it('ends a slow answer in time, also one that keeps dripping', async () => {
    const dripping = await start((response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await failure(dripping.send({ timeoutMs: 60 }))).toEqual({ failure: 'timeout', sent: true });
    const silent = await start(() => undefined);
    expect(await failure(silent.send({ timeoutMs: 30 }))).toEqual({ failure: 'timeout', sent: true });
  });

  it('takes a cancellation down to the socket', async () => {
    const closed = Promise.withResolvers<void>();
    const abort = new AbortController();
    const { send } = await start((response) => {
      response.on('close', () => closed.resolve());
      abort.abort();
    });
    expect(await failure(send({ signal: abort.signal }))).toEqual({ failure: 'aborted', sent: true });
    await closed.promise;
    expect(await failure(send({ signal: abort.signal }))).toEqual({ failure: 'aborted', sent: false });
  });

  it('knows that nothing left when there is no connection', async () => {
    const port = await raw(() => undefined);
    await open.pop()!();
    expect(await failure(transportOf().send(request(`http://127.0.0.1:${port}`)))).toEqual({
      failure: 'connect',
      sent: false,
    });
    expect(await failure(transportOf().send(request('http://nowhere.invalid')))).toEqual({
      failure: 'connect',
      sent: false,
    });
  });

  it('knows that the request left when the connection is lost, and what had come by then', async () => {
    const lost = await raw((socket) => socket.on('data', () => socket.resetAndDestroy()));
    const transport = transportOf();
    const write = { method: 'POST' as const, body: '{}' };
    expect(await failure(transport.send(request(`http://127.0.0.1:${lost}`, write)))).toEqual({
      failure: 'reset',
      sent: true,
    });
    const half = await raw((socket) =>
      socket.on('data', () =>
        socket.end('HTTP/1.1 201 Created\r\nlocation: /r/7\r\ncontent-length: 50\r\n\r\n{"a"'),
      ),
    );
    await expect(transport.send(request(`http://127.0.0.1:${half}`, write))).rejects.toMatchObject({
      failure: 'reset',
      sent: true,
      status: 201,
      location: '/r/7',
    });
  });

  it('does not trust a certificate that nobody vouches for, and trusts a private authority it was given', async () => {
    const server = createTlsServer(SELF_SIGNED, (socket) => {
      socket.on('data', () => socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'));
    });
    const port = await raw(() => undefined, server);
    const target = request(`https://localhost:${port}`);
    expect(await failure(transportOf().send(target))).toEqual({ failure: 'tls', sent: false });
    const trusting = transportOf({ certificateAuthorities: [SELF_SIGNED.cert] });
    expect((await trusting.send(target)).status).toBe(204);
  });

  it('keeps its connections under load and closes those beyond the ceiling soon after', async () => {
    const { send, gateway } = await start(
      { status: 204 },
      { maxConnections: 10, maxKeepaliveConnections: 3 },
    );
    for (let round = 0; round < 5; round += 1) await Promise.all(Array.from({ length: 10 }, () => send()));
    const sockets = new Set(gateway.seen.map(({ socket }) => socket));
    expect(sockets.size).toBe(10);
    const surplus = Promise.withResolvers<void>();
    let closed = 0;
    for (const socket of sockets) socket.on('close', () => (closed += 1) === 7 && surplus.resolve());
    await surplus.promise;
    await send();
    expect(sockets.has(gateway.seen.at(-1)!.socket)).toBe(true);
    expect(closed).toBe(7);
  });

  it('opens no more connections than it may', async () => {
    const { send, gateway } = await start(
      { status: 204 },
      { maxConnections: 4, maxKeepaliveConnections: 50 },
    );
    await Promise.all(Array.from({ length: 40 }, () => send()));
    expect(gateway.seen).toHaveLength(40);
    expect(new Set(gateway.seen.map(({ socket }) => socket)).size).toBeLessThanOrEqual(4);
  });

  it('opens nothing more once it is closed', async () => {
    const gateway = new FakeGateway(() => ({ status: 204 }));
    const url = await gateway.listen();
    open.push(() => gateway.close());
    const transport = transportOf();
    await transport.close();
    expect(await failure(transport.send(request(url)))).toEqual({ failure: 'aborted', sent: false });
    expect(gateway.seen).toHaveLength(0);
  });
});
