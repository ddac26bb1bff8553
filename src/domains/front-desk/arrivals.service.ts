import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetReservationSummariesAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { readArrivals, type ArrivalPage } from './arrival.mapper.js';

/** Which arrivals of a day are asked for. */
export interface ArrivalQuestion {
  readonly date: BusinessDate;
  /** `expected`: still to come; `arrived`: checked in on that day. */
  readonly show: 'expected' | 'arrived';
  readonly vipOnly: boolean;
  readonly limit: number;
  /** Rows already seen. */
  readonly offset: number;
}

/** The list of arrivals the front desk works from. */
@Injectable()
export class ArrivalsService {
  constructor(private readonly opera: OperaService) {}

  /** One page of a day's arrivals, in the order in which they are expected. Throws Fault OPERA_*. */
  async list(context: CallContext, question: ArrivalQuestion): Promise<ArrivalPage> {
    const answer = await this.opera.call<GetReservationSummariesAnswer>(context, {
      operation: 'fof.getReservationSummaries',
      parameters: {
        searchType: question.show === 'expected' ? 'Arrival' : 'Arrived',
        arrivalStart: question.date,
        arrivalEnd: question.date,
        anyVIPStatus: question.vipOnly ? true : undefined,
        attributeName: ['ArrivalTime'],
        orderType: ['Asc'],
        fetchSummaryInstructions: ['RoomDetails'],
        limit: question.limit,
        offset: question.offset,
      },
    });
    return readArrivals(answer.body);
  }
}
