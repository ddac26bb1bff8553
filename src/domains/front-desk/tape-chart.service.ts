import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetRoomCalendarAnswer } from '../../opera/wire/generated/rsv.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { readChart, type ChartPage } from './tape-chart.mapper.js';

/** Which part of the chart is wanted. */
export interface ChartQuestion {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly roomType?: string;
  readonly floor?: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Rooms by days. */
@Injectable()
export class TapeChartService {
  constructor(private readonly opera: OperaService) {}

  /** A page of rooms with what is in them on these days. Throws Fault OPERA_*. */
  async page(context: CallContext, question: ChartQuestion): Promise<ChartPage> {
    const { from, to, roomType, floor, page, pageSize } = question;
    const answer = await this.opera.call<GetRoomCalendarAnswer>(context, {
      operation: 'rsv.getRoomCalendar',
      parameters: {
        startDate: from,
        endDate: to,
        sortingBy: 'Room',
        pageIndex: page,
        recordsPerPage: pageSize,
        ...(roomType !== undefined && { roomType: [roomType] }),
        ...(floor !== undefined && { floor: [floor] }),
      },
    });
    return readChart(answer.body);
  }
}
