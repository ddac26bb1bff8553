import type { BusinessDate } from '../../shared/business-date.js';
import type { Offer } from '../availability/offer.js';
import type { GuestProfile, NewGuest } from '../profiles/guest-profile.js';
import type { Stay } from './stay.js';

/** A stay to be booked, dates resolved and codes checked. */
export interface BookingOrder {
  readonly arrival: BusinessDate;
  readonly departure: BusinessDate;
  readonly adults: number;
  readonly children: number;
  readonly rooms: number;
  readonly roomType: string;
  readonly ratePlan: string;
  readonly guarantee?: string;
  /** The guest: a profile that exists, else a name. */
  readonly profileId?: string;
  readonly newGuest?: NewGuest;
  /** A person said that the guest is someone else than the likely duplicates. */
  readonly allowDuplicateGuest: boolean;
  /** A person said that the guest may have two stays at once. */
  readonly allowOverlap: boolean;
  readonly comment?: string;
  /** Hotel-local `HH:MM`. */
  readonly arrivalTime?: string;
  readonly paymentMethod?: string;
  /** The guest waits for a room: nothing is sold, availability does not matter. */
  readonly waitlist?: { readonly reason?: string; readonly phone?: string };
  /** The guest stands at the desk without a booking. */
  readonly walkIn?: boolean;
  /** The caller's name of this request: the same key never books twice. */
  readonly requestKey?: string;
}

/** What a booking is recognised by in OPERA, whatever became of our call. */
export interface BookingReference {
  readonly id: string;
  /** OPERA's code of our external system; without one the id stands in the custom reference. */
  readonly system?: string;
}

/** An order that passed every check. */
export interface CheckedOrder {
  readonly order: BookingOrder;
  readonly offer: Offer;
  readonly guarantee?: string;
  readonly guest: { readonly profileId: string } | { readonly newGuest: NewGuest };
  readonly notes: readonly string[];
}

/** Why nothing was booked although nothing is wrong: a person has to decide. */
export type Hindrance =
  | {
      readonly kind: 'duplicate_guest';
      readonly profiles: readonly (GuestProfile & { readonly because: string })[];
    }
  | { readonly kind: 'overlap'; readonly stays: readonly Stay[] };
