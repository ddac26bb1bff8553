import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { HealthAnswer } from '../health.schema.js';
import { SystemHealthService } from '../system-health.service.js';
import { sayHealth } from '../system.view.js';

const input = z.object({});

/** Is everything all right between here and the hotel. */
@McpTool({
  name: 'health_check',
  title: 'Health check',
  toolset: 'system',
  effect: 'read',
  description:
    'Checks this server and its link to OPERA: reachable and how fast, token, business date, cache, pace, errors, slow and degraded operations. Use when other tools fail, to tell a server problem from a wrong request.',
  input,
  output: HealthAnswer,
  operations: ['rsv.pingReservationService', 'bof.getBusinessDate'],
})
@Injectable()
export class HealthCheckTool implements ToolHandler<typeof input, typeof HealthAnswer> {
  constructor(private readonly health: SystemHealthService) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<HealthAnswer>> {
    const data = await this.health.check(call);
    return { data, text: sayHealth(data) };
  }
}
