import type { BusinessDate } from '../../shared/business-date.js';
import type { Money } from '../../shared/money.js';

/** Whether a room type can be sold at a rate plan, and why not. */
export type OfferStatus = 'available' | 'restricted' | 'no_rooms' | 'occupancy' | 'items';

/** A run of nights at one price. */
export interface PriceRun {
  readonly from: BusinessDate;
  readonly nights: number;
  readonly price: Money;
}

/** A room type at a rate plan for the dates asked. */
export interface Offer {
  readonly roomType: string;
  readonly ratePlan: string;
  readonly status: OfferStatus;
  /** The whole stay for all rooms, taxes included where OPERA says so (`taxIncluded`). */
  readonly total?: Money;
  readonly taxIncluded: boolean;
  /** By night and room, before tax unless the rate includes it. */
  readonly prices: readonly PriceRun[];
  readonly market?: string;
  readonly source?: string;
}

/** What a guarantee asks of the guest and what cancelling costs under it. */
export interface GuaranteeRule {
  readonly code: string;
  readonly name?: string;
  readonly isDefault: boolean;
  /** `credit card`, `deposit`, `address`, `phone number`, `arrival time`. */
  readonly requires: readonly string[];
  readonly cancellation?: string;
  readonly nonRefundable: boolean;
  readonly deposit?: string;
  /** Released at this hour of the arrival day, hotel-local `HH:MM`, when the guest does not come. */
  readonly holdUntil?: string;
}

/** What the hotel says of a rate plan. */
export interface RatePlanFacts {
  readonly code: string;
  readonly name?: string;
  readonly guarantees: readonly GuaranteeRule[];
}

/** What is for sale for some dates. */
export interface Availability {
  readonly offers: readonly Offer[];
  /** By code. */
  readonly ratePlans: ReadonlyMap<string, RatePlanFacts>;
  /** Names by code. */
  readonly roomTypes: ReadonlyMap<string, string>;
  /** Why the house as a whole does not sell these dates, when it says so. */
  readonly closed?: string;
  readonly hasMore: boolean;
}
