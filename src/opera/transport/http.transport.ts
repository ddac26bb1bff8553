import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { OperaOptions } from '../opera.options.js';
import { AnswerReader } from './answer.reader.js';
import type { OperaTransport, WireAnswer, WireRequest } from './opera.transport.js';

/** HTTP/1.1 keep-alive and HTTP/2 over one pool per gateway. TLS certificates are always verified. */
@Injectable()
export class HttpTransport implements OperaTransport, OnApplicationShutdown {
  private readonly dispatcher: Dispatcher;
  private underWay = 0;

  constructor(
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.dispatcher = dispatcherOf(options);
  }

  async send(request: WireRequest): Promise<WireAnswer> {
    const { origin, pathname, search } = new URL(request.url);
    const reader = new AnswerReader(this.options.transport.maxAnswerBytes, request.signal);
    const done = new AbortController();
    this.underWay += 1;
    try {
      this.clock.sleep(request.timeoutMs, done.signal).then(
        () => reader.expire(),
        () => undefined,
      );
      this.dispatcher.dispatch(
        {
          origin,
          path: pathname + search,
          method: request.method,
          headers: { ...request.headers, 'accept-encoding': 'gzip' },
          body: request.body ?? null,
          // undici knows no ceiling for idle connections: those beyond it are closed after their answer.
          ...(this.underWay > this.options.transport.maxKeepaliveConnections ? { reset: true } : {}),
        },
        reader,
      );
      return await reader.answer;
    } finally {
      this.underWay -= 1;
      done.abort();
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
  const pool = {
    connections: transport.maxConnections,
    allowH2: transport.http2,
    keepAliveTimeout: transport.keepaliveExpirySeconds * 1000,
    keepAliveMaxTimeout: transport.keepaliveExpirySeconds * 1000,
    // The client times every attempt as a whole; two clocks would only disagree.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const ca = transport.certificateAuthorities;
  const tls = {
    timeout: transport.connectTimeoutSeconds * 1000,
    rejectUnauthorized: true,
    ...(ca ? { ca: [...ca] } : {}),
  };
  if (transport.proxyUrl === undefined) return new Agent({ ...pool, connect: tls });
  return new ProxyAgent({ ...pool, uri: transport.proxyUrl, requestTls: tls, proxyTls: tls });
}
