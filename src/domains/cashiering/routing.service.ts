import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { Money } from '../../shared/money.js';
import { nearest } from '../configuration/nearest.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isActive, type Stay } from '../reservations/stay.js';
import {
  readRouting,
  toRouting,
  type BillingCodesAnswer,
  type RoutingAnswer,
  type RoutingOrder,
  type RoutingRule,
} from './routing.mapper.js';

/** A rule as staff ask for it. */
export interface RoutingWish {
  readonly reservation: string;
  readonly codes: readonly string[];
  readonly window?: number;
  readonly toReservation?: string;
  readonly payerProfileId?: string;
  readonly limit?: Money;
  readonly fromDate?: string;
  readonly toDate?: string;
}

/** How adding a rule ended. */
export interface RoutingResult {
  readonly stay: Stay;
  readonly target: Stay | undefined;
  readonly rules: readonly RoutingRule[];
  readonly outcome: Outcome;
  /** The same rule was there before: nothing was sent. */
  readonly already: boolean;
}

/** Who pays what: rules that send charges to other windows or other guests. */
@Injectable()
export class RoutingService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
    private readonly readBack: ReadBack,
  ) {}

  /** The rules of a stay. Throws Fault OPERA_*. */
  async read(context: CallContext, stay: Stay): Promise<RoutingRule[]> {
    const answer = await this.opera.call<RoutingAnswer>(context, {
      operation: 'rsv.getRoutingInstructions',
      parameters: { reservationId: stay.reservationId },
    });
    return readRouting(answer.body, (stay.balance ?? stay.rate)?.currency);
  }

  /**
   * Adds a rule unless the same one is there.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_INVALID, INPUT_UNKNOWN_CODE, NOT_ALLOWED_NOW, OPERA_*.
   */
  async add(context: CallContext, wish: RoutingWish): Promise<RoutingResult> {
    const stay = await this.finder.find(freshly(context), wish.reservation);
    requireActive(stay, 'reservation');
    const target =
      wish.toReservation === undefined
        ? undefined
        : await this.finder.find(freshly(context), wish.toReservation, { field: 'toReservation' });
    if (target !== undefined) requireActive(target, 'toReservation');
    if ((wish.window === undefined) === (target === undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: 'A rule needs one target: a folio window of this stay, or another guest.',
        advice: 'Give window (2 to 8) or toReservation, not both.',
        field: 'window',
      });
    }
    const order: RoutingOrder = {
      hotelId: context.hotelId,
      reservationId: stay.reservationId,
      ...(await this.codes(context, wish.codes)),
      from:
        wish.fromDate === undefined ? stay.arrivalDate : await this.calendar.resolve(context, wish.fromDate),
      to: wish.toDate === undefined ? stay.departureDate : await this.calendar.resolve(context, wish.toDate),
      window: wish.window,
      toReservationId: target?.reservationId,
      toRoom: target?.room,
      payerProfileId: wish.payerProfileId,
      limit: wish.limit,
    };
    const isThere = (rules: readonly RoutingRule[]): boolean => rules.some((rule) => same(rule, order));
    const before = await this.read(freshly(context), stay);
    if (isThere(before)) return { stay, target, rules: before, outcome: 'done', already: true };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'rsv.postRoutingInstructions',
          parameters: { reservationId: stay.reservationId },
          body: toRouting(order),
        });
        return true;
      },
      async (grace) => (isThere(await this.read(grace, stay)) ? true : undefined),
    );
    const rules = await this.read(freshly(context), stay).catch(() => before);
    return { stay, target, rules, outcome: verdict.outcome, already: false };
  }

  /** Groups and single codes of what was asked for. Throws Fault INPUT_UNKNOWN_CODE with the nearest of both. */
  private async codes(
    context: CallContext,
    wanted: readonly string[],
  ): Promise<Pick<RoutingOrder, 'transactionCodes' | 'groups'>> {
    const answer = await this.opera.call<BillingCodesAnswer>(context, {
      operation: 'csh.getBillingInstructionCodes',
    });
    const groups = (answer.body?.billingInstructions ?? []).flatMap(({ billingCode, desc }) =>
      billingCode === undefined ? [] : [{ code: billingCode, description: desc ?? '' }],
    );
    const singles = (answer.body?.transactionCodes ?? []).flatMap(({ transactionCode, description }) =>
      transactionCode === undefined ? [] : [{ code: transactionCode, description: description ?? '' }],
    );
    const known = [...groups, ...singles];
    const asked = wanted.map((code) => code.toUpperCase());
    const wrong = asked.find((code) => !known.some((each) => each.code.toUpperCase() === code));
    if (wrong !== undefined) {
      const choices = nearest(wrong, known, 8);
      throw new Fault('INPUT_UNKNOWN_CODE', {
        message: 'A code is neither a transaction code nor a billing group of the hotel.',
        advice: `Use one of: ${choices.map((each) => `${each.code} (${each.description})`).join(', ')}.`,
        field: 'codes',
        data: { choices },
      });
    }
    const chosen = (list: typeof known) =>
      list.filter((each) => asked.includes(each.code.toUpperCase())).map((each) => each.code);
    return { groups: chosen(groups), transactionCodes: chosen(singles) };
  }
}

function same(rule: RoutingRule, order: RoutingOrder): boolean {
  const codes = [...order.transactionCodes, ...order.groups];
  return (
    rule.window === order.window &&
    rule.reservationId === order.toReservationId &&
    rule.from === order.from &&
    rule.to === order.to &&
    rule.limit?.amount === order.limit?.amount &&
    rule.codes.length === codes.length &&
    codes.every((code) => rule.codes.includes(code))
  );
}

function requireActive(stay: Stay, field: string): void {
  if (isActive(stay.status)) return;
  throw new Fault('NOT_ALLOWED_NOW', {
    message: `The stay is ${stay.status.replaceAll('_', ' ')}: nothing can be routed. Nothing was changed.`,
    field,
    data: { status: stay.status },
  });
}
