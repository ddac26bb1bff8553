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

const input = z.object({ reservation: StayReference, message: lineOf(1, 2000) });
const output = StayNamed.extend({ messageId: z.string().optional() });

/** A message for a guest. */
@McpTool({
  name: 'send_guest_message',
  title: 'Leave a guest message',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Leaves a message for a guest in OPERA, for the desk or the room screen to hand over. It sends no e-mail or text message.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getGuestMessages',
    'rsv.postGuestMessages',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class SendGuestMessageTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly messages: GuestMessageService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const change = await this.messages.leave(call, args.reservation, args.message);
    const { stay, messageId, already, outcome, warnings } = change;
    const data = { ...named(stay, call.caller), ...(messageId !== undefined && { messageId }) };
    const done = `${already ? 'This message was waiting already' : 'Message left'} for ${data.guest}.`;
    const text = sayOutcome(outcome, done, 'the message', 'list_guest_messages');
    return { data, text, outcome, notes: warnings };
  }
}
