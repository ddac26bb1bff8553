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
import { sayMoney } from '../../../shared/money.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import type { Stay } from '../../reservations/stay.js';
import { StayChanged, stayChanged } from '../desk-result.schema.js';
import { IN_HOUSE, requireInHouse } from '../stay-state.js';
import { LEFT_AS, UndoCheckInService } from '../undo-check-in.service.js';

const input = z.object({
  reservation: StayReference,
  roomStatus: z.enum(LEFT_AS).default('dirty').describe('What the room is left as'),
  unassignRoom: z.boolean().default(false).describe('Give the room back too'),
});
type Args = z.output<typeof input>;

/** A check-in taken back, once agreed. */
@McpTool({
  name: 'undo_check_in',
  title: 'Take a check-in back',
  toolset: 'front-desk',
  effect: 'destructive',
  description:
    'Takes back a check-in made today by mistake: the guest is due in again. Only before anything is charged. A guest who leaves is checked out instead.',
  input,
  output: StayChanged,
  operations: ['fof.deleteCheckin', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
})
@Injectable()
export class UndoCheckInTool implements ConsentingToolHandler<typeof input, typeof StayChanged> {
  constructor(
    private readonly finder: StayFinder,
    private readonly undoing: UndoCheckInService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const stay = await this.stay(args, call);
    const guest = guestName(stay.guest, call.caller);
    const balance = stay.balance === undefined ? null : sayMoney(stay.balance);
    return {
      summary: `Take back the check-in of ${guest}, room ${stay.room ?? '?'}: the guest is due in again, the room is left ${args.roomStatus}${args.unassignRoom ? ' and free for others' : ''}. Balance now: ${balance ?? 'not stated'}.`,
      facts: {
        guest,
        room: stay.room ?? null,
        balance,
        roomStatus: args.roomStatus,
        unassignRoom: args.unassignRoom,
      },
      state: { reservationId: stay.reservationId, status: stay.status, room: stay.room ?? null, balance },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<StayChanged>> {
    const stay = await this.stay(args, call);
    const now = await this.undoing.undo(call, stay, args);
    const data = stayChanged(now, call, true);
    const room = now.room === undefined ? 'no room is assigned' : `room ${now.room} stays assigned`;
    return { data, text: `The check-in of ${data.guest} was taken back: due in today, ${room}.` };
  }

  private async stay(args: Args, call: ToolCall): Promise<Stay> {
    const stay = await this.finder.find(freshly(call), args.reservation, { statuses: IN_HOUSE });
    requireInHouse(stay, 'there is no check-in to take back');
    return stay;
  }
}
