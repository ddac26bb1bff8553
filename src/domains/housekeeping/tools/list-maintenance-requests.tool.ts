import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, PageSize, RoomNumber } from '../../../shared/parameters.schema.js';
import { line, listing } from '../housekeeping.view.js';
import { MaintenanceService } from '../maintenance.service.js';

const input = z.object({
  room: RoomNumber.optional(),
  code: Code.optional(),
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  limit: PageSize,
});
const output = z.object({
  total: z.int(),
  requests: z.array(
    z.object({
      id: z.string(),
      room: z.string(),
      code: z.string(),
      remark: z.string().optional(),
      reportedOn: z.string().optional(),
      resolvedOn: z.string().optional(),
      dueBy: z.string().optional(),
    }),
  ),
});

/** Repairs asked for. */
@McpTool({
  name: 'list_maintenance_requests',
  title: 'Maintenance requests',
  toolset: 'housekeeping',
  effect: 'read',
  description:
    'Repairs reported for rooms with their ids, open ones unless told otherwise. Wishes of guests: list_service_requests.',
  input,
  output,
  operations: ['hsk.getRoomMaintenance', 'lov.getRoomMaintenanceLOV'],
  paged: true,
})
@Injectable()
export class ListMaintenanceRequestsTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly maintenance: MaintenanceService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const { room, code, state } = args;
    const all = await this.maintenance.list(call, { room, code, state });
    const requests = all
      .slice(offset, offset + args.limit)
      .map((row) => (row.remark ? { ...row, remark: guestText(row.remark) } : row));
    const lines = requests.map((row) =>
      line(
        `#${row.id} room ${row.room}`,
        row.code,
        row.remark,
        row.reportedOn && `reported ${row.reportedOn}`,
        row.resolvedOn ? `resolved ${row.resolvedOn}` : 'open',
        row.dueBy && `due ${row.dueBy}`,
      ),
    );
    const next = offset + requests.length;
    return {
      data: { total: all.length, requests },
      text: listing(`${all.length} maintenance requests:`, lines, 'No maintenance request fits.'),
      next: requests.length > 0 && next < all.length ? next : undefined,
    };
  }
}
