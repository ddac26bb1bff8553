import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { VerifyForEarlyDepartureAnswer } from '../../opera/wire/generated/csh.wire.js';
import { compareAmounts, sayMoney, type Money } from '../../shared/money.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import type { Stay } from '../reservations/stay.js';
import { readPenalty, toCheckOut } from './check-out.mapper.js';
import type { Folio, WindowRow } from './folio.mapper.js';
import { FolioService } from './folio.service.js';
import { PaymentService } from './payment.service.js';

/** A check-out as staff ask for it. */
export interface CheckOutWish {
  readonly reservation: string;
  /** Pays whatever is owed on every window. */
  readonly settlementMethod?: string;
  /** The guest leaves before the booked departure. */
  readonly earlyDeparture: boolean;
}

/** A check-out that could happen as things stand. */
export interface CheckOutPlan {
  readonly stay: Stay;
  readonly early: boolean;
  /** What the hotel charges for leaving early. */
  readonly penalty?: Money;
  readonly windows: readonly WindowRow[];
  readonly balance?: Money;
  readonly method?: CodeValue;
  /** Windows that the method will pay. */
  readonly owed: readonly WindowRow[];
  /** OPERA's dry run found nothing against it; false when only the open balance speaks against it. */
  readonly verified: boolean;
}

/** Says what a check-out would do and why it cannot be, changing nothing. */
@Injectable()
export class CheckOutPlanner {
  constructor(
    private readonly opera: OperaService,
    private readonly folios: FolioService,
    private readonly payments: PaymentService,
    private readonly calendar: HotelCalendar,
  ) {}

  /**
   * Balances of every window, what will be paid, and OPERA's own verification (`verificationOnly`).
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_UNKNOWN_CODE; NOT_ALLOWED_NOW (not in house, leaves later, owes
   * money and no settlement given, has a credit); OPERA_* when OPERA refuses for another reason than the balance.
   */
  async plan(context: CallContext, wish: CheckOutWish): Promise<CheckOutPlan> {
    const stay = await this.folios.inHouse(context, wish.reservation);
    const early = stay.departureDate > (await this.calendar.businessDate(context));
    if (early && !wish.earlyDeparture) throw leavesLater(stay);
    const method =
      wish.settlementMethod === undefined
        ? undefined
        : await this.payments.method(context, wish.settlementMethod, 'settlementMethod');
    const folio = await this.folios.read(freshly(context), stay.reservationId);
    const owed = requireSettlement(folio, method?.code);
    return {
      stay,
      early,
      penalty: early ? await this.penalty(context, stay) : undefined,
      windows: folio.windows,
      balance: folio.balance,
      method,
      owed,
      verified: early ? false : await this.verify(context, stay, owed.length > 0),
    };
  }

  private async penalty(context: CallContext, stay: Stay): Promise<Money | undefined> {
    const answer = await this.opera.call<VerifyForEarlyDepartureAnswer>(context, {
      operation: 'csh.verifyForEarlyDeparture',
      parameters: {
        reservationId: stay.reservationId,
        postEarlyDeparturePenalty: true,
        cashierId: this.opera.hotel(context).cashierId,
      },
    });
    return readPenalty(answer.body);
  }

  /** OPERA's dry run. With money still owed its refusal is expected and says nothing new. */
  private async verify(context: CallContext, stay: Stay, owing: boolean): Promise<boolean> {
    try {
      await this.opera.call(context, {
        operation: 'csh.postCheckOut',
        parameters: { reservationId: stay.reservationId },
        body: toCheckOut(
          {
            hotelId: context.hotelId,
            reservationId: stay.reservationId,
            cashierId: this.opera.hotel(context).cashierId,
          },
          true,
        ),
      });
      return true;
    } catch (error) {
      const refused =
        error instanceof Fault && (error.code === 'OPERA_RULE' || error.code === 'OPERA_INVALID_REQUEST');
      if (owing && refused) return false;
      throw error;
    }
  }
}

/**
 * The windows on which money is owed.
 * Throws Fault NOT_ALLOWED_NOW naming them when no settlement is given, and for windows with a credit in any case.
 */
export function requireSettlement(folio: Folio, method: string | undefined): WindowRow[] {
  const credit = folio.windows.filter((row) => compareAmounts(row.balance.amount, '0') < 0);
  const owed = folio.windows.filter((row) => compareAmounts(row.balance.amount, '0') > 0);
  const balances = (rows: readonly WindowRow[]) => rows.map(({ window, balance }) => ({ window, balance }));
  const said = (rows: readonly WindowRow[]) =>
    rows.map((row) => `window ${row.window}: ${sayMoney(row.balance)}`).join('; ');
  if (credit.length > 0) {
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `The guest has a credit (${said(credit)}). Nobody was checked out.`,
      advice: 'Refund the credit or move it to another window first, then check out.',
      data: { balances: balances(credit) },
    });
  }
  if (owed.length > 0 && method === undefined) {
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `Money is owed (${said(owed)}). Nobody was checked out.`,
      advice:
        'Ask how it is paid and call again with settlementMethod (a payment method code of the hotel), or take payments with process_payment first.',
      field: 'settlementMethod',
      data: { balances: balances(owed) },
    });
  }
  return owed;
}

function leavesLater(stay: Stay): Fault {
  return new Fault('NOT_ALLOWED_NOW', {
    message: `The stay is booked until ${stay.departureDate}, so this is an early departure. Nobody was checked out.`,
    advice: 'If the guest really leaves today, call again with earlyDeparture true.',
    field: 'earlyDeparture',
    data: { departureDate: stay.departureDate },
  });
}
