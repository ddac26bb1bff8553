import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type {
  GetFacilityForecastAnswer,
  GetHousekeepingAttendantsScheduleAnswer,
  GetReservationHousekeepingScheduleAnswer,
} from '../../opera/wire/generated/hsk.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import {
  type OnDuty,
  readDuty,
  readForecast,
  readStaySchedule,
  type StayTask,
  type Workload,
} from './task-sheet.mapper.js';

/** What is planned: for the house, or for one stay. */
@Injectable()
export class CleaningPlanService {
  constructor(private readonly opera: OperaService) {}

  /** Who is on duty and how many rooms need which task in a period of at most 30 days. Throws Fault OPERA_*. */
  async house(
    context: CallContext,
    from: BusinessDate,
    until: BusinessDate,
  ): Promise<{ readonly duty: readonly OnDuty[]; readonly work: readonly Workload[] }> {
    const [duty, work] = await Promise.all([
      this.opera.call<GetHousekeepingAttendantsScheduleAnswer>(context, {
        operation: 'hsk.getHousekeepingAttendantsSchedule',
        parameters: { scheduleStartDate: from, scheduleEndDate: until },
      }),
      this.opera.call<GetFacilityForecastAnswer>(context, {
        operation: 'hsk.getFacilityForecast',
        parameters: { startDate: from, endDate: until },
      }),
    ]);
    return { duty: readDuty(duty.body), work: readForecast(work.body) };
  }

  /** What is done for a stay and when. Throws Fault OPERA_*. */
  async stay(
    context: CallContext,
    reservationId: string,
  ): Promise<{ readonly tasks: readonly StayTask[]; readonly note?: string }> {
    const answer = await this.opera.call<GetReservationHousekeepingScheduleAnswer>(context, {
      operation: 'hsk.getReservationHousekeepingSchedule',
      parameters: { reservationId },
    });
    return readStaySchedule(answer.body);
  }
}
