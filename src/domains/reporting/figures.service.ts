import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetInventoryStatisticsAnswer } from '../../opera/wire/generated/inv.wire.js';
import type {
  GetReservationPaceAnswer,
  GetReservationStatisticsAnswer,
} from '../../opera/wire/generated/rsv.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { HOUSE_SWITCHES, readDayFigures, readPace, readRevenue, withRevenue } from './day-figures.mapper.js';
import type { DayFigures } from './day-figures.js';

/** The house by days: what was, what is booked, and how bookings came in. */
@Injectable()
export class FiguresService {
  constructor(private readonly opera: OperaService) {}

  /**
   * Figures of each day of a period of at most 62 days. Room revenue is there when OPERA states it: without the right to see it,
   * the rest is answered all the same.
   * Throws Fault OPERA_*.
   */
  async days(context: CallContext, from: BusinessDate, to: BusinessDate): Promise<DayFigures[]> {
    const [rooms, revenue] = await Promise.all([
      this.opera.call<GetInventoryStatisticsAnswer>(context, {
        operation: 'inv.getInventoryStatistics',
        parameters: {
          dateRangeStart: from,
          dateRangeEnd: to,
          reportCode: 'DetailedAvailabiltySummary',
          parameterName: [...HOUSE_SWITCHES],
          parameterValue: HOUSE_SWITCHES.map(() => 'Y'),
        },
      }),
      this.revenue(context, from, to),
    ]);
    return withRevenue(readDayFigures(rooms.body), readRevenue(revenue));
  }

  /** Rooms on the books for one night, day by day before it. Throws Fault OPERA_*. */
  async pace(
    context: CallContext,
    stayDate: BusinessDate,
    leadDays: number,
  ): Promise<{ date: string; rooms: number }[]> {
    const answer = await this.opera.call<GetReservationPaceAnswer>(context, {
      operation: 'rsv.getReservationPace',
      parameters: { hotelId: context.hotelId, stayDate, leadDays },
    });
    return readPace(answer.body);
  }

  private async revenue(
    context: CallContext,
    from: BusinessDate,
    to: BusinessDate,
  ): Promise<GetReservationStatisticsAnswer | undefined> {
    try {
      const answer = await this.opera.call<GetReservationStatisticsAnswer>(context, {
        operation: 'rsv.getReservationStatistics',
        parameters: {
          hotelId: [context.hotelId],
          reportCode: ['ReservationAndRevenueSummary'],
          requestedReportsTypeStartDate: [from],
          requestedReportsTypeEndDate: [to],
        },
      });
      return answer.body;
    } catch (error) {
      // Rooms without revenue are better than nothing; a house that is away would have failed above as well.
      if (error instanceof Fault && error.code.startsWith('OPERA_')) return undefined;
      throw error;
    }
  }
}
