import { Inject, Injectable } from '@nestjs/common';
import { SCOPES } from '../../auth/caller.js';
import { hotelsAmong } from '../../auth/rights.js';
import { NAME, TITLE, VERSION } from '../../identity.js';
import type { CallContext } from '../../kernel/call-context.js';
import { TOOLSETS } from '../../mcp/declaration/toolset.table.js';
import { GatewayDirectory } from '../../opera/gateway/gateway.directory.js';
import { OperaService } from '../../opera/opera.service.js';
import type { ServerInfo } from './server-info.schema.js';

/** What this server is and what this caller may do with it. */
@Injectable()
export class ServerInfoService {
  constructor(
    private readonly opera: OperaService,
    @Inject(GatewayDirectory) private readonly directory: GatewayDirectory,
  ) {}

  /** Never says anything of credentials, gateways or other tenants. Throws Fault OPERA_HOTEL_UNKNOWN, OPERA_CANCELLED. */
  async about(context: CallContext): Promise<ServerInfo> {
    const { caller, hotelId } = context;
    const configured = this.directory.hotelsOf(caller.tenant);
    const own = hotelsAmong(caller, caller.hotels.includes('*') ? configured : caller.hotels);
    return {
      name: NAME,
      title: TITLE,
      version: VERSION,
      hotelId,
      operaVersion: await this.opera.version(context),
      ...(own.length > 0 && { hotels: [...own] }),
      scopes: SCOPES.filter((scope) => caller.scopes.has(scope)),
      toolsets: Object.entries(TOOLSETS).map(([name, about]) => ({ name, about })),
    };
  }
}
