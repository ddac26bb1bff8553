import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { Count, BlockSummary, OtherDay } from '../block.schema.js';
import { BlockReader } from '../block-reader.service.js';
import { blockSummary, sayBlock } from '../blocks.view.js';
const input = z.object({
  text: lineOf(2, 60).optional().describe('Name or code'),
  status: Code.optional(),
  startFrom: SpokenDate.optional(),
  startTo: OtherDay.optional(),
  inHouseOn: OtherDay.optional(),
  limit: Count(1, 50).default(20),
});
const output = z.object({ total: z.int().optional(), blocks: z.array(BlockSummary.partial()) });
type Args = z.output<typeof input>;

const Cursor = z.int().min(0);

/** Groups with rooms held. */
@McpTool({
  name: 'search_blocks',
  title: 'Search group blocks',
  toolset: 'blocks',
  effect: 'read',
  description:
    'Lists group blocks by name, code, status or dates, with room nights held and taken. endDate is the departure day.',
  input,
  output,
  operations: ['blk.searchBlocks', 'bof.getBusinessDate'],
  paged: true,
})
@Injectable()
export class SearchBlocksTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly reader: BlockReader,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = Cursor.safeParse(call.cursor).data ?? 0;
    const day = async (spoken: string | undefined) =>
      spoken === undefined ? undefined : this.calendar.resolve(call, spoken);
    const [startFrom, startTo, stayOn] = await Promise.all([
      day(args.startFrom),
      day(args.startTo),
      day(args.inHouseOn),
    ]);
    const page = await this.reader.search(call, {
      text: args.text,
      status: args.status?.toUpperCase(),
      startFrom,
      startTo,
      stayOn,
      limit: args.limit,
      offset: offset === 0 ? undefined : offset,
    });
    const blocks = page.blocks.map(blockSummary);
    const data = { ...(page.total !== undefined && { total: page.total }), blocks };
    const text = blocks.length === 0 ? 'No block fits.' : blocks.map(sayBlock).join('\n');
    return { data, text, next: page.hasMore ? offset + args.limit : undefined };
  }
}
