import type { BusinessDate } from '../../shared/business-date.js';

/** A reminder to a department about a stay. */
export interface Trace {
  readonly traceId: string;
  readonly reservationId?: string;
  readonly guest: { readonly surname?: string; readonly givenName?: string };
  readonly room?: string;
  readonly date?: BusinessDate;
  readonly department?: string;
  readonly text: string;
  readonly done: boolean;
}

/** A message for a guest. */
export interface GuestMessage {
  readonly messageId: string;
  readonly reservationId?: string;
  readonly recipient?: string;
  readonly room?: string;
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly at?: string;
  readonly text: string;
  readonly delivered: boolean;
}

/** A warning that staff see at a moment of the stay. */
export interface Alert {
  readonly alertId?: string;
  readonly code?: string;
  readonly area?: string;
  readonly text: string;
}
