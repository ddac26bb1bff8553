import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHousekeepingDiscrepanciesAnswer } from '../../opera/wire/generated/hsk.wire.js';
import { type Discrepancy, readDiscrepancies, toWireDiscrepancy } from './discrepancy.mapper.js';

/** Where housekeeping and the front office disagree. */
@Injectable()
export class DiscrepancyService {
  constructor(private readonly opera: OperaService) {}

  /** The discrepancies of today, all kinds or one. Throws Fault OPERA_*. */
  async list(context: CallContext, kind: Discrepancy['kind'] | undefined): Promise<Discrepancy[]> {
    const answer = await this.opera.call<GetHousekeepingDiscrepanciesAnswer>(context, {
      operation: 'hsk.getHousekeepingDiscrepancies',
      parameters: { roomDiscrepancyStatus: kind === undefined ? undefined : [toWireDiscrepancy(kind)] },
    });
    return readDiscrepancies(answer.body);
  }
}
