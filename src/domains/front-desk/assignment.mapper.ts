import type {
  PostRoomAssignmentAnswer,
  PostRoomAssignmentBody,
} from '../../opera/wire/generated/fof.wire.js';
import { money, type Money } from '../../shared/money.js';

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
export function toAssignment(order: AssignmentOrder): PostRoomAssignmentBody {
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

type WireRate = NonNullable<PostRoomAssignmentAnswer['oldRates']>[number];

/** The nightly rate before and after; undefined when it stays the same or OPERA states none. */
export function readRateChange(
  body: PostRoomAssignmentAnswer | undefined,
): { from: Money; to: Money } | undefined {
  const from = rateOf(body?.oldRates?.[0]);
  const to = rateOf(body?.newRates?.[0]);
  if (from === undefined || to === undefined) return undefined;
  return from.amount === to.amount && from.currency === to.currency ? undefined : { from, to };
}

function rateOf(rate: WireRate | undefined): Money | undefined {
  return money(rate?.amountBeforeTax ?? rate?.baseAmount ?? rate?.amountAfterTax, rate?.currencyCode);
}
