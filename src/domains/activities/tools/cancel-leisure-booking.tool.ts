import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type ConsentingToolHandler,
  McpTool,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import type { Stay } from '../../reservations/stay.js';
import { sayBooking } from '../activities.view.js';
import type { LeisureBooking } from '../leisure.mapper.js';
import { LeisureService } from '../leisure.service.js';

const input = z.object({
  reservation: StayReference,
  bookingId: lineOf(1, 40).describe('From list_leisure_activities'),
});
type Args = z.output<typeof input>;
const output = z.object({ bookingId: z.string(), type: z.string().optional(), start: z.string().optional() });

/** Leisure given up, once agreed. */
@McpTool({
  name: 'cancel_leisure_booking',
  title: 'Cancel a leisure booking',
  toolset: 'activities',
  effect: 'destructive',
  description:
    "Cancels a leisure activity of a stay; first shows it for the person's yes. For the stay itself use cancel_reservation.",
  input,
  output,
  operations: [
    'lms.deleteActivityBooking',
    'lms.getActivityBookings',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class CancelLeisureBookingTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly leisure: LeisureService,
    private readonly finder: StayFinder,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const { stay, booking } = await this.found(args, call);
    const { id, type, start, end, persons } = booking;
    const facts = {
      id,
      type: type ?? null,
      start: start ?? null,
      end: end ?? null,
      persons: persons ?? null,
    };
    const guest = guestName(stay.guest, call.caller);
    return {
      summary: `Cancel for ${guest}: ${sayBooking(booking)}.`,
      facts: { ...facts, guest, reservationId: stay.reservationId },
      state: facts,
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { stay, booking } = await this.found(args, call);
    const outcome = await this.leisure.cancel(call, stay, booking);
    const { id, type, start } = booking;
    const text =
      outcome === 'done'
        ? `Cancelled: ${sayBooking({ ...booking, status: undefined })}.`
        : `OPERA did not answer: the booking #${id} ${outcome === 'not_done' ? 'still stands' : 'may still stand'}. Read list_leisure_activities before trying again.`;
    return {
      data: { bookingId: id, ...(type !== undefined && { type }), ...(start !== undefined && { start }) },
      text,
      outcome,
    };
  }

  private async found(
    args: Args,
    call: ToolCall,
  ): Promise<{ readonly stay: Stay; readonly booking: LeisureBooking }> {
    const stay = await this.finder.find(call, args.reservation);
    return { stay, booking: await this.leisure.find(call, stay, args.bookingId) };
  }
}
