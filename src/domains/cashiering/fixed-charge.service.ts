import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { Money } from '../../shared/money.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isActive, type Stay } from '../reservations/stay.js';
import { ChargeService } from './charge.service.js';
import {
  readFixedCharges,
  toFixedCharge,
  type FixedCharge,
  type FixedChargesAnswer,
  type Frequency,
} from './fixed-charge.mapper.js';
import { checkAmount } from './posting.js';

/** A fixed charge as staff ask for it. */
export interface FixedChargeWish {
  readonly reservation: string;
  readonly transactionCode: string;
  readonly amount?: Money;
  readonly quantity: number;
  readonly frequency: Frequency;
  readonly fromDate?: string;
  readonly toDate?: string;
}

/** How adding a fixed charge ended. */
export interface FixedChargeResult {
  readonly stay: Stay;
  readonly added: FixedCharge & { readonly amount: Money };
  readonly charges: readonly FixedCharge[];
  readonly outcome: Outcome;
  readonly already: boolean;
}

/** Charges that end of day posts by themselves: parking, a cot, a dog. */
@Injectable()
export class FixedChargeService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
    private readonly charges: ChargeService,
    private readonly readBack: ReadBack,
  ) {}

  /** The fixed charges of a stay. Throws Fault OPERA_*. */
  async read(context: CallContext, reservationId: string): Promise<FixedCharge[]> {
    const answer = await this.opera.call<FixedChargesAnswer>(context, {
      operation: 'csh.getFixedCharges',
      parameters: { reservationId },
    });
    return readFixedCharges(answer.body);
  }

  /**
   * Adds a charge unless the same one is there.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_UNKNOWN_CODE, INPUT_INVALID, NOT_ALLOWED_NOW, OPERA_*.
   */
  async add(context: CallContext, wish: FixedChargeWish): Promise<FixedChargeResult> {
    const stay = await this.finder.find(freshly(context), wish.reservation);
    if (!isActive(stay.status)) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `The stay is ${stay.status.replaceAll('_', ' ')}: nothing will be posted to it any more. Nothing was changed.`,
        data: { status: stay.status },
      });
    }
    const { reservationId } = stay;
    const code = await this.charges.code(context, wish.transactionCode);
    const amount = wish.amount ?? code.price;
    if (amount === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: `Transaction code ${code.code} (${code.description}) has no price of its own.`,
        advice: 'Give the amount of one.',
        field: 'amount',
      });
    }
    checkAmount(amount, (stay.balance ?? stay.rate ?? code.price)?.currency, 'amount');
    const from =
      wish.fromDate === undefined ? undefined : await this.calendar.resolve(context, wish.fromDate);
    const to = wish.toDate === undefined ? undefined : await this.calendar.resolve(context, wish.toDate);
    const added = {
      transactionCode: code.code,
      amount,
      quantity: wish.quantity,
      frequency: wish.frequency,
      from: from ?? stay.arrivalDate,
      to: to ?? stay.departureDate,
    };
    const isThere = (charges: readonly FixedCharge[]): boolean => charges.some((each) => same(each, added));
    const before = await this.read(freshly(context), reservationId);
    if (isThere(before)) return { stay, added, charges: before, outcome: 'done', already: true };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'csh.postFixedCharges',
          parameters: { reservationId },
          body: toFixedCharge({ hotelId: context.hotelId, reservationId }, added),
        });
        return true;
      },
      async (grace) => (isThere(await this.read(grace, reservationId)) ? true : undefined),
    );
    const charges = await this.read(freshly(context), reservationId).catch(() => before);
    return { stay, added, charges, outcome: verdict.outcome, already: false };
  }
}

function same(left: FixedCharge, right: FixedCharge): boolean {
  return (
    left.transactionCode === right.transactionCode &&
    left.amount?.amount === right.amount?.amount &&
    left.quantity === right.quantity &&
    left.frequency === right.frequency &&
    left.from === right.from &&
    left.to === right.to
  );
}
