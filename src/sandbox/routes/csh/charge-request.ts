import { cashierOf } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import type { Call } from '../../gateway/call.js';
import { type Charge, postCharge } from '../../rules/folio.js';
import { type Landed, postRouted, staysOf } from '../../rules/routed-charge.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { transactionCodeWire } from './folio.wire.js';

/** A charge as a request describes it, checked, with the window it names and whether routing decides instead. */
export interface ChargeRequest {
  readonly charge: Omit<Charge, 'window'>;
  readonly window?: number;
  readonly routed: boolean;
}

/**
 * Reads a charge: transaction code or article, price, quantity.
 * Throws 400 when the code is unknown or not for posting by hand, or when there is no price.
 */
export function readCharge(call: Call, charge: Fields, cashierId: number | undefined): ChargeRequest {
  const { hotel } = call;
  const articleCode = charge.text('articleCode');
  const owner =
    articleCode === undefined
      ? undefined
      : [...hotel.transactionCodes.values()].find((code) =>
          code.articles.some((article) => article.code === articleCode),
        );
  const article = owner?.articles.find((candidate) => candidate.code === articleCode);
  if (articleCode !== undefined && !article)
    throw refuse(
      'CODE_UNKNOWN',
      `Article ${articleCode} does not exist at ${hotel.profile.id}.`,
      'articleCode',
    );
  const code = charge.text('transactionCode') ?? owner?.code;
  if (code === undefined)
    throw refuse('VALUE_MISSING', 'transactionCode or articleCode is required.', 'transactionCode');
  const transaction = requireCharge(hotel, code);
  if (!transaction.manual)
    throw refuse('CODE_UNKNOWN', `Transaction code ${code} cannot be posted by hand.`, 'transactionCode');
  requireCurrency(call, charge.object('price'));
  const price = charge.money('price') ?? article?.price ?? transaction.defaultPrice;
  if (price === undefined) throw refuse('VALUE_MISSING', 'price.amount is required.', 'charges.price');
  const window = charge.number('folioWindowNo');
  const apply = charge.flag('applyRoutingInstructions');
  return {
    charge: {
      code,
      quantity: charge.number('postingQuantity') ?? 1,
      price,
      cashier: cashierOf(hotel, charge.number('cashierId') ?? cashierId),
      at: call.at,
      description: article?.description,
      article: articleCode,
      reference: charge.text('postingReference'),
      remark: charge.text('postingRemark'),
      check: charge.text('checkNumber'),
    },
    window,
    routed: apply ?? window === undefined,
  };
}

/** The transaction code, when it is a charge of the hotel. Throws 400. */
export function requireCharge(hotel: Hotel, code: string) {
  const known = hotel.transactionCodes.get(code);
  if (!known || known.bucket === 'Payment')
    throw refuse(
      'CODE_UNKNOWN',
      `Transaction code ${code} is not a charge of ${hotel.profile.id}.`,
      'transactionCode',
    );
  return known;
}

/** Throws unless the amount is in the currency of the hotel, or names none. */
export function requireCurrency(call: Call, amount: Fields): void {
  const currency = amount.text('currencyCode');
  if (currency === undefined || currency === call.hotel.profile.currency) return;
  throw refuse(
    'VALUE_INVALID',
    `${call.hotel.profile.id} posts in ${call.hotel.profile.currency}.`,
    'currencyCode',
  );
}

/** Copies of stays that replace the stays when the last step of a request went through: all of it or nothing. */
export class Drafts {
  private readonly copies = new Map<string, Reservation>();

  constructor(private readonly hotel: Hotel) {}

  of(stay: Reservation): Reservation {
    let copy = this.copies.get(stay.id);
    if (!copy) this.copies.set(stay.id, (copy = structuredClone(stay)));
    return copy;
  }

  /** Posts a charge to the copy, or to those to which its routing leads. */
  post(call: Call, stay: Reservation, { charge, window, routed }: ChargeRequest): Landed[] {
    const copy = this.of(stay);
    if (!routed) {
      const no = window ?? 1;
      return postCharge(call.world, call.hotel, copy, { ...charge, window: no }).map((posting) => ({
        stay: copy,
        window: no,
        posting,
      }));
    }
    const find = staysOf(this.hotel);
    return postRouted(call.world, call.hotel, copy, charge, (wanted) => {
      const found = find(wanted);
      return found && this.of(found);
    });
  }

  keep(): void {
    for (const [id, copy] of this.copies) this.hotel.reservations.set(id, copy);
  }
}

/** The transaction codes of some postings, as `trxCodesInfo` lists them. */
export function codesOf(hotel: Hotel, postings: readonly { readonly code: string }[]): object[] {
  return [...new Set(postings.map(({ code }) => code))].flatMap((code) => {
    const found = hotel.transactionCodes.get(code);
    if (!found) return [];
    const { price: _price, ...shown } = transactionCodeWire(hotel, found, false) as Record<string, unknown>;
    return [shown];
  });
}
