import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { toTurnaway } from './stay-extras.mapper.js';

/** Records guests whom the hotel could not or would not take. */
@Injectable()
export class TurnawayService {
  constructor(private readonly opera: OperaService) {}

  /** Sent once; OPERA lists no turnaways, so an unclear outcome stays unknown. Throws Fault OPERA_*. */
  async record(context: CallContext, turnaway: Parameters<typeof toTurnaway>[1]): Promise<Outcome> {
    try {
      await this.opera.call(context, {
        operation: 'rsv.postTurnawayReservation',
        body: toTurnaway(context.hotelId, turnaway),
      });
      return 'done';
    } catch (error) {
      if (error instanceof Fault && error.code === 'OPERA_OUTCOME_UNKNOWN') return 'unknown';
      throw error;
    }
  }
}
