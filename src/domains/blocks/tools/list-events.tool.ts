import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate, addDays } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { BlockReader } from '../block-reader.service.js';
import { Count, BlockReference, EventShown, OtherDay } from '../block.schema.js';
import { eventShown, sayEvent } from '../blocks.view.js';
import { Events } from '../events.service.js';
const input = z.object({
  from: SpokenDate.default('today'),
  to: OtherDay.optional().describe('Left out: a week'),
  block: BlockReference.optional(),
  space: Code.optional(),
  limit: Count(1, 50).default(20),
});
const output = z.object({ total: z.int().optional(), events: z.array(EventShown.partial()) });

const Cursor = z.int().min(0);
const MOST_DAYS = 90;

/** Meetings and meals of some days. */
@McpTool({
  name: 'list_events',
  title: 'Events',
  toolset: 'blocks',
  effect: 'read',
  description: 'Lists meetings, meals and other events of groups by day, block or function space.',
  input,
  output,
  operations: ['evm.getEventsOneHotel', 'blk.searchBlocks', 'blk.getBlock', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class ListEventsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly events: Events,
    private readonly reader: BlockReader,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = Cursor.safeParse(call.cursor).data ?? 0;
    const block = args.block === undefined ? undefined : await this.reader.find(call, args.block);
    const from = await this.calendar.resolve(call, args.from);
    const to = args.to === undefined ? addDays(from, 6) : await this.calendar.resolve(call, args.to);
    if (to < from || to > addDays(from, MOST_DAYS)) {
      throw new Fault('INPUT_INVALID', {
        message: `${from} to ${to} is not a period of at most ${MOST_DAYS} days.`,
        advice: `Give a day from ${from} to ${addDays(from, MOST_DAYS)}.`,
        field: 'to',
      });
    }
    const page = await this.events.list(call, {
      from,
      to,
      blockId: block?.blockId,
      space: args.space?.toUpperCase(),
      limit: args.limit,
      offset: offset === 0 ? undefined : offset,
    });
    const events = page.events.map(eventShown);
    const text = events.length === 0 ? `No events from ${from} to ${to}.` : events.map(sayEvent).join('\n');
    return {
      data: { ...(page.total !== undefined && { total: page.total }), events },
      text,
      next: page.hasMore ? offset + args.limit : undefined,
    };
  }
}
