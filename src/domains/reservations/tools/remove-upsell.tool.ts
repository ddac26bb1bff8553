import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';
import { UpsellService } from '../upsell.service.js';

const input = z.object({ reservation: StayReference });
const output = StayNamed.extend({ offer: z.string(), roomType: z.string().optional() });

/** An upsell taken back. */
@McpTool({
  name: 'remove_upsell',
  title: 'Take an upsell back',
  toolset: 'reservations',
  effect: 'write',
  description: 'Takes an upsell back before arrival: the stay has its original room type and price again.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getReservationUpsellInfo',
    'rsv.deleteUpsell',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class RemoveUpsellTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly upsells: UpsellService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { stay, upsell, outcome, warnings: notes } = await this.upsells.remove(call, args.reservation);
    const roomType = upsell.originalRoomType;
    const data = {
      ...named(stay, call.caller),
      offer: upsell.offer,
      ...(roomType !== undefined && { roomType }),
    };
    const done = `Upsell ${data.offer} of ${data.guest} taken back; the room type is ${roomType ?? 'the original one'} again.`;
    return { data, text: sayOutcome(outcome, done, 'the change', 'list_upsell_offers'), outcome, notes };
  }
}
