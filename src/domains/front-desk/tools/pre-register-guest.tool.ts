import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { RoomNumber, StayReference, TimeOfDay } from '../../../shared/parameters.schema.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { PreRegistrationService } from '../pre-registration.service.js';
import { TO_ARRIVE } from '../stay-state.js';

const input = z.object({
  reservation: StayReference,
  arrivalTime: TimeOfDay.optional(),
  room: RoomNumber.optional(),
});

/** Registration before the guest is here. */
@McpTool({
  name: 'pre_register_guest',
  title: 'Register a guest ahead',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Registers a guest before arrival, with expected time and room if known, so that check-in is quick. The guest is not checked in by it: see check_in_guest.',
  input,
  output: StayChanged,
  operations: ['rsv.postPreCheckInReservation', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
  idempotent: true,
})
@Injectable()
export class PreRegisterGuestTool implements ToolHandler<typeof input, typeof StayChanged> {
  constructor(
    private readonly finder: StayFinder,
    private readonly registrations: PreRegistrationService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayChanged>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: TO_ARRIVE });
    const changed = await this.registrations.register(call, stay, args);
    const data = { ...stayChanged(stay, call, changed), room: args.room ?? stay.room };
    const when = args.arrivalTime === undefined ? '' : `, expected at ${args.arrivalTime}`;
    const where = data.room === undefined ? '' : `, room ${data.room}`;
    const text = changed
      ? `${data.guest} is registered ahead for ${stay.arrivalDate}${when}${where}.`
      : `${data.guest} is registered ahead already; nothing was changed.`;
    return { data, text };
  }
}
