import type { Hotel } from '../state/hotel.js';
import type { StayPayment } from '../state/reservation.js';

/** A payment method of a stay; of a card only what may be shown. */
export function paymentMethod(hotel: Hotel, payment: StayPayment): object {
  const name = hotel.lists.get('PaymentMethods')?.find((item) => item.code === payment.method)?.description;
  return {
    paymentMethod: payment.method,
    description: name,
    folioView: payment.window,
    paymentCard: payment.card && {
      cardType: payment.card.type,
      cardNumberMasked: payment.card.last4 === undefined ? undefined : `XXXXXXXXXXXX${payment.card.last4}`,
      cardNumberLast4Digits: payment.card.last4,
      expirationDate: payment.card.expiry,
      cardHolderName: payment.card.holder,
      cardOrToken: 'Token',
    },
  };
}
