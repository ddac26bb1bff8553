import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { ServerInfo } from '../server-info.schema.js';
import { ServerInfoService } from '../server-info.service.js';
import { sayServer } from '../system.view.js';

const input = z.object({});

/** Who this server is and what the caller may do. */
@McpTool({
  name: 'get_server_info',
  title: 'About this server',
  toolset: 'system',
  effect: 'read',
  description:
    'Tells name and version of this server, the hotel acted for and its OPERA version, the hotels and rights of the caller, and the areas of work. For trouble use health_check.',
  input,
  output: ServerInfo,
  operations: ['rsv.pingReservationService'],
})
@Injectable()
export class GetServerInfoTool implements ToolHandler<typeof input, typeof ServerInfo> {
  constructor(private readonly server: ServerInfoService) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<ServerInfo>> {
    const data = await this.server.about(call);
    return { data, text: sayServer(data) };
  }
}
