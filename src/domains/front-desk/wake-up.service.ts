import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { SearchWakeUpCallsAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import type { Stay } from '../reservations/stay.js';
import { DeskChange } from './desk-change.service.js';
import { requireInHouse } from './stay-state.js';
import {
  callTime,
  readWakeUpCalls,
  toWakeUpCall,
  toWakeUpSearch,
  type WakeUpCall,
  type WakeUpWish,
} from './wake-up.mapper.js';

/** Which calls are asked for. */
export interface WakeUpQuestion {
  readonly from?: BusinessDate;
  readonly until?: BusinessDate;
  readonly reservationId?: string;
  /** Also calls that were made. */
  readonly everyStatus: boolean;
}

/** Wake-up calls of guests in the house. */
@Injectable()
export class WakeUpService {
  constructor(
    private readonly opera: OperaService,
    private readonly change: DeskChange,
  ) {}

  /** Calls by time. Throws Fault OPERA_*. */
  async list(context: CallContext, question: WakeUpQuestion): Promise<WakeUpCall[]> {
    const answer = await this.opera.call<SearchWakeUpCallsAnswer>(context, {
      operation: 'fof.searchWakeUpCalls',
      body: toWakeUpSearch(question.from, question.until, question.reservationId, question.everyStatus),
    });
    return readWakeUpCalls(answer.body);
  }

  /**
   * Sets a call, once: one at that time on these days already stays as it is.
   * Throws Fault NOT_ALLOWED_NOW (guest not in house), INPUT_INVALID (after the departure), OPERA_*.
   */
  async set(context: CallContext, stay: Stay, wish: WakeUpWish): Promise<boolean> {
    requireInHouse(stay, 'no wake-up call can be set');
    if (wish.until > stay.departureDate || wish.until < wish.from) {
      throw new Fault('INPUT_INVALID', {
        message: `A call from ${wish.from} to ${wish.until} is not within the stay, which ends on ${stay.departureDate}. Nothing was set.`,
        advice: `Give a date until ${stay.departureDate}.`,
        field: wish.until < wish.from ? 'untilDate' : 'date',
      });
    }
    if ((await this.same(freshly(context), stay, wish)) !== undefined) return false;
    await this.change.make(
      context,
      'the wake-up call',
      async () => {
        await this.opera.call(context, {
          operation: 'fof.postWakeUpCall',
          parameters: { reservationId: stay.reservationId },
          body: toWakeUpCall(context.hotelId, stay, wish),
        });
        return true;
      },
      async (grace) => ((await this.same(grace, stay, wish)) === undefined ? undefined : true),
    );
    return true;
  }

  /**
   * Cancels the pending calls of a stay, or those at a time.
   * @returns the calls cancelled; none when there was none
   */
  async cancel(context: CallContext, stay: Stay, time: string | undefined): Promise<WakeUpCall[]> {
    const meant = (calls: readonly WakeUpCall[]) =>
      calls.filter((call) => time === undefined || call.time === time);
    const pending = meant(await this.pending(freshly(context), stay));
    if (pending.length === 0) return [];
    await this.change.make(
      context,
      'cancelling the wake-up call',
      async () => {
        await this.opera.call(context, {
          operation: 'fof.deleteWakeUpCall',
          parameters: {
            reservationId: stay.reservationId,
            callTime: pending.map((call) => callTime(call.from, call.time)),
          },
        });
        return true;
      },
      async (grace) => (meant(await this.pending(grace, stay)).length === 0 ? true : undefined),
    );
    return pending;
  }

  private async pending(context: CallContext, stay: Stay): Promise<WakeUpCall[]> {
    return this.list(context, { reservationId: stay.reservationId, everyStatus: false });
  }

  private async same(context: CallContext, stay: Stay, wish: WakeUpWish): Promise<WakeUpCall | undefined> {
    const calls = await this.pending(context, stay);
    return calls.find(
      (call) => call.time === wish.time && call.from === wish.from && call.until === wish.until,
    );
  }
}
