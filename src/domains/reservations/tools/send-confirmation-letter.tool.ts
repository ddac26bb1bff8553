import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, Email, StayReference } from '../../../shared/parameters.schema.js';
import { sayOutcome } from '../outcome.view.js';
import { StayExtrasService } from '../stay-extras.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  email: Email.optional().describe("Instead of the guest's own address"),
  style: Code.optional().describe('Letter style'),
});

/** A confirmation by e-mail. */
@McpTool({
  name: 'send_confirmation_letter',
  title: 'Send a confirmation letter',
  toolset: 'reservations',
  effect: 'write',
  description: "Has OPERA e-mail the confirmation letter of a stay, to the guest's address or another one.",
  input,
  output: StayNamed,
  operations: ['rsv.searchHotelReservations', 'rsv.postConfirmationLetters', 'bof.getBusinessDate'],
})
@Injectable()
export class SendConfirmationLetterTool implements ToolHandler<typeof input, typeof StayNamed> {
  constructor(private readonly extras: StayExtrasService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayNamed>> {
    const { reservation, ...to } = args;
    const { stay, outcome, warnings: notes } = await this.extras.sendLetter(call, reservation, to);
    const data = named(stay, call.caller);
    const done = `Confirmation letter of ${data.guest} sent.`;
    return {
      data,
      text: sayOutcome(outcome, done, 'the letter', 'get_reservation_activity'),
      outcome,
      notes,
    };
  }
}
