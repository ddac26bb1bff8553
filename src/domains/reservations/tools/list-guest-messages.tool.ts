import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import { PageSize, StayReference } from '../../../shared/parameters.schema.js';
import { GuestMessageService } from '../guest-message.service.js';
import { seesGuests } from '../guest-name.js';
import type { GuestMessage } from '../stay-note.js';

const input = z.object({
  reservation: StayReference.optional(),
  deliveredToo: z.boolean().default(false),
  limit: PageSize,
});
const output = z.object({
  total: z.int().optional(),
  messages: z.array(
    z.object({
      messageId: z.string(),
      reservationId: z.string().optional(),
      guest: z.string().optional(),
      room: z.string().optional(),
      at: z.string().optional(),
      text: z.string(),
      delivered: z.boolean(),
    }),
  ),
});
type Row = z.output<typeof output>['messages'][number];

/** Messages waiting for guests. */
@McpTool({
  name: 'list_guest_messages',
  title: 'Guest messages',
  toolset: 'reservations',
  effect: 'read',
  description: 'Messages left for guests and not delivered yet: of one stay, or of the whole hotel.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'rsv.getGuestMessages', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class ListGuestMessagesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly messages: GuestMessageService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = (call.cursor as { offset: number } | undefined)?.offset ?? 0;
    const page = await this.messages.list(call, { ...args, offset });
    const rows = page.messages.map((message) => row(message, call));
    return {
      data: { ...(page.total !== undefined && { total: page.total }), messages: rows },
      text: rows.length === 0 ? 'No message.' : rows.map(say).join('\n'),
      ...(page.hasMore && { next: { offset: offset + rows.length } }),
    };
  }
}

function row(message: GuestMessage, call: ToolCall): Row {
  const { recipient, text, ...rest } = message;
  const guest =
    recipient === undefined || seesGuests(call.caller) ? recipient : `${Array.from(recipient)[0] ?? ''}•••`;
  return { ...rest, ...(guest !== undefined && { guest }), text: guestText(text, 300) };
}

function say(one: Row): string {
  const where = one.room === undefined ? '' : `, room ${one.room}`;
  return `${one.at ?? ''} for ${one.guest ?? 'the guest'}${where}: ${one.text} (message ${one.messageId}${one.delivered ? ', delivered' : ''})`.trim();
}
