import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { MaintenanceService } from '../maintenance.service.js';
import { Remark, Rooms } from '../row.schema.js';
import { sayUnsettled } from '../settled-change.service.js';

const input = z.object({
  rooms: Rooms,
  code: Code.describe('Maintenance code'),
  remark: Remark.optional(),
  dueBy: SpokenDate.optional(),
});
const output = z.object({
  requests: z.array(z.object({ id: z.string(), room: z.string() })),
  alreadyOpen: z.array(z.string()).optional(),
});

/** Reports something to be repaired. */
@McpTool({
  name: 'create_maintenance_request',
  title: 'Report a repair',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Reports something broken in rooms to engineering, never twice. To take a room off sale: set_room_out_of_order.',
  input,
  output,
  operations: [
    'hsk.postRoomMaintenance',
    'hsk.getRoomMaintenance',
    'hsk.getHousekeepingOverview',
    'lov.getRoomMaintenanceLOV',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CreateMaintenanceRequestTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly maintenance: MaintenanceService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const dueBy = args.dueBy === undefined ? undefined : await this.calendar.resolve(call, args.dueBy);
    const { requests, created, outcome, warnings } = await this.maintenance.report(call, { ...args, dueBy });
    const open = requests.filter(({ room }) => !created.includes(room)).map(({ room }) => room);
    const parts = [
      created.length > 0 && outcome === 'done'
        ? `Reported: ${requests
            .filter(({ room }) => created.includes(room))
            .map(({ id, room }) => `room ${room} #${id}`)
            .join(', ')}.`
        : '',
      open.length > 0 ? `Open already, nothing new: ${open.join(', ')}.` : '',
      sayUnsettled(outcome, 'the report') ?? '',
    ];
    return {
      data: {
        requests: requests.map(({ id, room }) => ({ id, room })),
        ...(open.length > 0 && { alreadyOpen: open }),
      },
      text: parts.filter(Boolean).join(' '),
      outcome,
      notes: warnings,
    };
  }
}
