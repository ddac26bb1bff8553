import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import { mayActFor } from '../../auth/rights.js';
import { McpOptions } from '../mcp.options.js';
import { Registry } from '../registry/registry.service.js';
import { Changes, notificationOf, type Change } from './changes.service.js';
import { ProtocolError, RPC, type RawResult } from './json-rpc.js';
import type { Peer } from './peer.js';
import type { EngineRequest } from './request.js';
import { Stamp } from './stamp.js';
import { META } from './versions.table.js';

/** What a client wants to hear of (2026-07-28 SubscriptionFilter). */
const Filter = z.object({
  toolsListChanged: z.boolean().optional(),
  promptsListChanged: z.boolean().optional(),
  resourcesListChanged: z.boolean().optional(),
  resourceSubscriptions: z.array(z.string()).max(1000).optional(),
});
type Filter = z.output<typeof Filter>;

/** `subscriptions/listen`: streams that stay open and tell of changes, each only of what its client asked for. */
@Injectable()
export class Subscriptions implements BeforeApplicationShutdown {
  private readonly endings = new Set<() => void>();

  constructor(
    private readonly changes: Changes,
    private readonly registry: Registry,
    private readonly stamp: Stamp,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  /**
   * Acknowledges at once, then stays until the client leaves or the server stops (which is the result).
   * @throws ProtocolError INVALID_PARAMS on a filter of another shape; SERVER_ERROR when too many are open
   */
  async listen(request: EngineRequest): Promise<RawResult> {
    const parsed = Filter.safeParse(request.params['notifications']);
    if (!parsed.success)
      throw new ProtocolError(RPC.INVALID_PARAMS, 'notifications must say what to listen for.');
    if (this.endings.size >= this.options.maxSubscriptions) {
      throw new ProtocolError(RPC.SERVER_ERROR, 'Too many subscriptions are open; try later.');
    }
    const filter = this.supported(parsed.data, request.peer);
    // The request's id names the subscription in everything it is sent.
    const meta = { [META.subscription]: request.clientId };
    request.notify('notifications/subscriptions/acknowledged', { notifications: filter, _meta: meta });
    const silence = this.changes.listen((change) => {
      if (!wants(filter, change)) return;
      const { method, params } = notificationOf(change);
      request.notify(method, { ...params, _meta: meta });
    });
    await this.end(request.signal);
    silence();
    return this.stamp.ofType('complete', {}, meta);
  }

  beforeApplicationShutdown(): void {
    for (const end of this.endings) end();
  }

  /** Resolves when the client is gone or the server stops. */
  private end(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        this.endings.delete(end);
        resolve();
      };
      this.endings.add(end);
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
  }

  /** The part of the wish this server can fulfil for this client. */
  private supported(wish: Filter, { view, caller }: Peer): Filter {
    const lists = this.options.listChanged;
    const resources = this.registry.allResources().length > 0;
    return {
      ...(lists && wish.toolsListChanged === true ? { toolsListChanged: true } : {}),
      ...(lists && wish.promptsListChanged === true && this.registry.allPrompts().length > 0
        ? { promptsListChanged: true }
        : {}),
      ...(lists && wish.resourcesListChanged === true && resources ? { resourcesListChanged: true } : {}),
      ...(resources && wish.resourceSubscriptions !== undefined
        ? {
            resourceSubscriptions: wish.resourceSubscriptions.filter((uri) => {
              const found = view.resource(uri);
              const hotelId = found?.variables['hotelId'];
              return found !== undefined && (hotelId === undefined || mayActFor(caller, hotelId));
            }),
          }
        : {}),
    };
  }
}

function wants(filter: Filter, change: Change): boolean {
  switch (change.kind) {
    case 'tools':
      return filter.toolsListChanged === true;
    case 'prompts':
      return filter.promptsListChanged === true;
    case 'resources':
      return filter.resourcesListChanged === true;
    case 'resource':
      return filter.resourceSubscriptions?.includes(change.uri) === true;
  }
}
