import type { Minor } from './money.js';

/** What is owed: so many nights, a share of the stay, a fixed amount, or all of it. */
export type Basis =
  | { readonly kind: 'Nights'; readonly nights: number }
  | { readonly kind: 'Percentage'; readonly percent: number }
  | { readonly kind: 'FlatAmount'; readonly amount: Minor }
  | { readonly kind: 'FullAmount' };

/** Until when a stay may be cancelled free of charge, and what it costs after. */
export interface CancellationPolicy {
  /** Given to a policy that was agreed for one stay; those of the hotel have their code alone. */
  readonly id?: string;
  readonly code: string;
  readonly description: string;
  readonly basis: Basis;
  /** Days before arrival on which the free time ends; undefined when there is none. */
  readonly daysBeforeArrival?: number;
  /** Hour of that day, 24 hours. */
  readonly hour: number;
}

/** What has to be paid before arrival. */
export interface DepositPolicy {
  /** Given to a policy that was agreed for one stay. */
  readonly id?: string;
  readonly code: string;
  readonly description: string;
  readonly basis: Basis;
  readonly daysAfterBooking: number;
}

/** On what the hotel relies that the guest will come. */
export interface Guarantee {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly paymentTypes: readonly string[];
  readonly onHold: boolean;
  readonly reserveInventory: boolean;
  readonly arrivalTimeNeeded: boolean;
  readonly cardNeeded: boolean;
  readonly depositPolicy?: string;
  readonly cancellationPolicy: string;
  readonly lateArrival: boolean;
  readonly sequence: number;
}
