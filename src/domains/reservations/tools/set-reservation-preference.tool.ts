import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { sayOutcome } from '../outcome.view.js';
import { StayExtrasService } from '../stay-extras.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  type: Code.describe('Preference type, such as SPECIALS or FLOOR; a wrong one is answered with the list'),
  value: Code.describe('Code within the type'),
});

/** A wish for one stay. */
@McpTool({
  name: 'set_reservation_preference',
  title: 'Set a preference',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Notes a preference or special request (quiet room, high floor) on one stay. For all stays of a guest use update_guest_preferences.',
  input,
  output: StayNamed,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getReservationPreference',
    'rsv.postReservationPreference',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class SetReservationPreferenceTool implements ToolHandler<typeof input, typeof StayNamed> {
  constructor(
    private readonly extras: StayExtrasService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayNamed>> {
    const type = await this.codes.check(call, 'preference-type', args.type, 'type');
    const value = args.value.toUpperCase();
    const added = await this.extras.setPreference(call, args.reservation, type.code, value);
    const data = named(added.stay, call.caller);
    const done = `${value} (${type.description}) ${added.already ? 'stands already' : 'noted'} for ${data.guest}.`;
    const { outcome, warnings: notes } = added;
    return { data, text: sayOutcome(outcome, done, 'the preference', 'get_reservation'), outcome, notes };
  }
}
