import type { BusinessDate } from '../../shared/business-date.js';
import type { StayDetails } from './stay-details.js';

/** What is to be different about a stay; what is absent stays as it is. */
export interface ChangeWish {
  readonly arrival?: BusinessDate;
  readonly departure?: BusinessDate;
  readonly roomType?: string;
  readonly ratePlan?: string;
  readonly adults?: number;
  readonly children?: number;
  /** Added to the comments there are. */
  readonly comment?: string;
  /** Hotel-local `HH:MM`. */
  readonly arrivalTime?: string;
}

/** The selling side of a stay: what its price hangs on. */
export interface StayTerms {
  readonly arrival: BusinessDate;
  readonly departure: BusinessDate;
  readonly roomType: string;
  readonly ratePlan: string;
  readonly adults: number;
  readonly children: number;
}

/** The terms a stay has. */
export function termsOf({ stay }: StayDetails): StayTerms {
  return {
    arrival: stay.arrivalDate,
    departure: stay.departureDate,
    roomType: stay.roomType ?? '',
    ratePlan: stay.ratePlan ?? '',
    adults: stay.adults,
    children: stay.children,
  };
}

/** The terms a stay would have with a wish fulfilled. */
export function wishedTerms(now: StayTerms, wish: ChangeWish): StayTerms {
  return {
    arrival: wish.arrival ?? now.arrival,
    departure: wish.departure ?? now.departure,
    roomType: wish.roomType ?? now.roomType,
    ratePlan: wish.ratePlan ?? now.ratePlan,
    adults: wish.adults ?? now.adults,
    children: wish.children ?? now.children,
  };
}

/** True when both mean the same sale. */
export function sameTerms(left: StayTerms, right: StayTerms): boolean {
  return (Object.keys(left) as (keyof StayTerms)[]).every((key) => left[key] === right[key]);
}
