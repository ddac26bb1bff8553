import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Adults, Code, lineOf } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { TurnawayService } from '../turnaway.service.js';

const input = z.object({
  reason: Code.describe('Turnaway reason; a wrong one is answered with the list'),
  arrivalDate: SpokenDate,
  departureDate: SpokenDate,
  rooms: z.int().min(1).max(99).default(1),
  adults: Adults,
  roomType: Code.optional(),
  comment: lineOf(1, 500).optional(),
});
const output = z.object({ reason: z.string(), arrivalDate: z.string(), departureDate: z.string() });

/** A guest not taken. */
@McpTool({
  name: 'record_turnaway',
  title: 'Record a turnaway',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Records a request that was not booked (house full, price too high), for statistics. A guest who wants to wait is put on the list with add_to_waitlist.',
  input,
  output,
  operations: ['rsv.postTurnawayReservation', 'lov.getListOfValues', 'bof.getBusinessDate'],
})
@Injectable()
export class RecordTurnawayTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly turnaways: TurnawayService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [reason, dates, roomType] = await Promise.all([
      this.codes.check(call, 'turnaway-reason', args.reason, 'reason'),
      this.calendar.stayDates(call, { arrival: args.arrivalDate, departure: args.departureDate }),
      args.roomType && this.codes.check(call, 'room-type', args.roomType, 'roomType'),
    ]);
    const { arrival, departure } = dates;
    const outcome = await this.turnaways.record(call, {
      ...args,
      arrival,
      departure,
      reason: reason.code,
      roomType: roomType ? roomType.code : undefined,
    });
    const data = { reason: reason.code, arrivalDate: arrival, departureDate: departure };
    const text =
      outcome === 'done'
        ? `Turnaway recorded: ${arrival} to ${departure}, ${reason.description}.`
        : 'It is not known whether the turnaway was recorded: OPERA did not answer. A second record would count twice.';
    return { data, text, outcome };
  }
}
