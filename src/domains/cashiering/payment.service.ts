import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { compareAmounts, type Money } from '../../shared/money.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { CodesService } from '../configuration/codes.service.js';
import type { Stay } from '../reservations/stay.js';
import { negated } from './folio.mapper.js';
import { FolioService } from './folio.service.js';
import { toPayment } from './payment.mapper.js';
import { checkAmount, plus, type PostingResult } from './posting.js';
import { PostingService } from './posting.service.js';

/** A payment as staff ask for it. */
export interface PaymentWish {
  readonly reservation: string;
  readonly paymentMethod: string;
  /** The balance of the window when absent. */
  readonly amount?: Money;
  readonly window: number;
  readonly reference?: string;
  readonly remark?: string;
}

/** A payment that could be posted as it is. */
export interface PaymentPlan {
  readonly stay: Stay;
  readonly method: CodeValue;
  readonly amount: Money;
  /** Of the window. */
  readonly balanceBefore: Money;
  readonly balanceAfter: Money;
}

/** A payment ready to be posted. */
export interface PaymentPosting {
  readonly reservationId: string;
  readonly method: string;
  readonly amount: Money;
  readonly window: number;
  readonly reference?: string;
  readonly remark?: string;
}

/** Takes payments on folios of guests in house. Card payments go through the property's own terminal set-up. */
@Injectable()
export class PaymentService {
  constructor(
    private readonly folios: FolioService,
    private readonly codes: CodesService,
    private readonly postings: PostingService,
  ) {}

  /** A payment method of the hotel's list. Throws Fault INPUT_UNKNOWN_CODE with the nearest. */
  async method(context: CallContext, code: string, field: string): Promise<CodeValue> {
    return this.codes.check(context, 'payment-method', code, field);
  }

  /**
   * Everything known of a payment before it is posted; changes nothing.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, NOT_ALLOWED_NOW (not in house, nothing owed), INPUT_UNKNOWN_CODE,
   * INPUT_INVALID (amount).
   */
  async plan(context: CallContext, wish: PaymentWish): Promise<PaymentPlan> {
    const stay = await this.folios.inHouse(context, wish.reservation);
    const method = await this.method(context, wish.paymentMethod, 'paymentMethod');
    const folio = await this.folios.read(freshly(context), stay.reservationId);
    const window = folio.windows.find((row) => row.window === wish.window);
    const open = folio.windows.filter((row) => compareAmounts(row.balance.amount, '0') > 0);
    const amount = wish.amount ?? window?.balance;
    if (amount === undefined || (wish.amount === undefined && compareAmounts(amount.amount, '0') <= 0)) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `Nothing is owed on window ${wish.window}. Nothing was changed.`,
        advice:
          open.length === 0
            ? 'For a payment in advance name the amount.'
            : `Something is owed on window ${open.map((row) => row.window).join(', ')}: name that window, or an amount.`,
        field: 'window',
        data: { openWindows: open.map(({ window: no, balance }) => ({ window: no, balance })) },
      });
    }
    checkAmount(amount, folio.balance?.currency, 'amount');
    const balanceBefore = window?.balance ?? { amount: '0.00', currency: amount.currency };
    return { stay, method, amount, balanceBefore, balanceAfter: plus(balanceBefore, negated(amount)) };
  }

  /**
   * Posts a payment: one request, never repeated. When OPERA does not answer, the folio is read for our reference
   * and the outcome says what was found.
   * Throws Fault OPERA_* when OPERA refuses.
   */
  async post(context: CallContext, payment: PaymentPosting): Promise<PostingResult> {
    const { reservationId } = payment;
    return this.postings.post(context, {
      operation: 'csh.postBillingPayment',
      reservationId,
      window: payment.window,
      ownReference: payment.reference,
      body: (reference, cashierId) =>
        toPayment({ ...payment, hotelId: context.hotelId, reference, cashierId }),
    });
  }
}
