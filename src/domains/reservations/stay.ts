import type { BusinessDate } from '../../shared/business-date.js';
import type { Money } from '../../shared/money.js';

/** Where a stay stands, as the front desk says it. */
export const STAY_STATUSES = [
  'reserved',
  'due_in',
  'in_house',
  'due_out',
  'checked_out',
  'cancelled',
  'no_show',
  'waitlisted',
  'requested',
  'unknown',
] as const;
export type StayStatus = (typeof STAY_STATUSES)[number];

/** The guest a stay is under, unmasked: what a caller may see is decided where it is shown (guestName). */
export interface StayGuest {
  readonly profileId?: string;
  readonly surname?: string;
  readonly givenName?: string;
  readonly vip?: string;
}

/** One stay in the words of this house; the short form every search answers and every task starts from. */
export interface Stay {
  /** OPERA's internal id, the one its paths want. */
  readonly reservationId: string;
  /** The number guests and staff quote. */
  readonly confirmationNumber?: string;
  readonly cancellationNumber?: string;
  readonly hotelId?: string;
  readonly status: StayStatus;
  readonly guest: StayGuest;
  readonly arrivalDate: BusinessDate;
  readonly departureDate: BusinessDate;
  readonly nights: number;
  readonly adults: number;
  readonly children: number;
  readonly roomType?: string;
  /** The room's number, once assigned. */
  readonly room?: string;
  readonly numberOfRooms: number;
  readonly ratePlan?: string;
  /** Rate of the first night. */
  readonly rate?: Money;
  /** Cost of the whole stay as OPERA states it. */
  readonly total?: Money;
  readonly balance?: Money;
  readonly guarantee?: string;
  readonly blockCode?: string;
  /** Hotel-local `HH:MM`. */
  readonly arrivalTime?: string;
  readonly preRegistered?: boolean;
  /** What OPERA accepts for this stay now, in its own words (`Cancel`, `Move`, `PostCharge`...). */
  readonly allowedActions?: readonly string[];
}

/** The guest is in the hotel: a room number means this stay. */
export function isInHouse(status: StayStatus): boolean {
  return status === 'in_house' || status === 'due_out';
}

/** The stay goes on or is still to come. */
export function isActive(status: StayStatus): boolean {
  return isInHouse(status) || status === 'reserved' || status === 'due_in' || status === 'waitlisted';
}
