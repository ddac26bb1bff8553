import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import { stayBalance } from './folio.js';
import { computedStatus } from './stay-status.js';

/** Of which days arrivals and departures are meant: the criteria's own dates, else the business date. */
export interface Dated {
  readonly arrivals: boolean;
  readonly departures: boolean;
}

/** True when the stay belongs to one of OPERA's search types. */
export function isOfType(
  hotel: Hotel,
  stay: Reservation,
  type: string,
  dated: Dated = { arrivals: false, departures: false },
): boolean {
  const today = hotel.businessDate;
  switch (type) {
    case 'Arrival':
      return stay.status === 'Reserved' && (dated.arrivals || stay.arrival === today);
    case 'Arrived':
      return (
        stay.status !== 'Reserved' &&
        stay.checkedInOn !== undefined &&
        (dated.arrivals || stay.checkedInOn === today)
      );
    case 'Departure':
      return (
        (dated.departures || stay.departure === today) &&
        (stay.status === 'InHouse' || stay.status === 'CheckedOut')
      );
    case 'InHouse':
      return stay.status === 'InHouse';
    case 'DayUse':
      return stay.arrival === stay.departure;
    case 'WaitList':
      return stay.status === 'Waitlisted';
    case 'Cancellation':
    case 'MassCancellation':
      return stay.status === 'Cancelled';
    case 'CheckedOut':
      return stay.status === 'CheckedOut';
    case 'NoShow':
      return stay.status === 'NoShow';
    case 'Complimentary':
      return stay.nights.some((night) => hotel.ratePlans.get(night.ratePlan)?.complimentary);
    case 'PreRegistered':
      return stay.preRegistered && stay.status === 'Reserved';
    case 'RegisteredAndInHouse':
      return stay.status === 'InHouse' || (stay.preRegistered && stay.status === 'Reserved');
    case 'Queued':
      return stay.queue !== undefined;
    case 'AdvanceCheckedIn':
      return stay.advanceCheckIn !== undefined;
    case 'WalkIn':
      return stay.walkIn;
    case 'OpenFolio':
    case 'PostToRoom':
      return stay.status === 'InHouse';
    case 'OpenBalance':
    case 'PostStayPendingBalance':
      return stayBalance(stay) !== 0 && (type === 'OpenBalance' || stay.status === 'CheckedOut');
    case 'GuestMessages':
      return stay.records.guestMessages.length > 0;
    case 'ResvBlockTraces':
      return stay.records.traces.length > 0;
    case 'Routing':
      return stay.records.routingInstructions.length > 0;
    default:
      return type === 'Any';
  }
}

/** True when the stay has one of OPERA's reservation statuses on the business date. */
export function hasStatus(hotel: Hotel, stay: Reservation, status: string): boolean {
  const computed = computedStatus(stay, hotel.businessDate);
  switch (status) {
    case 'CheckedIn':
      return stay.status === 'InHouse' && stay.checkedInOn === hotel.businessDate;
    case 'InHouse':
      return stay.status === 'InHouse';
    case 'WaitList':
      return stay.status === 'Waitlisted';
    default:
      return computed === status || stay.status === status;
  }
}
