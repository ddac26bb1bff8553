import type {
  GetTransactionCodesAnswer,
  PostBillingChargesBody,
} from '../../opera/wire/generated/csh.wire.js';
import { money, wireAmount, type Money } from '../../shared/money.js';

/** A transaction code that may be posted by hand. */
export interface ChargeCode {
  readonly code: string;
  readonly description: string;
  /** The price OPERA takes when none is given. */
  readonly price?: Money;
  readonly minimum?: Money;
  readonly maximum?: Money;
}

/** The codes of an answer; no body means none. A limit of zero is none. */
export function readChargeCodes(body: GetTransactionCodesAnswer | undefined): ChargeCode[] {
  return (body?.trxCodes ?? []).flatMap((wire) => {
    if (wire.transactionCode === undefined) return [];
    return [
      {
        code: wire.transactionCode,
        description: wire.description ?? wire.transactionCode,
        price: priceOf(wire.price),
        minimum: priceOf(wire.minimumPrice),
        maximum: priceOf(wire.maximumPrice),
      },
    ];
  });
}

function priceOf(wire: { amount?: number; currencyCode?: string } | undefined): Money | undefined {
  return wire?.amount === undefined || wire.amount === 0 ? undefined : money(wire.amount, wire.currencyCode);
}

/** A charge to be posted. */
export interface ChargeOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly code: string;
  /** Of one. */
  readonly price: Money;
  readonly quantity: number;
  /** Absent: OPERA's routing instructions choose the window. */
  readonly window?: number;
  /** Unique, so that the posting can be found again. */
  readonly reference: string;
  readonly check?: string;
  readonly remark?: string;
  readonly cashierId?: number;
}

/** Body of `csh.postBillingCharges` (Oracle's csh.json). */
export function toCharge(order: ChargeOrder): PostBillingChargesBody {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      charges: [
        {
          transactionCode: order.code,
          price: { amount: wireAmount(order.price), currencyCode: order.price.currency },
          postingQuantity: order.quantity,
          postingReference: order.reference,
          postingRemark: order.remark,
          checkNumber: order.check,
          applyRoutingInstructions: order.window === undefined,
          folioWindowNo: order.window ?? 1,
          cashierId: order.cashierId,
        },
      ],
      cashierId: order.cashierId,
      postIt: false,
    },
  };
}
