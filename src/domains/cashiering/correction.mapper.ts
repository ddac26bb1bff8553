import { wireAmount, type Money } from '../../shared/money.js';

/** Body of `csh.adjustTransactions` (Oracle's csh.json): the amount is what is taken off. */
export function toAdjustment(order: {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly transactionNo: string;
  readonly amount: Money;
  readonly reason: string;
  readonly remark?: string;
  readonly cashierId?: number;
}): object {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      transactionList: [Number(order.transactionNo)],
      details: {
        amount: { amount: wireAmount(order.amount), currencyCode: order.amount.currency },
        reasonCode: order.reason,
        reasonDescription: order.remark,
      },
      cashierId: order.cashierId,
    },
  };
}

/** Body of `csh.deleteReservationTransactions`. */
export function toDeletion(transactionNo: string, reason: string, cashierId: number | undefined): object {
  return { transactionList: [Number(transactionNo)], reasonCode: reason, cashierId };
}

/** Body of `csh.postReversePayment`. */
export function toReversal(order: {
  readonly hotelId: string;
  readonly transactionNo: string;
  readonly reason: string;
  readonly cashierId?: number;
}): object {
  const { hotelId, transactionNo, reason, cashierId } = order;
  return { payment: { hotelId, transactionNo: Number(transactionNo), reasonCode: reason, cashierId } };
}

/** Postings on their way to another window or another guest. */
export interface TransferOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly transactionNos: readonly string[];
  readonly targetId?: string;
  readonly targetWindow: number;
  readonly cashierId?: number;
}

/** Body of `csh.transferTransactionToWindow`, which also moves to other stays. */
export function toTransfer(order: TransferOrder): object {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationIdList: [{ id: order.reservationId, type: 'Reservation' }],
      transactionList: order.transactionNos.map(Number),
      targetFolioWindowNo: order.targetWindow,
      targetReservationIdList:
        order.targetId === undefined ? undefined : [{ id: order.targetId, type: 'Reservation' }],
      cashierId: order.cashierId,
    },
  };
}
