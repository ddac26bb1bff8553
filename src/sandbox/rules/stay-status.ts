import type { Day } from '../clock/business-date.js';
import type { ComputedStatus, Reservation } from '../state/reservation.js';

/** What OPERA shows for a stay on a business date. */
export function computedStatus(stay: Reservation, businessDate: Day): ComputedStatus {
  if (stay.status === 'Reserved' && stay.arrival === businessDate) return 'DueIn';
  if (stay.status === 'InHouse' && stay.departure <= businessDate) return 'DueOut';
  return stay.status;
}

/** True when the stay takes a room out of the inventory: booked or in the house. */
export function holdsInventory(stay: Reservation): boolean {
  return stay.status === 'Reserved' || stay.status === 'InHouse';
}

/** True for a stay in the pseudo room type that takes the bill of a group: it has a folio, but no room. */
export function isPostingMaster(stay: Reservation): boolean {
  return stay.nights[0]?.roomType === POSTING_MASTER_TYPE;
}

/** Room type of posting masters; no room of the house is of it. */
export const POSTING_MASTER_TYPE = 'PM';

/** True when the guest can be charged: in the house, or checked in ahead of the room. */
export function isChargeable(stay: Reservation): boolean {
  return stay.status === 'InHouse' || (stay.status === 'Reserved' && stay.advanceCheckIn !== undefined);
}

/** True when the stay occupies its room in the night of `day`. */
export function staysOver(stay: Reservation, day: Day): boolean {
  return stay.arrival <= day && day < stay.departure;
}

/** What OPERA would accept now for the stay (the `allowedActions` of its answers). */
export function allowedActions(stay: Reservation, businessDate: Day): string[] {
  switch (stay.status) {
    case 'Reserved':
      return [
        'Cancel',
        'PreCheckIn',
        'NameChange',
        'Discount',
        'Upsell',
        ...(stay.advanceCheckIn ? ['PostCharge'] : []),
        ...(stay.arrival === businessDate ? ['HouseKeeping'] : []),
        ...(stay.arrival < businessDate ? ['NoShow'] : []),
      ];
    case 'InHouse':
      return ['Move', 'PostCharge', 'NameChange', 'Discount', 'HouseKeeping', 'FacilitySchedule'];
    case 'Waitlisted':
      return ['Cancel', 'NameChange'];
    case 'Cancelled':
    case 'NoShow':
      return ['PostToNoShowCancel'];
    default:
      return [];
  }
}
