import type { Money } from '../../shared/money.js';
import type { GuestProfile } from './guest-profile.js';

/** A preference of a guest: its group and its value, as OPERA codes them. */
export interface GuestPreference {
  readonly type: string;
  readonly value: string;
  readonly description?: string;
}

/** A membership of a guest. */
export interface GuestMembership {
  readonly type: string;
  readonly number: string;
  /** OPERA's own id of it, wanted by its loyalty paths. */
  readonly id?: string;
  readonly level?: string;
  readonly points?: number;
}

/** A profile in full, unmasked: what a caller may see is decided where it is shown. */
export interface ProfileDetails extends GuestProfile {
  readonly title?: string;
  readonly language?: string;
  readonly nationality?: string;
  /** Street, postal code, city, country on one line. */
  readonly address?: string;
  readonly preferences: readonly GuestPreference[];
  readonly memberships: readonly GuestMembership[];
  /** What colleagues and guests wrote. */
  readonly comments: readonly string[];
  readonly relations: readonly ProfileRelation[];
  /** Entries that a change has to name. */
  readonly entries: { readonly email?: string; readonly phone?: string; readonly address?: string };
}

/** A relation to another profile. */
export interface ProfileRelation {
  readonly profileId: string;
  readonly name: string;
  readonly person: boolean;
  /** What the other is to this one. */
  readonly relation: string;
}

/** A stay of a profile's past or future. */
export interface ProfileStay {
  readonly reservationId: string;
  readonly confirmationNumber?: string;
  readonly hotelId?: string;
  readonly arrivalDate?: string;
  readonly departureDate?: string;
  readonly status: string;
  readonly roomType?: string;
  readonly room?: string;
  readonly total?: Money;
}

/** Stays of a profile, newest arrival first. */
export interface ProfileStays {
  readonly past: readonly ProfileStay[];
  readonly future: readonly ProfileStay[];
  readonly pastTotal: number;
  readonly futureTotal: number;
}
