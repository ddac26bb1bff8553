import { refuse } from '../errors/opera.error.js';
import { penaltyOf } from '../rules/cancellation.js';
import type { Cancellation, Reservation } from '../state/reservation.js';
import { nextId } from '../state/world.js';
import { requireDates, requireSellable } from './booking.js';
import { type Desk, hourOf, record, requireListed } from './desk.js';

/** Throws unless the stay may be cancelled for that reason. */
export function requireCancellable(desk: Desk, stay: Reservation, reason: string): void {
  if (stay.status !== 'Reserved' && stay.status !== 'Waitlisted')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be cancelled.`);
  requireListed(desk.hotel, 'CancellationReasons', reason, 'reason.code');
}

/** Cancels the stay: its room and inventory are free again, the penalty of its policy is recorded. */
export function cancel(desk: Desk, stay: Reservation, reason: string, description?: string): Cancellation {
  requireCancellable(desk, stay, reason);
  const cancellation: Cancellation = {
    number: nextId(desk.world, 'cancellation'),
    reason,
    description,
    date: desk.hotel.businessDate,
    penalty: stay.status === 'Waitlisted' ? 0 : (penaltyOf(desk.hotel, stay, hourOf(desk))?.amount ?? 0),
  };
  stay.status = 'Cancelled';
  stay.cancellation = cancellation;
  stay.roomId = undefined;
  stay.roomLocked = false;
  stay.queue = undefined;
  record(desk, stay, 'CANCEL RESERVATION', `Cancellation ${cancellation.number}, reason ${reason}`);
  return cancellation;
}

/** Makes a cancelled or no-show stay a booking again, when its nights are still for sale. */
export function reinstate(desk: Desk, stay: Reservation): void {
  if (stay.status !== 'Cancelled' && stay.status !== 'NoShow')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be reinstated.`);
  requireDates(desk.hotel, stay.arrival, stay.departure);
  requireSellable(desk.hotel, stay, { inventory: false }, stay.id);
  stay.status = 'Reserved';
  if (stay.cancellation) stay.cancellations = [...(stay.cancellations ?? []), stay.cancellation];
  stay.cancellation = undefined;
  record(desk, stay, 'REINSTATE RESERVATION', `Arrival ${stay.arrival}`);
}
