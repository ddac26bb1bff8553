import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { total, type Money } from '../../shared/money.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isActive, type Stay } from '../reservations/stay.js';
import {
  readApproval,
  readAuthorizations,
  toAuthorization,
  type AuthorizationAnswer,
  type AuthorizationHistoryAnswer,
  type CardHold,
} from './authorization.mapper.js';
import { checkAmount } from './posting.js';

/** What a card holds for a stay. */
export interface AuthorizationPlan {
  readonly stay: Stay;
  readonly holds: readonly CardHold[];
  /** Sum of what was approved. */
  readonly held: Money;
}

/** Amounts that cards on file hold; the card itself never comes near this server. */
@Injectable()
export class AuthorizationService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly readBack: ReadBack,
  ) {}

  /** Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_INVALID, NOT_ALLOWED_NOW (stay over or cancelled). */
  async plan(
    context: CallContext,
    reservation: string,
    amount: Money,
    window: number,
  ): Promise<AuthorizationPlan> {
    const stay = await this.finder.find(freshly(context), reservation);
    if (!isActive(stay.status)) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `The stay is ${stay.status.replaceAll('_', ' ')}: its card is not asked any more. Nothing was changed.`,
        data: { status: stay.status },
      });
    }
    checkAmount(amount, (stay.balance ?? stay.rate)?.currency, 'amount');
    const holds = await this.holds(freshly(context), stay.reservationId, window);
    const approved = holds.filter((hold) => hold.approved).map((hold) => hold.amount);
    return { stay, holds, held: total(approved, amount.currency) };
  }

  /** Asks the bank, once. Throws Fault OPERA_RULE when the card is declined, and OPERA_*. */
  async authorize(
    context: CallContext,
    plan: AuthorizationPlan,
    amount: Money,
    window: number,
  ): Promise<{ readonly outcome: Outcome; readonly approvalCode?: string }> {
    const { reservationId } = plan.stay;
    const verdict = await this.readBack.settle<string | undefined>(
      context,
      async () => {
        const answer = await this.opera.call<AuthorizationAnswer>(context, {
          operation: 'csh.authorizeCreditCardAmount',
          parameters: { reservationId },
          body: toAuthorization({ hotelId: context.hotelId, reservationId, amount, window }),
        });
        return readApproval(answer.body) ?? '';
      },
      async (grace) => (await this.holds(grace, reservationId, window))[plan.holds.length]?.approvalCode,
    );
    return {
      outcome: verdict.outcome,
      approvalCode: verdict.outcome === 'done' && verdict.value !== '' ? verdict.value : undefined,
    };
  }

  private async holds(context: CallContext, reservationId: string, window: number): Promise<CardHold[]> {
    const answer = await this.opera.call<AuthorizationHistoryAnswer>(context, {
      operation: 'csh.getAuthorizationHistory',
      parameters: { reservationId, includeAuthorizations: true, folioView: window },
    });
    return readAuthorizations(answer.body);
  }
}
