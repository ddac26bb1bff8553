import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SecureContextOptions } from 'node:tls';
import { RandomIds } from '../kernel/ids.js';
import type { HttpOptions, TlsOptions } from './http.options.js';
import { STANDING_HEADERS, TRANSPORT_SECURITY } from './standing-headers.js';

/** Idle connections are kept longer than the usual 60 s of load balancers, so that it is never we who close first. */
const KEEP_ALIVE_SECONDS = 72;
/** Largest header block; a token, a trace and the protocol's headers fit many times. */
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 100;
const ids = new RandomIds();
const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * The HTTP/1.1 server under Nest, with limits on what a slow, greedy or malformed client can hold: time to send headers and
 * body, size of both, connections. HTTP/2 is left to proxies, and with it its flood attacks. Answers are not compressed, so
 * their length tells nothing of secrets in them.
 */
export function httpAdapter(options: HttpOptions): FastifyAdapter {
  const { trustedProxies, tls, requestTimeoutSeconds } = options;
  const node = {
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
    requireHostHeader: true,
    // Node looks for late clients every 30 s, which would be the real limit.
    connectionsCheckingInterval: Math.ceil((requestTimeoutSeconds * 1000) / 6),
  };
  return new FastifyAdapter({
    bodyLimit: options.maxBodyBytes,
    // On the line of the HTTP request and on every line of the call it carries.
    genReqId: () => ids.uuid(),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    requestTimeout: requestTimeoutSeconds * 1000,
    keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
    ...(tls === undefined ? { http: node } : { https: { ...node, ...contextOf(tls) } }),
  });
}

/** What holds for every route, before any of them is served. */
export function protect(app: NestFastifyApplication, options: HttpOptions): void {
  const server = app.getHttpServer();
  server.headersTimeout = Math.ceil((options.requestTimeoutSeconds * 1000) / 3);
  server.maxConnections = options.maxConnections;
  server.maxHeadersCount = MAX_HEADERS;
  const headers =
    options.tls === undefined ? STANDING_HEADERS : { ...STANDING_HEADERS, ...TRANSPORT_SECURITY };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      void reply.headers(headers);
      done();
    });
  app.enableCors(corsOf(options.allowedOrigins));
}

/** Serves new connections with another certificate; those under way keep theirs. */
export function replaceCertificate(app: NestFastifyApplication, tls: TlsOptions): void {
  const server = app.getHttpServer() as unknown as { setSecureContext?(context: SecureContextOptions): void };
  server.setSecureContext?.(contextOf(tls));
}

function contextOf({ certificate, key }: TlsOptions): SecureContextOptions {
  return { cert: certificate, key, minVersion: 'TLSv1.2' };
}

/** Any header may be sent (tools may mirror arguments into headers), but no cookies: callers prove themselves by `Authorization`. */
function corsOf(allowed: readonly string[]): Parameters<NestFastifyApplication['enableCors']>[0] {
  const known = new Set(allowed.map((origin) => origin.toLowerCase().replace(/\/$/, '')));
  return {
    origin: known.has('*') ? '*' : [...known, LOOPBACK_ORIGIN],
    methods: ['GET', 'POST', 'DELETE'],
    exposedHeaders: ['Mcp-Session-Id', 'WWW-Authenticate', 'Retry-After', 'RateLimit', 'RateLimit-Policy'],
    maxAge: 600,
  };
}
