import { Injectable } from '@nestjs/common';
import type { FoundResource } from '../inventory/inventory.view.js';
import { clientLink } from '../pipeline/links.js';
import { Contexts } from './contexts.service.js';
import { Conversations } from './conversations.service.js';
import { ProtocolError, RPC, type RawResult } from './json-rpc.js';
import type { EngineRequest } from './request.js';
import { InputRequired } from './round-trip.js';
import { asProtocolError } from './rpc-fault.js';
import { Stamp } from './stamp.js';

/** `resources/read` and the subscriptions of sessions. */
@Injectable()
export class Resources {
  constructor(
    private readonly conversations: Conversations,
    private readonly contexts: Contexts,
    private readonly stamp: Stamp,
  ) {}

  /**
   * Reads a resource or one of a template's family.
   * @throws ProtocolError when there is none for this caller, or reading failed
   */
  async read(request: EngineRequest): Promise<RawResult> {
    const { uri, entry, variables } = this.find(request);
    const conversation = this.conversations.open(request, uri, request.question);
    try {
      const contents = await entry.handler.read({
        ...this.contexts.of(request, variables['hotelId']),
        uri,
        variables,
        client: clientLink(request, conversation),
      });
      const { mimeType, cacheSeconds } = entry.declaration;
      const filled = contents.map((content) => ({ uri, mimeType, ...content }));
      return this.stamp.complete(request.peer.era, `"contents":${JSON.stringify(filled)}`, {
        ttlSeconds: cacheSeconds ?? 0,
      });
    } catch (error) {
      if (error instanceof InputRequired) return this.conversations.resultOf(error, conversation);
      throw asProtocolError(error, request.requestId);
    }
  }

  /** `resources/subscribe` of a session. */
  subscribe(request: EngineRequest): object {
    const { session } = request.peer;
    const { uri, variables } = this.find(request);
    this.checkHotel(request, variables);
    session?.subscriptions.add(uri);
    return {};
  }

  /** `resources/unsubscribe` of a session. */
  unsubscribe({ params, peer }: EngineRequest): object {
    if (typeof params['uri'] === 'string') peer.session?.subscriptions.delete(params['uri']);
    return {};
  }

  /** News of a hotel are for those who may act for it. Throws ProtocolError. */
  private checkHotel(request: EngineRequest, variables: FoundResource['variables']): void {
    try {
      this.contexts.of(request, variables['hotelId']);
    } catch (error) {
      throw asProtocolError(error, request.requestId);
    }
  }

  private find({ params, peer }: EngineRequest): FoundResource & { readonly uri: string } {
    const { uri } = params;
    if (typeof uri !== 'string')
      throw new ProtocolError(RPC.INVALID_PARAMS, 'A resource is named by its uri.');
    const found = peer.view.resource(uri);
    if (found === undefined) {
      const code = peer.era === 'modern' ? RPC.INVALID_PARAMS : RPC.RESOURCE_NOT_FOUND;
      throw new ProtocolError(code, 'Resource not found', { uri: uri.slice(0, 2000) });
    }
    return { ...found, uri };
  }
}
