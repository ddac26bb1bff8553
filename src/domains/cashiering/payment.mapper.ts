import type { PostBillingPaymentBody } from '../../opera/wire/generated/csh.wire.js';
import { wireAmount, type Money } from '../../shared/money.js';

/** A payment to be posted. */
export interface PaymentOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  /** Code of the payment method; never a card number. */
  readonly method: string;
  readonly amount: Money;
  readonly window: number;
  /** Unique, so that the posting can be found again. */
  readonly reference: string;
  readonly remark?: string;
  readonly cashierId?: number;
}

/** Body of `csh.postBillingPayment` (Oracle's csh.json). */
export function toPayment(order: PaymentOrder): PostBillingPaymentBody {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      paymentMethod: { paymentMethod: order.method },
      postingAmount: { amount: wireAmount(order.amount), currencyCode: order.amount.currency },
      postingReference: order.reference,
      postingRemark: order.remark,
      folioWindowNo: order.window,
      cashierId: order.cashierId,
      action: 'Billing',
    },
  };
}
