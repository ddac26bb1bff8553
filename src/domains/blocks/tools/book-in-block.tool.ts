import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import { Fault } from '../../../kernel/fault.js';
import type { FaultCode } from '../../../kernel/fault.table.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf } from '../../../shared/parameters.schema.js';
import { readPersonName } from '../../../shared/person-name.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { BlockBooking, datesInBlock } from '../block-booking.service.js';
import type { BlockStay } from '../block.js';
import { BlockReader } from '../block-reader.service.js';
import { Count, BlockReference, BlockStayShown, OtherDay } from '../block.schema.js';
import { blockStay, sayBlockStay } from '../blocks.view.js';
import { guestName } from '../../reservations/guest-name.js';
const input = z.object({
  block: BlockReference,
  guestName: lineOf(2, 80).describe('Surname, Given name'),
  profileId: lineOf(1, 20).optional(),
  roomType: Code,
  arrivalDate: SpokenDate.optional().describe("Left out: the block's"),
  departureDate: OtherDay.optional(),
  adults: Count(1, 20).default(1),
  children: Count(0, 20).default(0),
});
const output = BlockStayShown.partial()
  .omit({ roomType: true, status: true })
  .extend({ existing: z.boolean().optional() });

/** Codes with which OPERA says no rather than fails. */
const REFUSALS: readonly FaultCode[] = ['OPERA_RULE', 'OPERA_CONFLICT', 'OPERA_INVALID_REQUEST'];

/** A guest's room out of a block. */
@McpTool({
  name: 'book_in_block',
  title: 'Book a guest in a block',
  toolset: 'blocks',
  effect: 'write',
  description:
    "Books one guest into a group block at the group's rate; a guest who has this stay already is not booked twice. For many: upload_rooming_list.",
  input,
  output,
  operations: [
    'rsv.postReservationByBlock',
    'blk.getBlockReservations',
    'blk.getBlockRoomRateGrid',
    'blk.getBlock',
    'blk.searchBlocks',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 2,
  idempotent: true,
})
@Injectable()
export class BookInBlockTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly reader: BlockReader,
    private readonly booking: BlockBooking,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const day = async (spoken: string | undefined) =>
      spoken === undefined ? undefined : this.calendar.resolve(call, spoken);
    const [block, type, arrival, departure] = await Promise.all([
      this.reader.find(freshly(call), args.block),
      this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      day(args.arrivalDate),
      day(args.departureDate),
    ]);
    const [name] = readPersonName(args.guestName);
    const guest = {
      surname: name?.surname ?? args.guestName,
      givenName: name?.givenName,
      profileId: args.profileId,
      roomType: type.code,
      ...datesInBlock(block, arrival, departure),
      adults: args.adults,
      children: args.children,
    };
    const booked = await this.booking.book(call, block, guest).catch(async (error: unknown) => {
      throw error instanceof Fault && REFUSALS.includes(error.code)
        ? await this.explained(call, block.blockId, error)
        : error;
    });
    const data = { ...shownOf(booked.stay, call), existing: booked.existing };
    const who = guestName(guest, call.caller);
    const text =
      booked.outcome === 'unknown'
        ? `It is not known whether ${who} was booked: look with list_block_reservations before trying again.`
        : booked.outcome === 'not_done'
          ? `Not booked: OPERA did not answer. It is safe to try again.`
          : `${booked.existing ? 'Booked already' : 'Booked'} in ${block.code}: ${booked.stay === undefined ? who : sayBlockStay(blockStay(booked.stay, call.caller))}.`;
    return { data, text, outcome: booked.outcome, notes: booked.warnings };
  }

  /** A refusal with what the block has left. */
  private async explained(call: ToolCall, blockId: string, fault: Fault): Promise<Fault> {
    const block = await this.reader.read(freshly(call), blockId);
    const rows = await this.reader.pickup(freshly(call), block).catch(() => []);
    const left = rows.filter((row) => row.left > 0).map((row) => `${row.date} ${row.roomType} ${row.left}`);
    return new Fault(fault.code, {
      ...fault.details,
      advice: `${left.length === 0 ? 'The block has no room left.' : `Left in the block: ${left.slice(0, 12).join(', ')}.`} Choose another room type or hold more rooms with set_block_allocation.`,
      cause: fault,
    });
  }
}

function shownOf(stay: BlockStay | undefined, call: ToolCall) {
  if (stay === undefined) return {};
  const { roomType: _type, status: _status, ...shown } = blockStay(stay, call.caller);
  return shown;
}
