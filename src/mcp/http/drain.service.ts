import type { Server } from 'node:http';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../kernel/clock.js';
import { Engine } from '../engine/engine.service.js';
import { McpOptions } from '../mcp.options.js';

const STEP_MS = 20;

/**
 * Stops without cutting work short and without waiting for idle clients: once nothing is being worked on any more, or the time
 * to drain is over, connections that clients still hold open are closed. Node would wait minutes for those.
 */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly engine: Engine,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (typeof server?.closeAllConnections !== 'function') return;
    // Runs beside the shutdown: the listener closes only after this hook.
    void this.closeWhenDone(server);
  }

  private async closeWhenDone(server: Server): Promise<void> {
    // Until balancers have noticed it goes on listening: only then the time to finish begins.
    while (server.listening) await this.clock.sleep(STEP_MS);
    const latest = this.clock.monotonic() + this.options.drainSeconds * 1000;
    while (this.engine.open > 0 && this.clock.monotonic() < latest) await this.clock.sleep(STEP_MS);
    // The last answers are on their way out of this process.
    await this.clock.sleep(STEP_MS);
    server.closeAllConnections();
  }
}
