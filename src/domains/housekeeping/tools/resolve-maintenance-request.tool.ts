import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf } from '../../../shared/parameters.schema.js';
import { MaintenanceService } from '../maintenance.service.js';
import { Remark } from '../row.schema.js';
import { sayUnsettled } from '../settled-change.service.js';

const input = z.object({
  requestId: lineOf(1, 40).describe('From list_maintenance_requests'),
  remark: Remark.optional(),
  reopen: z.boolean().default(false),
});
const output = z.object({ id: z.string(), room: z.string(), code: z.string(), open: z.boolean() });

/** A repair is done. */
@McpTool({
  name: 'resolve_maintenance_request',
  title: 'Resolve a repair',
  toolset: 'housekeeping',
  effect: 'write',
  description: 'Marks a maintenance request as repaired, or opens it again.',
  input,
  output,
  operations: ['hsk.resolveRoomMaintenance', 'hsk.unResolveRoomMaintenance', 'hsk.getRoomMaintenance'],
  idempotent: true,
})
@Injectable()
export class ResolveMaintenanceRequestTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly maintenance: MaintenanceService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { reopen } = args;
    const result = await this.maintenance.settle(call, args.requestId, !reopen, args.remark);
    const { id, room, code } = result.request;
    const word = reopen ? 'open' : 'resolved';
    const now = result.changed ? `is ${word}.` : `was ${word} already; nothing was changed.`;
    const before = result.request.resolvedOn === undefined;
    return {
      data: { id, room, code, open: result.outcome === 'done' ? reopen : before },
      text: sayUnsettled(result.outcome, 'the change') ?? `Room ${room}, ${code}: #${id} ${now}`,
      outcome: result.outcome,
      notes: result.warnings,
    };
  }
}
