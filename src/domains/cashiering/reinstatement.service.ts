import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isInHouse, type Stay } from '../reservations/stay.js';
import { toReinstatement } from './check-out.mapper.js';

/** Takes check-outs of today back. */
@Injectable()
export class ReinstatementService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
    private readonly readBack: ReadBack,
  ) {}

  /** A stay that was checked out today. Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, NOT_ALLOWED_NOW. */
  async plan(context: CallContext, reference: string): Promise<Stay> {
    const stay = await this.find(freshly(context), reference);
    const today = await this.calendar.businessDate(context);
    if (stay.status === 'checked_out' && stay.departureDate === today) return stay;
    const reason =
      stay.status === 'checked_out'
        ? `The guest left on ${stay.departureDate}: only a check-out of today can be taken back.`
        : `The stay is ${stay.status.replaceAll('_', ' ')}, not checked out.`;
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `${reason} Nothing was changed.`,
      data: { status: stay.status, departureDate: stay.departureDate },
    });
  }

  /** Puts the guest back in the house, in the same room. Throws Fault OPERA_* (OPERA_RULE when the room is taken). */
  async reinstate(
    context: CallContext,
    stay: Stay,
  ): Promise<{ readonly outcome: Outcome; readonly stay: Stay }> {
    const { reservationId } = stay;
    const now = (reading: CallContext): Promise<Stay> => this.finder.find(reading, `id:${reservationId}`);
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'csh.reinstateCheckOut',
          parameters: { reservationId },
          body: toReinstatement(context.hotelId, reservationId, this.opera.hotel(context).cashierId),
        });
        return true;
      },
      async (grace) => (isInHouse((await now(grace)).status) ? true : undefined),
    );
    return { outcome: verdict.outcome, stay: await now(freshly(context)).catch(() => stay) };
  }

  /** A guest who left today before others of the name; a room number means the guest who left it today. */
  private async find(context: CallContext, reference: string): Promise<Stay> {
    return this.finder.find(context, reference, { statuses: ['checked_out'] }).catch((error: unknown) => {
      if (error instanceof Fault && error.code === 'NOT_FOUND') return this.finder.find(context, reference);
      throw error;
    });
  }
}
