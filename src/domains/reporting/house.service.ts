import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetFrontOfficeStatisticsAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { SetupService } from '../configuration/setup.service.js';
import { readHouse, type House } from './house.mapper.js';

/** How the house stands. */
@Injectable()
export class HouseService {
  constructor(
    private readonly opera: OperaService,
    private readonly setup: SetupService,
  ) {}

  /** Figures of one day: movements, tonight, revenue and, for today, the state of the rooms. Throws Fault OPERA_*. */
  async figures(context: CallContext, date: BusinessDate): Promise<House> {
    // A hotel that is not described costs the answer its amounts, not its figures.
    const currency = this.setup.hotel(context).then(
      (hotel) => hotel.currency,
      () => undefined,
    );
    const answers = await Promise.all(
      ['HouseSummary', 'RoomStatus'].map((statisticsCode) =>
        this.opera.call<GetFrontOfficeStatisticsAnswer>(context, {
          operation: 'fof.getFrontOfficeStatistics',
          parameters: { statisticsCode, date },
        }),
      ),
    );
    return readHouse(
      answers.map((answer) => answer.body),
      await currency,
    );
  }
}
