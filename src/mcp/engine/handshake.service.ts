import { Inject, Injectable } from '@nestjs/common';
import { McpOptions } from '../mcp.options.js';
import { Registry } from '../registry/registry.service.js';
import { capabilitiesOf } from './capabilities.js';
import { isRecord, ProtocolError, RPC, type RawResult } from './json-rpc.js';
import type { EngineRequest } from './request.js';
import { Stamp } from './stamp.js';
import { LATEST_LEGACY_VERSION, LEGACY_VERSIONS, MODERN_VERSIONS } from './versions.table.js';

/** The first word between client and server, in both eras. */
@Injectable()
export class Handshake {
  constructor(
    private readonly registry: Registry,
    private readonly stamp: Stamp,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  /**
   * `initialize` (2025-11-25 and older). A version nobody knows is answered with our latest, never with an error: clients
   * probe with newer ones.
   */
  initialize({ params, peer }: EngineRequest): object {
    const { protocolVersion, capabilities } = params;
    if (typeof protocolVersion !== 'string' || !isRecord(capabilities)) {
      throw new ProtocolError(RPC.INVALID_PARAMS, 'initialize needs protocolVersion and capabilities.');
    }
    const { session } = peer;
    if (session !== undefined) session.capabilities = capabilities;
    return {
      protocolVersion: LEGACY_VERSIONS.includes(protocolVersion) ? protocolVersion : LATEST_LEGACY_VERSION,
      capabilities: capabilitiesOf(this.registry, this.options, 'legacy', session !== undefined),
      serverInfo: this.stamp.serverInfo,
      ...this.instructions(),
    };
  }

  /** `server/discover` (2026-07-28). */
  discover(): RawResult {
    const body = JSON.stringify({
      supportedVersions: MODERN_VERSIONS,
      capabilities: capabilitiesOf(this.registry, this.options, 'modern', false),
      ...this.instructions(),
    });
    return this.stamp.complete('modern', body.slice(1, -1), { ttlSeconds: this.options.listTtlSeconds });
  }

  private instructions(): { instructions?: string } {
    const { instructions } = this.options;
    return instructions === undefined ? {} : { instructions };
  }
}
