/** One element of a business event: what it was and what it is. */
export interface EventDetail {
  readonly element: string;
  readonly from?: string;
  readonly to?: string;
}

/** A change of the hotel that an outside system may want to know of. */
export interface BusinessEvent {
  readonly id: string;
  /** Oracle's name of the part of the hotel: Reservation, Housekeeping, Profile, NightAudit. */
  readonly module: string;
  readonly action: string;
  /** Id of the record that changed. */
  readonly key: string;
  /** Local time, `YYYY-MM-DD HH:MM:SS.0`. */
  readonly at: string;
  readonly hotelId: string;
  readonly details: readonly EventDetail[];
}
