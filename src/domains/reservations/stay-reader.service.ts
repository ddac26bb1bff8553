import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetReservationAnswer } from '../../opera/wire/generated/rsv.wire.js';
import type { StayDetails, StayPart } from './stay-details.js';
import { readStayDetails } from './stay-details.mapper.js';

/** Oracle's fetch instructions for each part (rsv.json, getReservation). */
const INSTRUCTIONS: Readonly<Record<StayPart, string>> = {
  policies: 'ReservationPolicies',
  packages: 'Packages',
  comments: 'Comments',
  alerts: 'Alerts',
  traces: 'Traces',
};

/** Opens a stay. */
@Injectable()
export class StayReader {
  constructor(private readonly opera: OperaService) {}

  /**
   * One stay by OPERA's id, with the parts wanted.
   * Throws Fault NOT_FOUND, OPERA_*.
   */
  async read(context: CallContext, reservationId: string, parts: readonly StayPart[]): Promise<StayDetails> {
    const answer = await this.opera.call<GetReservationAnswer>(context, {
      operation: 'rsv.getReservation',
      parameters: {
        reservationId,
        fetchInstructions: [
          'Reservation',
          'TotalCostOfStay',
          'RevenuesAndBalances',
          'ReservationPaymentMethods',
          ...parts.map((part) => INSTRUCTIONS[part]),
        ],
      },
    });
    const [wire] = answer.body?.reservations?.reservation ?? [];
    if (wire === undefined) {
      throw new Fault('NOT_FOUND', { message: 'OPERA has no such reservation.', field: 'reservation' });
    }
    return readStayDetails(wire);
  }
}
