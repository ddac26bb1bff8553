import type { BusinessDate } from '../../shared/business-date.js';
import type { Money } from '../../shared/money.js';
import type { Stay } from './stay.js';

/** One night's agreed price, before tax. */
export interface NightPrice {
  readonly date: BusinessDate;
  readonly price: Money;
}

/** What cancelling costs, and until when it is free. */
export interface CancellationPolicy {
  /** The hotel's own words. */
  readonly rule: string;
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly freeUntil?: string;
  readonly nonRefundable: boolean;
  /** Whether cancelling now costs the amount; undefined when OPERA does not say. */
  readonly dueNow?: boolean;
  /** What it costs once it is due. */
  readonly amount?: Money;
}

/** What has to be paid before arrival. */
export interface DepositPolicy {
  readonly rule: string;
  readonly due?: Money;
  readonly paid?: Money;
  /** Hotel-local date by which it is due. */
  readonly by?: BusinessDate;
}

export interface StayComment {
  readonly text: string;
  readonly type?: string;
  /** For staff only, not printed for the guest. */
  readonly internal: boolean;
}

export interface StayPackage {
  readonly code: string;
  readonly name?: string;
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
  readonly quantity?: number;
  /** Per unit. */
  readonly price?: Money;
  /** Part of the rate, at no extra charge. */
  readonly included?: boolean;
}

export interface StayAlert {
  readonly code?: string;
  readonly area?: string;
  readonly text: string;
}

export interface StayTrace {
  readonly on?: BusinessDate;
  readonly department?: string;
  readonly text: string;
  readonly resolved: boolean;
}

/** A stay with what hangs on it, as far as it was asked for. */
export interface StayDetails {
  readonly stay: Stay;
  readonly nights: readonly NightPrice[];
  /** The rate was agreed for this stay and does not follow the hotel's prices. */
  readonly fixedRate: boolean;
  readonly market?: string;
  readonly source?: string;
  readonly paymentMethod?: string;
  readonly bookedOn?: BusinessDate;
  readonly customReference?: string;
  /** Names of companies, agents and groups the stay is booked through. */
  readonly bookedThrough: readonly string[];
  readonly accompanying: readonly { readonly surname?: string; readonly givenName?: string }[];
  readonly cancellation: readonly CancellationPolicy[];
  readonly deposits: readonly DepositPolicy[];
  readonly comments: readonly StayComment[];
  readonly packages: readonly StayPackage[];
  readonly alerts: readonly StayAlert[];
  readonly traces: readonly StayTrace[];
}

/** Parts of a stay that are read only when wanted. */
export const STAY_PARTS = ['policies', 'packages', 'comments', 'alerts', 'traces'] as const;
export type StayPart = (typeof STAY_PARTS)[number];
