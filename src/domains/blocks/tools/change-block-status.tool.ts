import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code } from '../../../shared/parameters.schema.js';
import { BlockChanges, type StatusPlan } from '../block-change.service.js';
import { BlockReference } from '../block.schema.js';
import { blockSummary, sayBlock } from '../blocks.view.js';
const input = z.object({
  block: BlockReference,
  status: Code.describe('One of nextStatuses'),
  reason: Code.optional().describe('To cancel: its code'),
});
type Args = z.output<typeof input>;
const output = z.object({
  block: z.string(),
  status: z.string(),
});

/** A block's next step, once agreed. */
@McpTool({
  name: 'change_block_status',
  title: 'Change the status of a block',
  toolset: 'blocks',
  effect: 'destructive',
  description:
    "Moves a group block to another status: tentative, definite, cancelled ... First shows what that does to availability for the person's yes.",
  input,
  output,
  operations: [
    'blk.putBlockStatus',
    'blk.getNextBlockStatus',
    'blk.getBlock',
    'blk.searchBlocks',
    'lov.getListOfValues',
  ],
})
@Injectable()
export class ChangeBlockStatusTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(private readonly changes: BlockChanges) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.changes.planStatus(call, args.block, args.status, args.reason);
    const { block, next } = plan;
    const shown = blockSummary(block);
    return {
      summary: [
        `Make ${sayBlock(shown)} ${next.name.toLowerCase()} (${next.code}).`,
        effectOf(plan),
        ...(plan.reason === undefined ? [] : [`Reason: ${plan.reason.description || plan.reason.code}.`]),
        ...plan.warnings,
      ].join('\n'),
      facts: {
        ...shown,
        newStatus: next.code,
        deductsInventory: next.deducts,
        reason: plan.reason?.code ?? null,
      },
      state: {
        blockId: block.blockId,
        status: block.status,
        held: block.held ?? null,
        taken: block.taken ?? null,
        startDate: block.startDate,
        endDate: block.endDate,
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.changes.planStatus(call, args.block, args.status, args.reason);
    const { outcome, block, warnings } = await this.changes.changeStatus(call, plan);
    const data = { block: block.code, status: block.status };
    const text =
      outcome === 'done'
        ? `Done: ${sayBlock(blockSummary(block))}, before ${plan.block.status}. ${effectOf(plan)}`
        : outcome === 'not_done'
          ? `Not changed: OPERA did not answer, and the block is still ${block.status}. It is safe to try again.`
          : 'It is not known whether the status changed: read the block with get_block.';
    return { data, text, outcome, notes: warnings };
  }
}

function effectOf({ block, next }: StatusPlan): string {
  const open = Math.max(0, (block.held ?? 0) - (block.taken ?? 0));
  if (next.deducts && block.deducts !== true) return `${open} room nights leave the availability.`;
  if (!next.deducts && block.deducts === true) return `${open} room nights go back to the availability.`;
  return 'The availability stays as it is.';
}
