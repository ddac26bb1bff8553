import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { listing } from '../housekeeping.view.js';
import { DiscrepancyService } from '../discrepancy.service.js';

const input = z.object({ kind: z.enum(['sleep', 'skip', 'persons']).optional() });
const output = z.object({
  rooms: z.array(
    z.object({
      room: z.string(),
      kind: z.string(),
      frontOffice: z.string(),
      housekeeping: z.string(),
    }),
  ),
});

/** Rooms about which housekeeping and front office disagree. */
@McpTool({
  name: 'get_discrepancies',
  title: 'Room discrepancies',
  toolset: 'housekeeping',
  effect: 'read',
  description:
    'Rooms where housekeeping saw something else than the front office has: sleep (somebody in a vacant room), skip (occupied room empty), persons (other number).',
  input,
  output,
  operations: ['hsk.getHousekeepingDiscrepancies'],
})
@Injectable()
export class GetDiscrepanciesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly discrepancies: DiscrepancyService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const rooms = await this.discrepancies.list(call, args.kind);
    const lines = rooms.map(
      ({ room, kind, frontOffice, housekeeping }) =>
        `${room}: ${kind}; front office ${frontOffice}, housekeeping ${housekeeping}`,
    );
    return {
      data: { rooms },
      text: listing(`${rooms.length} discrepancies:`, lines, 'No discrepancies.'),
    };
  }
}
