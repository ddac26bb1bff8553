import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestText, nameText } from '../../../mcp/declaration/guest-text.js';
import { BlockReference, BlockSummary } from '../block.schema.js';
import { BlockReader } from '../block-reader.service.js';
import { blockSummary, sayBlock } from '../blocks.view.js';
const input = z.object({ block: BlockReference });
const output = BlockSummary.partial().extend({
  blockId: z.string().optional(),
  deductsInventory: z.boolean().optional(),
  group: z.string().optional(),
  ratePlan: z.string().optional(),
  owner: z.string().optional(),
  nextStatuses: z.array(z.string()).optional(),
  comments: z.array(z.string()).optional(),
});

/** One group block. */
@McpTool({
  name: 'get_block',
  title: 'Open a group block',
  toolset: 'blocks',
  effect: 'read',
  description:
    'One group block: status and what can follow, group, rate, cut-off, rooms, notes. By night: get_block_pickup.',
  input,
  output,
  operations: ['blk.getBlock', 'blk.searchBlocks', 'blk.getNextBlockStatus'],
})
@Injectable()
export class GetBlockTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly reader: BlockReader) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const block = await this.reader.find(call, args.block);
    const next = await this.reader.nextStatuses(call, block.status);
    const comments = block.comments.map((text) => guestText(text));
    const data = {
      ...blockSummary(block),
      blockId: block.blockId,
      ...(block.deducts !== undefined && { deductsInventory: block.deducts }),
      ...(block.group !== undefined && { group: nameText(block.group) }),
      ...(block.ratePlan !== undefined && { ratePlan: block.ratePlan }),
      ...(block.owner !== undefined && { owner: block.owner }),
      nextStatuses: next.map(({ code, name }) => `${code} ${name}`),
      ...(comments.length > 0 && { comments }),
    };
    const lines = [
      `${sayBlock(data)} (id ${data.blockId})`,
      data.deductsInventory === true
        ? 'Its rooms are out of the availability.'
        : 'Its rooms are not deducted.',
      ...(data.group === undefined ? [] : [`Group: ${data.group}`]),
      ...(data.ratePlan === undefined ? [] : [`Rate: ${data.ratePlan}`]),
      ...(data.owner === undefined ? [] : [`Owner: ${data.owner}`]),
      `Can become: ${data.nextStatuses.join(', ') || 'nothing else'}`,
      ...comments,
    ];
    return { data, text: lines.join('\n') };
  }
}
