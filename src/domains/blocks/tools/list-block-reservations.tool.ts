import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Count, BlockReference, BlockStayShown } from '../block.schema.js';
import { BlockReader } from '../block-reader.service.js';
import { blockStay, sayBlockStay } from '../blocks.view.js';
const input = z.object({ block: BlockReference, limit: Count(1, 50).default(20) });
const output = z.object({ total: z.int().optional(), reservations: z.array(BlockStayShown.partial()) });

const Cursor = z.int().min(0);

/** Who is in a block. */
@McpTool({
  name: 'list_block_reservations',
  title: 'Reservations of a block',
  toolset: 'blocks',
  effect: 'read',
  description: 'Lists the reservations booked in a group block.',
  input,
  output,
  operations: ['blk.getBlockReservations', 'blk.getBlock', 'blk.searchBlocks'],
  paged: true,
})
@Injectable()
export class ListBlockReservationsTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly reader: BlockReader) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = Cursor.safeParse(call.cursor).data ?? 0;
    const block = await this.reader.find(call, args.block);
    const stays = await this.reader.stays(call, block.blockId);
    const reservations = stays.slice(offset, offset + args.limit).map((stay) => blockStay(stay, call.caller));
    const next = offset + args.limit < stays.length ? offset + args.limit : undefined;
    const head = `${block.code}: ${stays.length} reservations.`;
    return {
      data: { total: stays.length, reservations },
      text: [head, ...reservations.map(sayBlockStay)].join('\n'),
      next,
    };
  }
}
