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
import { money } from '../../../shared/money.js';
import { Code, lineOf } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { BlockCreation } from '../block-creation.service.js';
import { Count, BlockPrice, OtherDay } from '../block.schema.js';
import { blockSummary, sayBlock } from '../blocks.view.js';
const input = z.object({
  name: lineOf(2, 60),
  startDate: SpokenDate,
  endDate: OtherDay.describe('Departure day'),
  status: Code.default('INQ').describe('INQ inquiry, TEN tentative, DEF definite'),
  groupProfileId: lineOf(1, 20).optional(),
  ratePlan: Code.optional(),
  cutOffDate: OtherDay.optional(),
  code: Code.optional(),
  rooms: z
    .array(z.object({ roomType: Code, rooms: Count(1, 500), price: BlockPrice.optional() }))
    .refine((list) => list.length <= 20, 'must have at most 20 entries')
    .default([])
    .describe('Every night; price of a single before taxes'),
  note: lineOf(1, 500).optional(),
});
const output = z.object({
  blockId: z.string(),
  code: z.string().optional(),
  status: z.string().optional(),
  held: z.int().optional(),
  existing: z.boolean().optional(),
});

/** A new block with its rooms. */
@McpTool({
  name: 'create_block',
  title: 'Create a group block',
  toolset: 'blocks',
  effect: 'write',
  description:
    'Creates a group block and holds rooms in it. The same name and dates again go on with the first one. Guests: book_in_block.',
  input,
  output,
  operations: [
    'blk.postBlock',
    'blk.searchBlocks',
    'blk.getBlock',
    'blk.getDefaultBlockCode',
    'blk.putBlockAllocationRange',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 3,
  idempotent: true,
})
@Injectable()
export class CreateBlockTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly creation: BlockCreation,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const dates = await this.calendar
      .stayDates(call, { arrival: args.startDate, departure: args.endDate })
      .catch((error: unknown) => {
        throw error instanceof Fault ? renamed(error) : error;
      });
    const cutOffDate =
      args.cutOffDate === undefined ? undefined : await this.calendar.resolve(call, args.cutOffDate);
    const [status, ratePlan] = await Promise.all([
      this.codes.check(call, 'block-status', args.status, 'status'),
      args.ratePlan === undefined
        ? undefined
        : this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
    ]);
    const types = await Promise.all(
      args.rooms.map(({ roomType }) => this.codes.check(call, 'room-type', roomType, 'rooms.roomType')),
    );
    const { block, existing, warnings } = await this.creation.create(call, {
      name: args.name,
      code: args.code,
      startDate: dates.arrival,
      endDate: dates.departure,
      status: status.code,
      profileId: args.groupProfileId,
      ratePlan: ratePlan?.code,
      cutOffDate,
      note: args.note,
      rooms: args.rooms.map(({ rooms, price }, index) => ({
        roomType: types[index]?.code ?? '',
        rooms,
        from: dates.arrival,
        to: addDays(dates.departure, -1),
        priceSingle: money(price, 'XXX'),
      })),
    });
    const data = {
      blockId: block.blockId,
      code: block.code,
      status: block.status,
      ...(block.held !== undefined && { held: block.held }),
      existing,
    };
    const head = existing ? 'It was there already, now complete' : 'Created';
    return { data, text: `${head}: ${sayBlock(blockSummary(block))} (id ${data.blockId}).`, notes: warnings };
  }
}

/** The calendar speaks of stays; here the fields are those of a block. */
function renamed(fault: Fault): Fault {
  const field = fault.details.field === 'departureDate' ? 'endDate' : 'startDate';
  const plain = (text: string) =>
    text
      .replaceAll(/[Aa]rrival/g, 'start')
      .replaceAll(/[Dd]eparture/g, 'end')
      .replace(' in one stay', ' in one block');
  return new Fault(fault.code, {
    ...fault.details,
    message: plain(fault.message),
    advice: plain(fault.advice),
    field,
  });
}
