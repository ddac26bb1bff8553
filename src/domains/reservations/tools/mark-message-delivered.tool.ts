import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { GuestMessageService } from '../guest-message.service.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  messageId: lineOf(1, 20).optional().describe('Needed when several wait'),
});
const output = StayNamed.extend({ messageId: z.string().optional() });

/** A message handed over. */
@McpTool({
  name: 'mark_message_delivered',
  title: 'Message delivered',
  toolset: 'reservations',
  effect: 'write',
  description: 'Marks a waiting message as received by the guest.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getGuestMessages',
    'rsv.putGuestMessages',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class MarkMessageDeliveredTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly messages: GuestMessageService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const change = await this.messages.deliver(call, args.reservation, args.messageId);
    const { stay, messageId, already, outcome, warnings } = change;
    const data = { ...named(stay, call.caller), ...(messageId !== undefined && { messageId }) };
    const done = `The message for ${data.guest} ${already ? 'was delivered already' : 'is marked as delivered'}.`;
    const text = sayOutcome(outcome, done, 'the mark', 'list_guest_messages');
    return { data, text, outcome, notes: warnings };
  }
}
