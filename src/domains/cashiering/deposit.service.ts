import { Inject, Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { compareAmounts, sayMoney, type Money } from '../../shared/money.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { CodesService } from '../configuration/codes.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay, StayStatus } from '../reservations/stay.js';
import { readDeposits, toDeposit, type DepositFolioAnswer, type Deposits } from './deposit.mapper.js';
import { checkAmount } from './posting.js';

const TO_COME: readonly StayStatus[] = ['reserved', 'due_in', 'waitlisted', 'requested'];

/** A deposit that could be taken as it is. */
export interface DepositPlan {
  readonly stay: Stay;
  readonly method: CodeValue;
  /** Positive when taken, negative when given back. */
  readonly amount: Money;
  readonly deposits: Deposits;
  /** A deposit with the caller's own reference was received before. */
  readonly repeated?: boolean;
}

/** What became of a deposit. */
export interface DepositResult {
  readonly outcome: Outcome;
  readonly reference: string;
  readonly deposits?: Deposits;
}

/** Money in advance. */
@Injectable()
export class DepositService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly codes: CodesService,
    private readonly readBack: ReadBack,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** What was received and what is asked for. Throws Fault OPERA_*. */
  async read(context: CallContext, reservationId: string): Promise<Deposits> {
    const answer = await this.opera.call<DepositFolioAnswer>(context, {
      operation: 'csh.getDepositFolio',
      parameters: { id: reservationId },
    });
    return readDeposits(answer.body);
  }

  /**
   * A deposit to be taken for a stay still to come; what is due when no amount is given.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, NOT_ALLOWED_NOW, INPUT_UNKNOWN_CODE, INPUT_INVALID.
   */
  async plan(
    context: CallContext,
    wish: {
      readonly reservation: string;
      readonly paymentMethod: string;
      readonly amount?: Money;
      readonly reference?: string;
    },
  ): Promise<DepositPlan> {
    const stay = await this.toCome(context, wish.reservation);
    const method = await this.codes.check(context, 'payment-method', wish.paymentMethod, 'paymentMethod');
    const deposits = await this.read(freshly(context), stay.reservationId);
    const amount = wish.amount ?? deposits.due;
    if (amount === undefined || compareAmounts(amount.amount, '0') === 0) {
      throw new Fault('INPUT_INVALID', {
        message: 'No deposit is due for this stay.',
        advice: 'Name the amount to take one all the same.',
        field: 'amount',
      });
    }
    checkAmount(amount, deposits.due?.currency ?? stay.total?.currency, 'amount');
    const { reference } = wish;
    const repeated =
      reference !== undefined &&
      deposits.rows.some((row) => row.reference?.startsWith(`${reference} `) === true);
    return { stay, method, amount, deposits, repeated };
  }

  /**
   * A deposit to be given back. Throws Fault as plan does; INPUT_INVALID when it is more than the hotel holds.
   */
  async refundPlan(
    context: CallContext,
    stay: Stay,
    wish: { readonly paymentMethod: string; readonly amount?: Money },
  ): Promise<DepositPlan> {
    const method = await this.codes.check(context, 'payment-method', wish.paymentMethod, 'paymentMethod');
    const deposits = await this.read(freshly(context), stay.reservationId);
    const held = deposits.held;
    const amount = wish.amount ?? held;
    if (held === undefined || amount === undefined || compareAmounts(held.amount, '0') <= 0) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: 'The hotel holds no deposit of this stay. Nothing was changed.',
        advice: 'See list_deposits.',
      });
    }
    checkAmount(amount, held.currency, 'amount');
    if (compareAmounts(amount.amount, held.amount) > 0) {
      throw new Fault('INPUT_INVALID', {
        message: `The hotel holds ${sayMoney(held)} of this stay.`,
        advice: `Give back at most ${sayMoney(held)}.`,
        field: 'amount',
      });
    }
    return { stay, method, deposits, amount: { amount: `-${amount.amount}`, currency: amount.currency } };
  }

  /** Posts it, once; when OPERA does not answer, the deposits are read for our reference. Throws Fault OPERA_*. */
  async post(
    context: CallContext,
    plan: DepositPlan,
    more: { readonly reference?: string; readonly remark?: string } = {},
  ): Promise<DepositResult> {
    const { reservationId } = plan.stay;
    const stamp = `MCP-${this.ids.token(9)}`;
    const reference = more.reference === undefined ? stamp : `${more.reference} ${stamp}`;
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'csh.postDepositPayment',
          parameters: { reservationId },
          body: toDeposit({
            hotelId: context.hotelId,
            reservationId,
            amount: plan.amount,
            method: plan.method.code,
            reference,
            remark: more.remark,
            policy: plan.deposits.requests[0]?.policy,
            cashierId: this.opera.hotel(context).cashierId,
          }),
        });
        return true;
      },
      async (grace) => {
        const { rows } = await this.read(grace, reservationId);
        return rows.some((row) => row.reference?.includes(stamp) === true) ? true : undefined;
      },
    );
    const deposits = await this.read(freshly(context), reservationId).catch(() => undefined);
    return { outcome: verdict.outcome, reference, deposits };
  }

  private async toCome(context: CallContext, reference: string): Promise<Stay> {
    const stay = await this.finder.find(freshly(context), reference);
    if (TO_COME.includes(stay.status)) return stay;
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `The stay is ${stay.status.replaceAll('_', ' ')}: deposits are for stays still to come. Nothing was changed.`,
      advice: 'For a guest in house use process_payment.',
      data: { status: stay.status },
    });
  }
}
