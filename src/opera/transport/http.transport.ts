import { Client, Pool, ProxyAgent, type Dispatcher } from 'undici';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { OperaOptions, type TransportOptions } from '../opera.options.js';
import { DeadlineWatch } from './deadline.watch.js';
import { AnswerReader } from './answer.reader.js';
import {
  type ConnectionFigures,
  type OperaTransport,
  TransportError,
  type WireAnswer,
  type WireRequest,
} from './opera.transport.js';

/** Idle time after which a connection beyond those kept is closed. */
const SURPLUS_MS = 1000;

/** HTTP/1.1 keep-alive and HTTP/2 over one pool per gateway. TLS certificates are always verified. */
@Injectable()
export class HttpTransport implements OperaTransport, OnApplicationShutdown {
  private readonly proxy?: Dispatcher;
  /** By origin. undici's own agent, which would keep them, costs every call a good part of what its pool does. */
  private readonly pools = new Map<string, Pool>();
  private readonly deadlines: DeadlineWatch;
  private closed = false;

  constructor(
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) clock: Clock,
  ) {
    this.proxy = proxyOf(options);
    this.deadlines = new DeadlineWatch(clock);
  }

  async send(request: WireRequest): Promise<WireAnswer> {
    // A retry may come after the end: it must not open what nobody would close.
    if (this.closed) throw new TransportError('aborted', false);
    const { origin, path } = partsOf(request.url);
    const reader = new AnswerReader(this.options.transport.maxAnswerBytes, request.signal);
    this.deadlines.watch(reader, request.timeoutMs, () => reader.expire());
    try {
      this.dispatcherTo(origin).dispatch(
        {
          origin,
          path,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
        },
        reader,
      );
      return await reader.answer;
    } finally {
      this.deadlines.forget(reader);
      reader.release();
    }
  }

  figures(origin: string): ConnectionFigures | undefined {
    const stats = this.pools.get(origin)?.stats;
    if (stats === undefined) return undefined;
    return { open: stats.connected, idle: stats.free, queued: stats.queued };
  }

  private dispatcherTo(origin: string): Dispatcher {
    if (this.proxy !== undefined) return this.proxy;
    let pool = this.pools.get(origin);
    if (pool === undefined) {
      const { transport } = this.options;
      const options = { ...poolOptions(transport), connect: tlsOf(transport) };
      this.pools.set(origin, (pool = poolOf(origin, options, transport.maxKeepaliveConnections)));
    }
    return pool;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.proxy?.destroy();
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
    this.pools.clear();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

/** Origin and the rest of an absolute URL that is escaped already; parsing it once more would be the dearest part of a call. */
function partsOf(url: string): { origin: string; path: string } {
  const slash = url.indexOf('/', url.indexOf('://') + 3);
  return slash < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) };
}

/** What certificates are held against, on the way to a gateway or proxy. */
function tlsOf({ connectTimeoutSeconds, certificateAuthorities: ca }: TransportOptions) {
  return {
    timeout: connectTimeoutSeconds * 1000,
    rejectUnauthorized: true,
    ...(ca ? { ca: [...ca] } : {}),
  };
}

function poolOptions(transport: TransportOptions) {
  const expiryMs = transport.keepaliveExpirySeconds * 1000;
  return {
    connections: transport.maxConnections,
    allowH2: transport.http2,
    keepAliveTimeout: expiryMs,
    keepAliveMaxTimeout: expiryMs,
    // The client times every attempt as a whole; two clocks would only disagree.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}

function proxyOf({ transport }: OperaOptions): Dispatcher | undefined {
  if (transport.proxyUrl === undefined) return undefined;
  const tls = tlsOf(transport);
  return new ProxyAgent({
    ...poolOptions(transport),
    factory: (origin, options) => poolOf(origin, options, transport.maxKeepaliveConnections),
    uri: transport.proxyUrl,
    requestTls: tls,
    proxyTls: tls,
  });
}

/**
 * A pool whose first connections stay for the next calls and whose further ones, opened under load only, close soon after it.
 * undici itself knows no ceiling for idle connections; it prefers those opened first.
 */
function poolOf(origin: string | URL, options: Pool.Options, kept: number): Pool {
  let opened = 0;
  return new Pool(origin, {
    ...options,
    factory: (target, given: Client.Options) => {
      opened += 1;
      const surplus = opened > kept ? { keepAliveTimeout: SURPLUS_MS, keepAliveMaxTimeout: SURPLUS_MS } : {};
      return new Client(target, { ...given, ...surplus });
    },
  });
}
