import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference, TimeOfDay } from '../../../shared/parameters.schema.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { IN_HOUSE } from '../stay-state.js';
import { WakeUpService } from '../wake-up.service.js';

const input = z.object({
  reservation: StayReference,
  time: TimeOfDay.optional().describe('HH:MM; every pending call when absent'),
});

/** A guest does not want to be woken. */
@McpTool({
  name: 'cancel_wake_up_call',
  title: 'Cancel a wake-up call',
  toolset: 'front-desk',
  effect: 'write',
  description: "Cancels a guest's pending wake-up calls, or the one at a time.",
  input,
  output: StayChanged,
  operations: [
    'fof.deleteWakeUpCall',
    'fof.searchWakeUpCalls',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CancelWakeUpCallTool implements ToolHandler<typeof input, typeof StayChanged> {
  constructor(
    private readonly finder: StayFinder,
    private readonly calls: WakeUpService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayChanged>> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: IN_HOUSE });
    const cancelled = await this.calls.cancel(call, stay, args.time);
    const data = stayChanged(stay, call, cancelled.length > 0);
    const which = cancelled.map((one) => `${one.from} ${one.time}`).join(', ');
    const text = data.changed
      ? `Cancelled for ${data.guest}: ${which}.`
      : `${data.guest} has no pending wake-up call${args.time === undefined ? '' : ` at ${args.time}`}; nothing was changed.`;
    return { data, text };
  }
}
