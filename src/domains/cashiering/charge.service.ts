import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetTransactionCodesAnswer } from '../../opera/wire/generated/csh.wire.js';
import type { GetTransactionCodeAnswer } from '../../opera/wire/generated/fofcfg.wire.js';
import { compareAmounts, sayMoney, times, type Money } from '../../shared/money.js';
import { CodesService } from '../configuration/codes.service.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import type { Stay } from '../reservations/stay.js';
import { readChargeCodes, toCharge, type ChargeCode } from './charge.mapper.js';
import { FolioService } from './folio.service.js';
import { checkAmount, type PostingResult } from './posting.js';
import { PostingService } from './posting.service.js';
import { estimateTaxes, type TaxEstimate } from './tax.mapper.js';

/** A charge as staff ask for it. */
export interface ChargeWish {
  readonly reservation: string;
  readonly transactionCode: string;
  /** Of one; the code's own price when absent. */
  readonly amount?: Money;
  readonly quantity: number;
  readonly window?: number;
  readonly reference?: string;
  readonly remark?: string;
}

/** A charge that could be posted as it is. */
export interface ChargePlan {
  readonly stay: Stay;
  readonly code: ChargeCode;
  readonly price: Money;
  readonly net: Money;
  /** Undefined when only OPERA can say. */
  readonly tax?: TaxEstimate;
  /** Of the whole stay, before. */
  readonly balance?: Money;
  /** A posting with the caller's own reference is on the folio already. */
  readonly repeated: boolean;
}

/** Posts charges to guests in house. */
@Injectable()
export class ChargeService {
  constructor(
    private readonly opera: OperaService,
    private readonly folios: FolioService,
    private readonly codes: CodesService,
    private readonly calendar: HotelCalendar,
    private readonly postings: PostingService,
  ) {}

  /**
   * Everything known of a charge before it is posted; changes nothing.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, NOT_ALLOWED_NOW (not in house), INPUT_UNKNOWN_CODE, INPUT_INVALID (price).
   */
  async plan(context: CallContext, wish: ChargeWish): Promise<ChargePlan> {
    const stay = await this.folios.inHouse(context, wish.reservation);
    const code = await this.code(context, wish.transactionCode);
    const folio = await this.folios.read(freshly(context), stay.reservationId);
    const price = wish.amount ?? code.price;
    if (price === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: `Transaction code ${code.code} (${code.description}) has no price of its own.`,
        advice: 'Give the amount of one.',
        field: 'amount',
      });
    }
    checkAmount(price, folio.balance?.currency ?? code.price?.currency, 'amount');
    checkLimits(price, code);
    const net = times(price, wish.quantity);
    return {
      stay,
      code,
      price,
      net,
      tax: await this.tax(context, code.code, net),
      balance: folio.balance,
      repeated:
        wish.reference !== undefined &&
        folio.windows.some((window) => window.postings.some((row) => row.check === wish.reference)),
    };
  }

  /**
   * Posts a planned charge: one request, never repeated. When OPERA does not answer, the folio is read for our
   * reference and the outcome says what was found.
   * Throws Fault OPERA_* when OPERA refuses.
   */
  async post(context: CallContext, wish: ChargeWish, plan: ChargePlan): Promise<PostingResult> {
    const { reservationId } = plan.stay;
    return this.postings.post(context, {
      operation: 'csh.postBillingCharges',
      reservationId,
      window: wish.window ?? 1,
      ownReference: wish.reference,
      body: (reference, cashierId) =>
        toCharge({
          hotelId: context.hotelId,
          reservationId,
          code: plan.code.code,
          price: plan.price,
          quantity: wish.quantity,
          window: wish.window,
          reference,
          check: wish.reference,
          remark: wish.remark,
          cashierId,
        }),
    });
  }

  /**
   * A transaction code that may be charged by hand; upper and lower case do not matter.
   * Throws Fault INPUT_UNKNOWN_CODE with the nearest, INPUT_INVALID when it is meant for something else.
   */
  async code(context: CallContext, written: string): Promise<ChargeCode> {
    const wanted = written.toUpperCase();
    const found = (await this.chargeable(context)).find((entry) => entry.code.toUpperCase() === wanted);
    if (found !== undefined) return found;
    // Not among those for charges by hand: unknown (answered with the nearest) or meant for something else.
    const known = await this.codes.check(context, 'transaction-code', written, 'transactionCode');
    throw new Fault('INPUT_INVALID', {
      message: `Transaction code ${known.code} (${known.description}) is not for charges posted by hand.`,
      advice: 'Payments go through process_payment; for a charge choose another transaction code.',
      field: 'transactionCode',
    });
  }

  /** Every transaction code that may be charged by hand, with its own price. Throws Fault OPERA_*. */
  async chargeable(context: CallContext): Promise<ChargeCode[]> {
    const answer = await this.opera.call<GetTransactionCodesAnswer>(context, {
      operation: 'csh.getTransactionCodes',
      parameters: { manualPostAllowed: true, includeArticles: false },
    });
    return readChargeCodes(answer.body);
  }

  /** An estimate is a courtesy: without the right to read the setup, the preview says that OPERA adds the taxes. */
  private async tax(context: CallContext, code: string, net: Money): Promise<TaxEstimate | undefined> {
    try {
      const [setup, today] = await Promise.all([
        this.opera.call<GetTransactionCodeAnswer>(context, {
          operation: 'fofcfg.getTransactionCode',
          parameters: { transactionCode: code },
        }),
        this.calendar.businessDate(context),
      ]);
      return estimateTaxes(setup.body, net, today);
    } catch (error) {
      if (error instanceof Fault && error.code.startsWith('OPERA_')) return undefined;
      throw error;
    }
  }
}

function checkLimits(price: Money, code: ChargeCode): void {
  const low = code.minimum !== undefined && compareAmounts(price.amount, code.minimum.amount) < 0;
  const high = code.maximum !== undefined && compareAmounts(price.amount, code.maximum.amount) > 0;
  if (!low && !high) return;
  throw new Fault('INPUT_INVALID', {
    message: `${sayMoney(price)} is ${low ? 'below' : 'above'} what transaction code ${code.code} allows.`,
    advice: `Give an amount ${low ? `of at least ${sayMoney(code.minimum)}` : `of at most ${sayMoney(code.maximum)}`}.`,
    field: 'amount',
  });
}
