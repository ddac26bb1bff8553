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
import { SpokenDate, addDays } from '../../../shared/business-date.js';
import { money } from '../../../shared/money.js';
import { Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { BlockChanges } from '../block-change.service.js';
import { BlockReader } from '../block-reader.service.js';
import { Count, BlockPrice, BlockReference, OtherDay } from '../block.schema.js';
import { totals } from '../blocks.view.js';
const input = z.object({
  block: BlockReference,
  roomType: Code,
  rooms: Count(0, 500).describe('With those taken'),
  firstNight: SpokenDate.optional().describe('Left out: all nights'),
  lastNight: OtherDay.optional(),
  price: BlockPrice.optional().describe('Single, before taxes'),
  priceDouble: BlockPrice.optional(),
});
const output = z.object({
  block: z.string(),
  held: z.int().optional(),
  taken: z.int().optional(),
  left: z.int().optional(),
});

/** Rooms that a block holds. */
@McpTool({
  name: 'set_block_allocation',
  title: 'Hold rooms for a group',
  toolset: 'blocks',
  effect: 'write',
  description:
    'Sets how many rooms of a type a group block holds per night, and their price; replaces the number before. Totals are room nights.',
  input,
  output,
  operations: [
    'blk.putBlockAllocationRange',
    'blk.getBlockRoomRateGrid',
    'blk.getBlock',
    'blk.searchBlocks',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class SetBlockAllocationTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly reader: BlockReader,
    private readonly changes: BlockChanges,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [block, type] = await Promise.all([
      this.reader.find(freshly(call), args.block),
      this.codes.check(call, 'room-type', args.roomType, 'roomType'),
    ]);
    const end = addDays(block.endDate, -1);
    const from =
      args.firstNight === undefined ? block.startDate : await this.calendar.resolve(call, args.firstNight);
    const to = args.lastNight === undefined ? end : await this.calendar.resolve(call, args.lastNight);
    if (from < block.startDate || to > end || to < from) {
      throw new Fault('INPUT_INVALID', {
        message: `${from} to ${to} are no nights of the block, ${block.startDate} to ${end}. Nothing was changed.`,
        advice: 'Correct firstNight and lastNight, or leave them out for all nights.',
        field: from < block.startDate ? 'firstNight' : 'lastNight',
      });
    }
    const warnings = await this.changes.hold(call, block, {
      roomType: type.code,
      rooms: args.rooms,
      from,
      to,
      priceSingle: money(args.price, block.currency ?? 'XXX'),
      priceDouble: money(args.priceDouble, block.currency ?? 'XXX'),
    });
    const rows = await this.reader.pickup(freshly(call), block);
    const data = {
      block: block.code,
      ...totals(rows.filter((row) => row.roomType === type.code)),
    };
    const text = `${data.block} holds ${args.rooms} ${type.code} from ${from} to ${to}. In all ${data.held} room nights, ${data.taken} taken, ${data.left} left.`;
    return { data, text, notes: warnings };
  }
}
