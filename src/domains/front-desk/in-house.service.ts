import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetReservationSummariesAnswer } from '../../opera/wire/generated/fof.wire.js';
import { readInHouse, type InHousePage } from './in-house.mapper.js';

/** Which guests in the house are asked for. */
export interface InHouseQuestion {
  readonly vipOnly: boolean;
  readonly roomType?: string;
  readonly limit: number;
  /** Rows already seen. */
  readonly offset: number;
}

/** Who sleeps in the house. */
@Injectable()
export class InHouseService {
  constructor(private readonly opera: OperaService) {}

  /** One page of the guests in the house, by room. Throws Fault OPERA_*. */
  async list(context: CallContext, question: InHouseQuestion): Promise<InHousePage> {
    const answer = await this.opera.call<GetReservationSummariesAnswer>(context, {
      operation: 'fof.getReservationSummaries',
      parameters: {
        searchType: 'InHouse',
        anyVIPStatus: question.vipOnly ? true : undefined,
        roomTypes: question.roomType === undefined ? undefined : [question.roomType],
        attributeName: ['Room'],
        orderType: ['Asc'],
        limit: question.limit,
        offset: question.offset,
      },
    });
    return readInHouse(answer.body);
  }
}
