import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { BlockChanges } from '../block-change.service.js';
import { BlockReader } from '../block-reader.service.js';
import { BlockReference } from '../block.schema.js';
import { blockSummary, sayBlock } from '../blocks.view.js';
const input = z.object({
  block: BlockReference,
  cutOffDate: SpokenDate.optional(),
  releaseNow: z.boolean().default(false),
});
const output = z.object({
  block: z.string(),
  cutOffDate: z.string().optional(),
  held: z.int().optional(),
  released: z.int().optional(),
});

/** When rooms nobody took go back to the house. */
@McpTool({
  name: 'set_block_cutoff',
  title: 'Set the cut-off of a block',
  toolset: 'blocks',
  effect: 'write',
  description:
    'Sets the cut-off of a group block, when rooms nobody took go back to the house, or releases them now.',
  input,
  output,
  operations: [
    'blk.putBlock',
    'blk.putBlockCutoff',
    'blk.getBlock',
    'blk.searchBlocks',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class SetBlockCutoffTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly reader: BlockReader,
    private readonly changes: BlockChanges,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    if ((args.cutOffDate === undefined) !== args.releaseNow) {
      throw new Fault('INPUT_INVALID', {
        message: 'Give either cutOffDate or releaseNow. Nothing was changed.',
        advice: 'To move the cut-off give cutOffDate alone; to release now give releaseNow true alone.',
        field: 'cutOffDate',
      });
    }
    const block = await this.reader.find(freshly(call), args.block);
    const day =
      args.cutOffDate === undefined ? undefined : await this.calendar.resolve(call, args.cutOffDate);
    if (day !== undefined && day > block.endDate) {
      throw new Fault('INPUT_INVALID', {
        message: `${day} is after the end of the block, ${block.endDate}. Nothing was changed.`,
        advice: 'Give a day before the block starts.',
        field: 'cutOffDate',
      });
    }
    const change =
      day === undefined
        ? await this.changes.release(call, block)
        : await this.changes.setCutOff(call, block, day);
    const { outcome } = change;
    const released = Math.max(0, (block.held ?? 0) - (change.block.held ?? 0));
    const { code, cutOffDate, held } = change.block;
    const data = {
      block: code,
      ...(cutOffDate !== undefined && { cutOffDate }),
      ...(held !== undefined && { held }),
      ...(day === undefined && outcome === 'done' && { released }),
    };
    const words = {
      done: 'Done',
      not_done: 'Not done: OPERA did not answer',
      unknown: 'Not known whether it was done',
    };
    const what = data.released === undefined ? '' : ` ${data.released} room nights went back to the house.`;
    return {
      data,
      text: `${words[outcome]}: ${sayBlock(blockSummary(change.block))}.${what}`,
      outcome,
      notes: change.warnings,
    };
  }
}
