import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, lineOf } from '../../../shared/parameters.schema.js';
import { readPersonName } from '../../../shared/person-name.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { BlockBooking, datesInBlock, lackOf, type RoomingPlan } from '../block-booking.service.js';
import { BlockReader } from '../block-reader.service.js';
import { Count, BlockReference, OtherDay } from '../block.schema.js';
import { sayBlock, blockSummary } from '../blocks.view.js';
const input = z.object({
  block: BlockReference,
  guests: z
    .array(
      z.object({
        name: lineOf(2, 80).describe('Surname, Given name'),
        roomType: Code,
        arrivalDate: OtherDay.optional(),
        departureDate: OtherDay.optional(),
        adults: Count(1, 20).default(1),
      }),
    )
    .refine((list) => list.length > 0 && list.length <= 100, 'must have 1 to 100 guests')
    .describe("Dates left out are the block's"),
});
type Args = z.output<typeof input>;
const output = z.object({
  booked: z.array(z.object({ line: z.int(), confirmationNumber: z.string() }).partial()),
  already: z.array(z.int()),
  refused: z.array(z.object({ line: z.int(), reason: z.string() }).partial()),
});

/** A list of guests into a block, once agreed. */
@McpTool({
  name: 'upload_rooming_list',
  title: 'Upload a rooming list',
  toolset: 'blocks',
  effect: 'destructive',
  description:
    "Books a list of guests into a group block, one room each; those already there are skipped. First shows what would be booked for the person's yes.",
  input,
  output,
  operations: [
    'blk.postRoomingList',
    'blk.getBlockReservations',
    'blk.getBlockRoomRateGrid',
    'blk.getBlock',
    'blk.searchBlocks',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 5,
})
@Injectable()
export class UploadRoomingListTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly reader: BlockReader,
    private readonly booking: BlockBooking,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.plan(args, call);
    const lines = plan.missing.map(
      ({ line, guest }) =>
        `${line}. ${guestName(guest, call.caller)}, ${guest.roomType}, ${guest.arrivalDate} to ${guest.departureDate}`,
    );
    return {
      summary: [
        `Book ${plan.missing.length} guests into ${sayBlock(blockSummary(plan.block))}; ${plan.present.length} are there already.`,
        ...(plan.short.length === 0
          ? []
          : [`The block lacks rooms, OPERA may refuse some: ${plan.short.join('; ')}.`]),
        ...(lackOf(plan.block) === '' ? [] : [`OPERA may refuse all.${lackOf(plan.block)}`]),
        ...lines,
      ].join('\n'),
      facts: { block: plan.block.code, toBook: lines, already: [...plan.present], short: [...plan.short] },
      state: {
        blockId: plan.block.blockId,
        status: plan.block.status,
        missing: plan.missing.map(({ line }) => line),
        short: [...plan.short],
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const plan = await this.plan(args, call);
    const result = await this.booking.upload(call, plan);
    const nameOf = (line: number) => {
      const guest = plan.missing.find((entry) => entry.line === line)?.guest;
      return guest === undefined ? '' : guestName(guest, call.caller);
    };
    const data = {
      booked: result.booked.map(({ line, stay }) => ({
        line,
        ...(stay.confirmationNumber !== undefined && { confirmationNumber: stay.confirmationNumber }),
      })),
      already: [...plan.present],
      refused: result.refused.map(({ line, reason }) => ({ line, reason })),
    };
    const text =
      result.outcome === 'done'
        ? [
            `${plan.block.code}: ${data.booked.length} booked, ${data.already.length} there already, ${data.refused.length} refused.`,
            ...data.booked.map(
              (row) => `${row.line}. ${nameOf(row.line)} #${row.confirmationNumber ?? 'not stated'}`,
            ),
            ...data.refused.map((row) => `${row.line}. ${nameOf(row.line)}: not booked. ${row.reason}`),
          ].join('\n')
        : 'OPERA did not answer. Send the same list again: guests who are there are skipped.';
    return { data, text, outcome: result.outcome };
  }

  private async plan(args: Args, call: ToolCall): Promise<RoomingPlan> {
    const block = await this.reader.find(freshly(call), args.block);
    const types = new Map<string, string>();
    for (const [index, { roomType }] of args.guests.entries()) {
      if (types.has(roomType)) continue;
      const { code } = await this.codes.check(call, 'room-type', roomType, `guests[${index}].roomType`);
      types.set(roomType, code);
    }
    const day = async (spoken: string | undefined) =>
      spoken === undefined ? undefined : this.calendar.resolve(call, spoken);
    const guests = await Promise.all(
      args.guests.map(async (entry, index) => {
        const [name] = readPersonName(entry.name);
        const [arrival, departure] = await Promise.all([day(entry.arrivalDate), day(entry.departureDate)]);
        return {
          surname: name?.surname ?? entry.name,
          givenName: name?.givenName,
          roomType: types.get(entry.roomType) ?? entry.roomType,
          ...datesInBlock(block, arrival, departure, `guests[${index}].arrivalDate`),
          adults: entry.adults,
          children: 0,
        };
      }),
    );
    return this.booking.plan(call, block, guests);
  }
}
