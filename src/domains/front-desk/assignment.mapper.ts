import { money, type Money } from '../../shared/money.js';

/** How a room of another type than the booked one is charged. */
export type TypeChange = 'keep_price' | 'charge_new_type';

/** What a room assignment asks of OPERA. */
export interface AssignmentOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly room: string;
  readonly acceptDirty: boolean;
  readonly chargeNewType: boolean;
  readonly lockRoom: boolean;
}

/** Body of `fof.postRoomAssignment` (Oracle's fof.json). Nothing is overridden unless the order says so. */
export function toAssignment(order: AssignmentOrder): object {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationIdList: [{ id: order.reservationId, type: 'Reservation' }],
      roomId: order.room,
      updateRoomTypeCharged: order.chargeNewType,
      roomNumberLocked: order.lockRoom,
      ...(order.acceptDirty && { overrideInstructions: { dirtyRoom: true } }),
    },
  };
}

interface WireRate {
  readonly amountBeforeTax?: number;
  readonly amountAfterTax?: number;
  readonly baseAmount?: number;
  readonly currencyCode?: string;
}

/** Answer of `fof.postRoomAssignment`, as far as it is read. */
export interface WireAssignment {
  readonly oldRates?: readonly WireRate[];
  readonly newRates?: readonly WireRate[];
}

/** The nightly rate before and after; undefined when it stays the same or OPERA states none. */
export function readRateChange(body: WireAssignment | undefined): { from: Money; to: Money } | undefined {
  const from = rateOf(body?.oldRates?.[0]);
  const to = rateOf(body?.newRates?.[0]);
  if (from === undefined || to === undefined) return undefined;
  return from.amount === to.amount && from.currency === to.currency ? undefined : { from, to };
}

function rateOf(rate: WireRate | undefined): Money | undefined {
  return money(rate?.amountBeforeTax ?? rate?.baseAmount ?? rate?.amountAfterTax, rate?.currencyCode);
}
