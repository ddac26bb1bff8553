import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetReservationByExtIdAnswer } from '../../opera/wire/generated/rsv.wire.js';
import type { BookingReference } from './booking-order.js';
import { StaySearchService } from './stay-search.service.js';
import { readReservation } from './stay.mapper.js';

/** Finds a booking by the reference it was stamped with. */
@Injectable()
export class BookingLookup {
  constructor(
    private readonly opera: OperaService,
    private readonly stays: StaySearchService,
  ) {}

  /**
   * OPERA's id of the stay that carries the reference; undefined when there is none, so none was booked.
   * Throws Fault OPERA_* when OPERA cannot say.
   */
  async find(context: CallContext, { id, system }: BookingReference): Promise<string | undefined> {
    if (system === undefined) {
      const page = await this.stays.search(context, { customReference: id, limit: 5 });
      return page.stays[0]?.reservationId;
    }
    try {
      const answer = await this.opera.call<GetReservationByExtIdAnswer>(context, {
        operation: 'rsv.getReservationByExtId',
        parameters: {
          externalSystemCode: system,
          reservationExternalId: id,
          fetchInstructions: ['Reservation'],
        },
      });
      const [wire] = answer.body?.reservations?.reservation ?? [];
      return wire === undefined ? undefined : readReservation(wire).reservationId;
    } catch (error) {
      if (error instanceof Fault && (error.code === 'OPERA_NOT_FOUND' || error.code === 'NOT_FOUND'))
        return undefined;
      throw error;
    }
  }
}
