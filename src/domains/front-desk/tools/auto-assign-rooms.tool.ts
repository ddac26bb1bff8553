import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { RoomGivingService } from '../room-giving.service.js';

const input = z.object({
  date: SpokenDate.default('today'),
  roomType: Code.optional(),
  readyOnly: z.boolean().default(false).describe('Only rooms vacant and clean now'),
});

const output = z.object({
  arrivals: z.array(
    z.object({
      reservationId: z.string(),
      guest: z.string(),
      room: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  left: z.int(),
});

/** Rooms for all arrivals of a day. */
@McpTool({
  name: 'auto_assign_rooms',
  title: 'Assign rooms automatically',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Gives rooms of the booked type to all arrivals of a day that have none, at most 50 a call. For one stay use assign_room.',
  input,
  output,
  operations: [
    'fof.getReservationSummaries',
    'fof.autoAssignRoom',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 2,
  idempotent: true,
})
@Injectable()
export class AutoAssignRoomsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly giving: RoomGivingService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const date = await this.calendar.resolve(call, args.date);
    const roomType =
      args.roomType === undefined
        ? undefined
        : (await this.codes.check(call, 'room-type', args.roomType, 'roomType')).code;
    const { given, left } = await this.giving.giveAll(call, date, { roomType, readyOnly: args.readyOnly });
    const rows = given.map(({ arrival, room, reason }) => ({
      reservationId: arrival.reservationId,
      guest: guestName(arrival.guest, call.caller),
      ...(room === undefined ? { reason } : { room }),
    }));
    const assigned = rows.filter((row) => 'room' in row).length;
    const lines = rows.map((row) =>
      'room' in row
        ? `${row.guest}, id ${row.reservationId}: room ${row.room}`
        : `${row.guest}, id ${row.reservationId}: no room (${row.reason})`,
    );
    const text =
      rows.length === 0
        ? `Every arrival of ${date} has a room; nothing was changed.`
        : [
            `${assigned} arrivals of ${date} got a room, ${rows.length - assigned} did not.`,
            ...lines,
            ...(left > 0 ? [`${left} more have no room yet: call again.`] : []),
          ].join('\n');
    return {
      data: { arrivals: rows, left },
      text,
      outcome: rows.length > 0 && assigned === 0 ? 'not_done' : 'done',
    };
  }
}
