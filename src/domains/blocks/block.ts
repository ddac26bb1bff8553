import type { BusinessDate } from '../../shared/business-date.js';
import type { Money } from '../../shared/money.js';

/** A block as lists show it: rooms held for a group. */
export interface Block {
  readonly blockId: string;
  readonly code: string;
  readonly name: string;
  readonly startDate: BusinessDate;
  /** Day of the last departure. */
  readonly endDate: BusinessDate;
  /** The hotel's own code: INQ, TEN, DEF ... */
  readonly status: string;
  readonly statusName?: string;
  /** Its rooms are out of the house's availability. */
  readonly deducts?: boolean;
  readonly ratePlan?: string;
  readonly cutOffDate?: BusinessDate;
  readonly group?: string;
  /** Room nights held, and taken by reservations. */
  readonly held?: number;
  readonly taken?: number;
}

/** A block with what hangs on it. */
export interface BlockDetails extends Block {
  readonly currency?: string;
  readonly owner?: string;
  readonly cancellation?: string;
  readonly comments: readonly string[];
}

/** Rooms of one type on one night of a block. */
export interface PickupRow {
  readonly date: BusinessDate;
  readonly roomType: string;
  readonly held: number;
  readonly taken: number;
  readonly left: number;
  /** For one person, before taxes. */
  readonly price?: Money;
}

/** A guest's stay in a block. */
export interface BlockStay {
  readonly reservationId: string;
  readonly confirmationNumber?: string;
  readonly guest: { readonly surname?: string; readonly givenName?: string };
  readonly arrivalDate: BusinessDate;
  readonly departureDate: BusinessDate;
  readonly roomType?: string;
  readonly room?: string;
  readonly status?: string;
}

/** A status a block can have next. */
export interface BlockStatus {
  readonly code: string;
  readonly name: string;
  readonly deducts: boolean;
  readonly cancels: boolean;
}

/** One guest of a rooming list, ready to be sent. */
export interface BlockGuest {
  readonly surname: string;
  readonly givenName?: string;
  readonly profileId?: string;
  readonly roomType: string;
  readonly arrivalDate: BusinessDate;
  readonly departureDate: BusinessDate;
  readonly adults: number;
  readonly children: number;
}
