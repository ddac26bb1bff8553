import type { Desk } from '../../desk/desk.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { addStayPackage } from './detail-request.js';

/** Changes a package that the stay has, by its number or else its code; one it has not is added. */
export function changePackage(desk: Desk, stay: Reservation, entry: Fields): void {
  const known = stay.packages.find(
    (booked) =>
      booked.id === entry.text('internalId') ||
      (!entry.has('internalId') && booked.code === entry.text('packageCode')),
  );
  if (!known) {
    addStayPackage(desk, stay, entry);
    return;
  }
  known.start = entry.day('startDate') ?? known.start;
  known.end = entry.day('endDate') ?? known.end;
  known.quantity = entry.object('consumptionDetails').number('totalQuantity') ?? known.quantity;
}
