import { Controller, Get, Module, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SELF_SIGNED } from '../../test/support/self-signed.js';
import type { HttpOptions } from './http.options.js';
import { httpAdapter, protect, replaceCertificate } from './http-server.js';

const OPTIONS: HttpOptions = {
  trustedProxies: [],
  allowedOrigins: ['https://assistant.example'],
  maxBodyBytes: 1024,
  maxConnections: 100,
  requestTimeoutSeconds: 30,
};

@Controller()
class AddressController {
  @Get('address')
  address(@Req() request: { ip: string }): { ip: string } {
    return { ip: request.ip };
  }
}

@Module({ controllers: [AddressController] })
class AddressModule {}

describe('the HTTP server', () => {
  let app: NestFastifyApplication;

  async function start(more: Partial<HttpOptions> = {}): Promise<number> {
    const options = { ...OPTIONS, ...more };
    app = await NestFactory.create<NestFastifyApplication>(AddressModule, httpAdapter(options), {
      logger: false,
    });
    protect(app, options);
    await app.listen(0, '127.0.0.1');
    return (app.getHttpServer().address() as AddressInfo).port;
  }

  /** Everything the server sends on a connection until it closes it. */
  async function said(socket: Socket): Promise<string> {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined);
    await once(socket, 'close');
    return Buffer.concat(chunks).toString('latin1');
  }

  afterEach(async () => app.close());

  it('sends its standing headers with every answer, also with errors', async () => {
    const port = await start();
    for (const path of ['address', 'nowhere']) {
      const { headers } = await fetch(`http://127.0.0.1:${port}/${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it.each([
    ['https://assistant.example', true],
    ['http://localhost:6274', true],
    ['https://evil.example', false],
    ['http://localhost.evil.example', false],
    ['null', false],
  ])('tells browsers whether pages of %s may ask: %s', async (origin, allowed) => {
    const port = await start();
    const { status, headers } = await fetch(`http://127.0.0.1:${port}/address`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-a' },
    });
    expect(headers.get('access-control-allow-origin')).toBe(allowed ? origin : null);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(status === 204 && headers.get('access-control-allow-headers') === 'x-a').toBe(true);
  });

  it('believes forwarding headers of trusted proxies only', async () => {
    const ask = async (port: number): Promise<unknown> => {
      const headers = { 'x-forwarded-for': '203.0.113.9' };
      return (await fetch(`http://127.0.0.1:${port}/address`, { headers })).json();
    };
    expect(await ask(await start())).toEqual({ ip: '127.0.0.1' });
    await app.close();
    expect(await ask(await start({ trustedProxies: ['10.0.0.0/8'] }))).toEqual({ ip: '127.0.0.1' });
    await app.close();
    expect(await ask(await start({ trustedProxies: ['127.0.0.0/8'] }))).toEqual({ ip: '203.0.113.9' });
  });

  it.each([
    [
      'two lengths',
      'POST /address HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
    ],
    [
      'length and chunks',
      'POST /address HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'an unclear chunk header',
      'POST /address HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a bare line feed', 'GET /address HTTP/1.1\r\nHost: a\nX: b\r\n\r\n'],
    ['no host', 'GET /address HTTP/1.1\r\n\r\n'],
    ['headers without end', `GET /address HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('does not guess at a request with %s: 4xx and the connection ends', async (_name, text) => {
    const socket = connect(await start(), '127.0.0.1');
    socket.write(text);
    const answer = await said(socket);
    // What is not read yet may turn the close into a reset that overtakes the answer.
    expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  });

  it('gives a client that dribbles its headers a bounded time', async () => {
    const socket = connect(await start({ requestTimeoutSeconds: 0.3 }), '127.0.0.1');
    socket.write('GET /address HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    const dribble = setInterval(() => socket.write('x'), 20);
    expect(await said(socket)).toMatch(/^(HTTP\/1\.1 408 |$)/);
    clearInterval(dribble);
  });

  it('gives a body that never comes a bounded time', async () => {
    const socket = connect(await start({ requestTimeoutSeconds: 0.3 }), '127.0.0.1');
    socket.write(
      'POST /address HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    expect(await said(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('turns away connections beyond its limit', async () => {
    const port = await start({ maxConnections: 1 });
    const first = connect(port, '127.0.0.1');
    await once(first, 'connect');
    // Answered, so that the server certainly counts it.
    first.write('GET /address HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(first, 'data');
    expect(await said(connect(port, '127.0.0.1'))).toBe('');
    first.destroy();
  });

  it('speaks TLS when it has a certificate, which may be replaced', async () => {
    const port = await start({ tls: { certificate: SELF_SIGNED.cert, key: SELF_SIGNED.key } });
    replaceCertificate(app, { certificate: SELF_SIGNED.cert, key: SELF_SIGNED.key });
    const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca: SELF_SIGNED.cert });
    socket.write('GET /address HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(await said(socket)).toMatch(/200 OK[^]*strict-transport-security/i);
  });
});
