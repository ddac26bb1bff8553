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
import { MoneyShown } from '../../../shared/money.js';
import { RoomNumber, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { isInHouse } from '../../reservations/stay.js';
import { AssignmentService, OTHER_TYPE } from '../assignment.service.js';
import { sayAssignment } from '../front-desk.view.js';

const input = z.object({
  reservation: StayReference,
  room: RoomNumber.optional().describe('Room number; the best suggestion of OPERA when absent'),
  otherRoomType: z
    .enum(OTHER_TYPE)
    .default('refuse')
    .describe(
      'When the room is of another type than booked: refuse, give it at the booked price, or charge the new type',
    ),
  acceptDirty: z.boolean().default(false).describe('Assign a room that is not clean yet'),
  lockRoom: z.boolean().default(false).describe('Protect the assignment against automatic changes'),
});

const output = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  room: z.string(),
  roomType: z.string().optional(),
  roomStatus: z.string().optional(),
  previousRoom: z.string().optional(),
  rateFrom: MoneyShown.optional(),
  rateTo: MoneyShown.optional(),
  changed: z.boolean(),
});

/** A room for a stay that has not arrived. */
@McpTool({
  name: 'assign_room',
  title: 'Assign a room',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Gives a reservation that has not arrived yet its room: the one named, or the best free one. Says why when it is not possible and which rooms are. Not for guests in house.',
  input,
  output,
  operations: [
    'fof.postRoomAssignment',
    'fof.getHotelRooms',
    'fof.getSuggestedRooms',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class AssignRoomTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly assignment: AssignmentService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(freshly(call), args.reservation, {
      statuses: ['due_in', 'reserved'],
    });
    if (stay.status !== 'due_in' && stay.status !== 'reserved') {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `The stay is ${stay.status.replaceAll('_', ' ')}, so no room can be assigned. Nothing was changed.`,
        advice: isInHouse(stay.status)
          ? 'A guest in house changes rooms by a room move.'
          : 'Only reservations that are still to arrive get a room.',
        data: { status: stay.status, room: stay.room },
      });
    }
    const given = await this.assignment.assign(call, stay, args);
    const data = {
      reservationId: stay.reservationId,
      confirmationNumber: stay.confirmationNumber,
      guest: guestName(stay.guest, call.caller),
      room: given.room,
      roomType: given.roomType,
      roomStatus: given.status,
      previousRoom: given.previousRoom,
      rateFrom: given.rateChange?.from,
      rateTo: given.rateChange?.to,
      changed: given.changed,
    };
    return { data, text: sayAssignment(data), notes: given.warnings };
  }
}
