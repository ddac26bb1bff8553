import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { compareAmounts, sayMoney, type Money } from '../../shared/money.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { CodesService } from '../configuration/codes.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isInHouse, type Stay } from '../reservations/stay.js';
import { DepositService, type DepositPlan } from './deposit.service.js';
import { negated } from './folio.mapper.js';
import { FolioService } from './folio.service.js';
import { PaymentService } from './payment.service.js';
import { checkAmount } from './posting.js';

/** A refund as staff ask for it. */
export interface RefundWish {
  readonly reservation: string;
  readonly paymentMethod: string;
  readonly amount?: Money;
  readonly window: number;
  readonly remark?: string;
}

/** A refund that could be paid as it is. */
export interface RefundPlan {
  readonly stay: Stay;
  readonly method: CodeValue;
  readonly amount: Money;
  /** What the guest has too much: the credit of the window, or the deposit held. */
  readonly credit: Money;
  /** Given when it is a deposit that goes back. */
  readonly deposit?: DepositPlan;
}

/** Money back to guests: what is too much on a folio, or what was paid before a stay that has not begun. */
@Injectable()
export class RefundService {
  constructor(
    private readonly finder: StayFinder,
    private readonly folios: FolioService,
    private readonly deposits: DepositService,
    private readonly payments: PaymentService,
    private readonly codes: CodesService,
  ) {}

  /** Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_UNKNOWN_CODE, INPUT_INVALID (more than there is), NOT_ALLOWED_NOW. */
  async plan(context: CallContext, wish: RefundWish): Promise<RefundPlan> {
    const now = freshly(context);
    const stay = await this.finder.find(now, wish.reservation);
    if (stay.status === 'checked_out') {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: 'The guest has left and the bill is closed. Nothing was changed.',
        advice:
          'On the day of departure take the check-out back with reinstate_check_out; later it is done in OPERA.',
        data: { status: stay.status },
      });
    }
    if (!isInHouse(stay.status)) {
      const deposit = await this.deposits.refundPlan(context, stay, wish);
      const { method } = deposit;
      return {
        stay,
        method,
        deposit,
        amount: negated(deposit.amount),
        credit: deposit.deposits.held ?? negated(deposit.amount),
      };
    }
    const method = await this.codes.check(context, 'payment-method', wish.paymentMethod, 'paymentMethod');
    const window = await this.folios.window(now, stay.reservationId, wish.window);
    if (window === undefined || compareAmounts(window.balance.amount, '0') >= 0) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `There is no credit on window ${wish.window}: its balance is ${sayMoney(window?.balance)}. Nothing was changed.`,
        advice: 'Adjust or void what is wrong on the bill first; what is too much then can be refunded.',
        field: 'window',
      });
    }
    const credit = negated(window.balance);
    const amount = wish.amount ?? credit;
    checkAmount(amount, credit.currency, 'amount');
    if (compareAmounts(amount.amount, credit.amount) > 0) {
      throw new Fault('INPUT_INVALID', {
        message: `The credit on window ${wish.window} is ${sayMoney(credit)}.`,
        advice: `Refund at most ${sayMoney(credit)}.`,
        field: 'amount',
      });
    }
    return { stay, method, amount, credit };
  }

  /** Pays it, once. Throws Fault OPERA_*. */
  async pay(
    context: CallContext,
    plan: RefundPlan,
    wish: RefundWish,
  ): Promise<{ readonly outcome: Outcome; readonly reference: string; readonly left?: Money }> {
    if (plan.deposit !== undefined) {
      const { outcome, reference, deposits } = await this.deposits.post(context, plan.deposit, {
        remark: wish.remark,
      });
      return { outcome, reference, left: deposits?.held };
    }
    const { outcome, reference, windowBalance } = await this.payments.post(context, {
      reservationId: plan.stay.reservationId,
      method: plan.method.code,
      amount: negated(plan.amount),
      window: wish.window,
      remark: wish.remark,
    });
    return { outcome, reference, left: windowBalance === undefined ? undefined : negated(windowBalance) };
  }
}
