import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { RoomNumber, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { CheckedIn } from '../check-in.schema.js';
import { CheckInService } from '../check-in.service.js';
import { sayCheckIn } from '../front-desk.view.js';

const input = z.object({
  reservation: StayReference,
  room: RoomNumber.optional().describe(
    'Room number; when absent the assigned room, else the best that is ready',
  ),
  ignoreWarnings: z
    .boolean()
    .default(false)
    .describe(
      "Go on in spite of OPERA's warnings (dirty room, credit, alerts); only when a person decided so",
    ),
});

/** The whole check-in in one call. */
@McpTool({
  name: 'check_in_guest',
  title: 'Check in a guest',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Checks in a guest who is due in today: splits a booking of several rooms, assigns a ready room if there is none, verifies, checks in and shows alerts. After a failure it says what was done; calling again goes on.',
  input,
  output: CheckedIn,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getAlertNotices',
    'rsv.putSplitMultiRoomReservation',
    'fof.verifyCheckinReservation',
    'fof.getHotelRooms',
    'fof.getSuggestedRooms',
    'fof.postRoomAssignment',
    'fof.postCheckIn',
    'bof.getBusinessDate',
  ],
  cost: 2,
  idempotent: true,
})
@Injectable()
export class CheckInGuestTool implements ToolHandler<typeof input, typeof CheckedIn> {
  constructor(private readonly checkIn: CheckInService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<CheckedIn>> {
    const result = await this.checkIn.checkIn(call, args.reservation, {
      room: args.room,
      ignoreWarnings: args.ignoreWarnings,
      progress: (done, message) => call.progress(done, undefined, message),
    });
    const { stay } = result;
    const alerts = result.alerts.map((alert) => guestText(alert.text));
    const data: CheckedIn = {
      reservationId: stay.reservationId,
      confirmationNumber: stay.confirmationNumber,
      guest: guestName(stay.guest, call.caller),
      room: stay.room ?? '',
      roomType: stay.roomType,
      departureDate: stay.departureDate,
      status: stay.status,
      done: [...result.done],
      ...(alerts.length > 0 && { alerts }),
      ...(result.otherReservations.length > 0 && { otherReservations: [...result.otherReservations] }),
    };
    return { data, text: sayCheckIn(data, result.already), notes: result.warnings };
  }
}
