import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, lineOf, RoomNumber, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { ServiceRequestService } from '../service-request.service.js';
import { IN_HOUSE, TO_ARRIVE } from '../stay-state.js';

const input = z.object({
  code: Code.describe('Kind of service: a code of the hotel'),
  reservation: StayReference.optional(),
  room: RoomNumber.optional().describe('When it is about a room, not a guest'),
  comment: lineOf(1, 500).optional(),
  priority: Code.optional(),
});

const output = z.object({
  requestId: z.string(),
  code: z.string(),
  guest: z.string().optional(),
  room: z.string().optional(),
  changed: z.boolean(),
});

/** A guest wants something. */
@McpTool({
  name: 'create_service_request',
  title: 'Note a service request',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Notes what a guest or a room needs (towels, luggage, technician). For repairs of a room use create_maintenance_request.',
  input,
  output,
  operations: [
    'fof.postServiceRequests',
    'fof.getServiceRequests',
    'rsv.searchHotelReservations',
    'lov.getServiceRequestCodesLOV',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CreateServiceRequestTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly services: ServiceRequestService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    if (args.reservation === undefined && args.room === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: 'Neither a guest nor a room was named.',
        advice: 'Give reservation (guest, confirmation or room number of a guest) or room.',
        field: 'reservation',
      });
    }
    const kind = await this.codes.check(call, 'service-request', args.code, 'code');
    const stay =
      args.reservation === undefined
        ? undefined
        : await this.finder.find(freshly(call), args.reservation, { statuses: [...IN_HOUSE, ...TO_ARRIVE] });
    const room = args.room ?? stay?.room;
    const { requestId, changed } = await this.services.create(call, {
      code: kind.code,
      reservationId: stay?.reservationId,
      room,
      comment: args.comment,
      priority: args.priority,
    });
    const guest = stay && guestName(stay.guest, call.caller);
    const data = { requestId, code: kind.code, guest, room, changed };
    const where = [guest, room === undefined ? undefined : `room ${room}`].filter(Boolean).join(', ');
    const what = kind.description === '' ? kind.code : kind.description;
    const text = changed
      ? `Noted: ${what} for ${where}, request ${requestId}.`
      : `The same request is open already (${requestId}): ${what} for ${where}; nothing was changed.`;
    return { data, text };
  }
}
