import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import { isActive, type Stay } from './stay.js';

/** Makes cancelled and no-show stays bookings again. */
@Injectable()
export class ReinstatementService {
  constructor(
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly writer: StayWriter,
  ) {}

  /** @throws Fault NOT_ALLOWED_NOW for a stay that was neither cancelled nor a no-show, OPERA_* when nights are sold out */
  async reinstate(
    context: CallContext,
    reference: string,
  ): Promise<Written & { readonly stay: Stay; readonly already: boolean }> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference, { statuses: ['cancelled', 'no_show'] });
    const { reservationId, status } = stay;
    if (isActive(status)) return { outcome: 'done', stay, already: true, warnings: [] };
    if (status !== 'cancelled' && status !== 'no_show') {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `A stay that is ${status.replaceAll('_', ' ')} cannot be reinstated. Nothing was changed.`,
        advice: 'Only cancelled stays and no-shows can. A new stay needs create_reservation.',
        data: { status },
      });
    }
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.putReinstateReservation',
        parameters: { reservationId },
        body: {
          hotelId: context.hotelId,
          reservationIdList: [{ id: reservationId, type: 'Reservation' }],
        },
      },
      async (grace) => isActive((await this.reader.read(grace, reservationId, [])).stay.status),
    );
    const after =
      written.outcome === 'done'
        ? await this.reader.read(now, reservationId, []).catch(() => undefined)
        : undefined;
    return { ...written, stay: after?.stay ?? stay, already: false };
  }
}
