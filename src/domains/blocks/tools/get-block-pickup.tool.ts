import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { visibleText } from '../../../mcp/declaration/guest-text.js';
import { sayMoney } from '../../../shared/money.js';
import { BlockReference, PickupRowShown } from '../block.schema.js';
import { BlockReader } from '../block-reader.service.js';
import { totals } from '../blocks.view.js';
const input = z.object({ block: BlockReference });
const output = z.object({
  code: z.string().optional(),
  cutOffDate: z.string().optional(),
  held: z.int().optional(),
  taken: z.int().optional(),
  left: z.int().optional(),
  nights: z.array(PickupRowShown.partial()),
});

/** How a block fills. */
@McpTool({
  name: 'get_block_pickup',
  title: 'Pick-up of a block',
  toolset: 'blocks',
  effect: 'read',
  description:
    'Rooms of a group block held, taken and left by night and room type, with single price; totals are room nights.',
  input,
  output,
  operations: ['blk.getBlockRoomRateGrid', 'blk.getBlock', 'blk.searchBlocks'],
})
@Injectable()
export class GetBlockPickupTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly reader: BlockReader) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const block = await this.reader.find(call, args.block);
    const nights = await this.reader.pickup(call, block);
    const data = {
      code: block.code,
      ...(block.cutOffDate !== undefined && { cutOffDate: block.cutOffDate }),
      ...totals(nights),
      nights: nights.map(({ price, ...row }) => ({ ...row, ...(price !== undefined && { price }) })),
    };
    const rows = nights.map(
      (row) =>
        `${row.date} ${row.roomType}: ${row.taken} of ${row.held} taken, ${row.left} left${row.price === undefined ? '' : `, ${sayMoney(row.price)}`}`,
    );
    const cutOff = data.cutOffDate === undefined ? 'no cut-off' : `cut-off ${data.cutOffDate}`;
    const head = `${data.code} ${visibleText(block.name)}, ${block.status}: ${data.taken} of ${data.held} room nights taken, ${data.left} left, ${cutOff}.`;
    return { data, text: [head, ...rows].join('\n') };
  }
}
