import type { Numbered } from './document.js';

/** Sales activities and bookings of leisure activities, with the codes they are made of. */
export interface SalesBook {
  /** Appointments and to-dos of the sales team, in Oracle's names, by activity id. */
  readonly activities: Map<string, Numbered>;
  /** Ids of activities in the order in which they were opened, the latest last. */
  recent: readonly string[];
  readonly log: ActivityLogLine[];
  /** E-mails that an outside system stored. */
  readonly emails: readonly Numbered[];
  readonly bookings: Map<string, LeisureBooking>;
  readonly locations: Map<string, Numbered>;
  readonly types: Map<string, Numbered>;
  readonly statuses: Map<string, Numbered>;
  /** Where guests said they would be, by reservation id. */
  readonly whereabouts: Map<string, Numbered>;
}

/** A line of an activity's history. */
export interface ActivityLogLine {
  readonly activityId: string;
  readonly at: string;
  readonly type: string;
  readonly text: string;
}

/** One leisure activity booked for a guest; `document` is the activity in Oracle's names. */
export interface LeisureBooking extends Numbered {
  readonly reservationId?: string;
  readonly profileId: string;
}
