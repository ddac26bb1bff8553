/** Kinds of profiles, as hotels speak of them. */
export const PROFILE_KINDS = ['guest', 'company', 'agent', 'group', 'source', 'contact'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** A profile as a list shows it, unmasked: what a caller may see is decided where it is shown. */
export interface GuestProfile {
  readonly profileId: string;
  readonly kind: string;
  /** Of a person; a firm's name stands in `surname`. */
  readonly surname?: string;
  readonly givenName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly city?: string;
  readonly country?: string;
  readonly vip?: string;
  /** `GOLD 12345`: level and number. */
  readonly membership?: string;
  /** Date of the last stay. */
  readonly lastStay?: string;
  readonly active: boolean;
  /** The hotel has a reason to be careful; the reason is not for lists. */
  readonly restricted: boolean;
}

/** A guest who may be new. */
export interface NewGuest {
  readonly surname: string;
  readonly givenName?: string;
  readonly title?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly address?: {
    readonly street?: string;
    readonly city?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
}

/** A profile that may be the same guest, and why it is thought so. */
export interface LikelyDuplicate {
  readonly profile: GuestProfile;
  /** `same name`, `same e-mail`, `same phone`, `OPERA's match`. */
  readonly because: readonly string[];
}
