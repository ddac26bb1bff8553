import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OBSERVABILITY_OPTIONS, type ResolvedObservabilityOptions } from '../observability.options.js';
import { Telemetry } from '../telemetry.js';
import { expositionOf } from './expositions.js';
import { Metrics } from './metrics.js';

const SCRAPE_WITHIN_MS = 10_000;

/** `/metrics` on a port of its own, so that a network policy can keep scrapers and callers apart; nothing without one. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  #server?: Server;

  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Telemetry) private readonly telemetry: Telemetry,
    @Inject(OBSERVABILITY_OPTIONS) private readonly options: ResolvedObservabilityOptions,
  ) {}

  /** Port it listens on; undefined when it does not. */
  get port(): number | undefined {
    return (this.#server?.address() as AddressInfo | null | undefined)?.port;
  }

  /** @throws Error when the port cannot be had */
  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, metricsHost } = this.options;
    if (metricsPort === undefined) return;
    const server = createServer({ requestTimeout: SCRAPE_WITHIN_MS }, (request, response) => {
      void this.answer(request, response);
    });
    server.listen(metricsPort, metricsHost);
    await once(server, 'listening');
    this.#server = server;
    this.telemetry.log('info', 'metrics_listening', { port: this.port });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const { contentType, text } = await expositionOf(this.metrics.registry, request.headers.accept);
      response.writeHead(200, { 'content-type': contentType, 'x-content-type-options': 'nosniff' }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
}
