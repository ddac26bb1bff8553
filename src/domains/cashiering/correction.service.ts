import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { compareAmounts, sayMoney, share, type Money } from '../../shared/money.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { CodesService } from '../configuration/codes.service.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import type { Stay } from '../reservations/stay.js';
import { toAdjustment, toDeletion, toReversal } from './correction.mapper.js';
import { FolioChangeService, postingOf, postingsOf, type FolioChanged } from './folio-change.service.js';
import { negated, type Folio, type PostingRow } from './folio.mapper.js';
import { FolioService } from './folio.service.js';
import { checkAmount } from './posting.js';

/** A posting that is to be corrected, as staff name it. */
export interface CorrectionWish {
  readonly reservation: string;
  readonly transactionNo: string;
  readonly reason: string;
}

/** A correction that could be made as it is. */
export interface CorrectionPlan {
  readonly stay: Stay;
  readonly row: PostingRow;
  readonly reason: CodeValue;
  readonly folio: Folio;
}

/** Takes charges down and postings back. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly folios: FolioService,
    private readonly codes: CodesService,
    private readonly calendar: HotelCalendar,
    private readonly changes: FolioChangeService,
  ) {}

  /** Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_UNKNOWN_CODE (reason), NOT_ALLOWED_NOW (guest not in house). */
  async plan(context: CallContext, wish: CorrectionWish): Promise<CorrectionPlan> {
    const stay = await this.folios.inHouse(context, wish.reservation);
    const [reason, folio] = await Promise.all([
      this.codes.check(context, 'adjustment-reason', wish.reason, 'reason'),
      this.folios.read(freshly(context), stay.reservationId),
    ]);
    return { stay, row: postingOf(folio, wish.transactionNo, 'transactionNo'), reason, folio };
  }

  /**
   * What is taken off a charge, before taxes: an amount or a share of it.
   * Throws Fault INPUT_INVALID when it is none, both, a payment, or more than the charge.
   */
  reduction(row: PostingRow, amount: Money | undefined, percent: number | undefined): Money {
    if (row.payment || compareAmounts(row.amount.amount, '0') <= 0) {
      throw new Fault('INPUT_INVALID', {
        message: 'Only charges are adjusted, and this posting is none.',
        advice: 'Take a payment back with void_transaction.',
        field: 'transactionNo',
      });
    }
    const off = amount ?? (percent === undefined ? undefined : share(row.amount, percent));
    if (off === undefined || (amount !== undefined && percent !== undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: 'Either an amount or a percentage is needed.',
        advice: 'Give amount or percent, not both.',
        field: 'amount',
      });
    }
    checkAmount(off, row.amount.currency, 'amount');
    if (compareAmounts(off.amount, row.amount.amount) > 0) {
      throw new Fault('INPUT_INVALID', {
        message: `${sayMoney(off)} is more than the charge of ${sayMoney(row.amount)}.`,
        advice: `Give at most ${sayMoney(row.amount)}.`,
        field: 'amount',
      });
    }
    return off;
  }

  /** Posts the reduction beside the charge. Throws Fault OPERA_*. */
  async adjust(
    context: CallContext,
    plan: CorrectionPlan,
    off: Money,
    remark?: string,
  ): Promise<FolioChanged> {
    const { reservationId } = plan.stay;
    const like = (folio: Folio): number => countOf(folio, plan.row.code, negated(off));
    const before = like(plan.folio);
    return this.changes.make(context, {
      operation: 'csh.adjustTransactions',
      reservationId,
      body: (cashierId) =>
        toAdjustment({
          hotelId: context.hotelId,
          reservationId,
          transactionNo: plan.row.transactionNo ?? '',
          amount: off,
          reason: plan.reason.code,
          remark,
          cashierId,
        }),
      seen: (folio) => like(folio) > before,
    });
  }

  /**
   * Throws Fault NOT_ALLOWED_NOW unless the posting can be taken back as a whole: a payment of any day, or a charge of
   * today.
   */
  async requireVoidable(context: CallContext, { row }: CorrectionPlan): Promise<void> {
    if (row.payment || row.date === (await this.calendar.businessDate(context))) return;
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `The charge is of ${row.date ?? 'an earlier day'}: only charges of today can be voided. Nothing was changed.`,
      advice: 'Take it down with adjust_transaction and percent 100.',
      field: 'transactionNo',
    });
  }

  /** Takes a payment back or deletes a charge of today with its taxes. Throws Fault OPERA_*. */
  async voidPosting(context: CallContext, plan: CorrectionPlan): Promise<FolioChanged> {
    const { reservationId } = plan.stay;
    const { row, reason } = plan;
    const transactionNo = row.transactionNo ?? '';
    const like = (folio: Folio): number => countOf(folio, row.code, negated(row.amount));
    const before = like(plan.folio);
    return this.changes.make(context, {
      operation: row.payment ? 'csh.postReversePayment' : 'csh.deleteReservationTransactions',
      reservationId,
      parameters: row.payment ? { transactionId: transactionNo } : { reservationId },
      body: (cashierId) =>
        row.payment
          ? toReversal({ hotelId: context.hotelId, transactionNo, reason: reason.code, cashierId })
          : toDeletion(transactionNo, reason.code, cashierId),
      seen: (folio) =>
        row.payment
          ? like(folio) > before
          : !postingsOf(folio).some((each) => each.transactionNo === transactionNo),
    });
  }
}

function countOf(folio: Folio, code: string | undefined, amount: Money): number {
  return postingsOf(folio).filter(
    (row) => row.code === code && compareAmounts(row.amount.amount, amount.amount) === 0,
  ).length;
}
