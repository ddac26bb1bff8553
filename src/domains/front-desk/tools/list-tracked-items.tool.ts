import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, PageSize, StayReference } from '../../../shared/parameters.schema.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { ITEM_GROUPS } from '../tracked-item.mapper.js';
import { TrackedItemShown, sayItem, shownItem } from '../tracked-item.schema.js';
import { TrackedItemService } from '../tracked-item.service.js';

const input = z.object({
  group: z.enum(ITEM_GROUPS).optional(),
  status: z.enum(['open', 'closed', 'all']).default('open'),
  reservation: StayReference.optional(),
  text: lineOf(1, 60).optional().describe('Part of the description'),
  limit: PageSize,
});

const output = z.object({ total: z.int(), items: z.array(TrackedItemShown) });

/** What the hotel keeps for guests. */
@McpTool({
  name: 'list_tracked_items',
  title: 'Parcels, cars, luggage, lost and found',
  toolset: 'front-desk',
  effect: 'read',
  description: 'Lists parcels, parked cars, luggage and lost things that the hotel keeps for guests.',
  input,
  output,
  operations: ['cms.searchTrackItItems', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class ListTrackedItemsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly items: TrackedItemService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const stay = args.reservation === undefined ? undefined : await this.finder.find(call, args.reservation);
    const all = await this.items.list(call, {
      group: args.group,
      text: args.text,
      status: args.status === 'all' ? undefined : args.status,
      reservationId: stay?.reservationId,
    });
    const items = all.slice(offset, offset + args.limit).map((item) => shownItem(item, call.caller));
    const text =
      items.length === 0
        ? 'Nothing of that kind is kept.'
        : [`${all.length} items:`, ...items.map(sayItem)].join('\n');
    const next = offset + items.length < all.length ? offset + items.length : undefined;
    return { data: { total: all.length, items }, text, next };
  }
}
