import { Agent, Client, Pool, ProxyAgent, type Dispatcher } from 'undici';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { OperaOptions } from '../opera.options.js';
import { DeadlineWatch } from './deadline.watch.js';
import { AnswerReader } from './answer.reader.js';
import type { OperaTransport, WireAnswer, WireRequest } from './opera.transport.js';

/** Idle time after which a connection beyond those kept is closed. */
const SURPLUS_MS = 1000;

/** HTTP/1.1 keep-alive and HTTP/2 over one pool per gateway. TLS certificates are always verified. */
@Injectable()
export class HttpTransport implements OperaTransport, OnApplicationShutdown {
  private readonly dispatcher: Dispatcher;
  private readonly deadlines: DeadlineWatch;

  constructor(
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) clock: Clock,
  ) {
    this.dispatcher = dispatcherOf(options);
    this.deadlines = new DeadlineWatch(clock);
  }

  async send(request: WireRequest): Promise<WireAnswer> {
    const { origin, pathname, search } = new URL(request.url);
    const reader = new AnswerReader(this.options.transport.maxAnswerBytes, request.signal);
    this.deadlines.watch(reader, request.timeoutMs, () => reader.expire());
    try {
      this.dispatcher.dispatch(
        {
          origin,
          path: pathname + search,
          method: request.method,
          headers: { ...request.headers, 'accept-encoding': 'gzip' },
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

  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

function dispatcherOf({ transport }: OperaOptions): Dispatcher {
  const expiryMs = transport.keepaliveExpirySeconds * 1000;
  const ca = transport.certificateAuthorities;
  const tls = {
    timeout: transport.connectTimeoutSeconds * 1000,
    rejectUnauthorized: true,
    ...(ca ? { ca: [...ca] } : {}),
  };
  const pool: Agent.Options = {
    connections: transport.maxConnections,
    allowH2: transport.http2,
    keepAliveTimeout: expiryMs,
    keepAliveMaxTimeout: expiryMs,
    // The client times every attempt as a whole; two clocks would only disagree.
    headersTimeout: 0,
    bodyTimeout: 0,
    factory: (origin, options) => poolOf(origin, options, transport.maxKeepaliveConnections),
  };
  if (transport.proxyUrl === undefined) return new Agent({ ...pool, connect: tls });
  return new ProxyAgent({ ...pool, uri: transport.proxyUrl, requestTls: tls, proxyTls: tls });
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
