import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { PageSize, RoomNumber, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { ServiceRequestService } from '../service-request.service.js';

const input = z.object({
  status: z.enum(['open', 'closed', 'all']).default('open'),
  reservation: StayReference.optional(),
  room: RoomNumber.optional(),
  limit: PageSize,
});

const output = z.object({
  total: z.int(),
  requests: z.array(
    z.object({
      requestId: z.string(),
      code: z.string(),
      status: z.string(),
      guest: z.string().optional(),
      room: z.string().optional(),
      opened: z.string().optional(),
      comment: z.string().optional(),
    }),
  ),
});

/** What guests asked for. */
@McpTool({
  name: 'list_service_requests',
  title: 'Service requests',
  toolset: 'front-desk',
  effect: 'read',
  description: 'Lists what guests asked for in the last 30 days (towels, technician...), oldest first.',
  input,
  output,
  operations: ['fof.getServiceRequests', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class ListServiceRequestsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly services: ServiceRequestService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const stay = args.reservation === undefined ? undefined : await this.finder.find(call, args.reservation);
    const all = await this.services.list(call, {
      status: args.status,
      room: args.room,
      reservationId: stay?.reservationId,
    });
    const requests = all.slice(offset, offset + args.limit).map((row) => ({
      requestId: row.requestId,
      code: row.code,
      status: row.status,
      ...(row.guestName !== undefined && { guest: guestName({ surname: row.guestName }, call.caller) }),
      room: row.room,
      opened: row.opened,
      ...(row.comment !== undefined && { comment: guestText(row.comment, 200) }),
    }));
    const lines = requests.map((row) =>
      [
        `${row.code}, request ${row.requestId}`,
        row.room === undefined ? '' : `room ${row.room}`,
        row.guest ?? '',
        `${row.status.toLowerCase()} since ${row.opened ?? '?'}`,
        row.comment ?? '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    );
    const text =
      lines.length === 0
        ? 'No such service requests.'
        : [`${all.length} service requests:`, ...lines].join('\n');
    const next = offset + requests.length < all.length ? offset + requests.length : undefined;
    return { data: { total: all.length, requests }, text, next };
  }
}
