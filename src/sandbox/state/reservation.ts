import type { Day } from '../clock/business-date.js';
import type { Document, Numbered, Registers } from './document.js';
import type { CardAuthorization, Deposit, FolioWindow } from './folio.js';
import type { Minor } from './money.js';
import type { CancellationPolicy, DepositPolicy } from './policy.js';

/** Where a stay is in its life. Due in and due out are not kept: they follow from the business date. */
export type StayStatus = 'Reserved' | 'Waitlisted' | 'InHouse' | 'CheckedOut' | 'Cancelled' | 'NoShow';
/** What OPERA shows: due in, due out and in house depend on the business date. */
export type ComputedStatus = StayStatus | 'DueIn' | 'DueOut';

/** One night of a stay: what is occupied, what is charged. A day use has one, on the arrival day. */
export interface StayNight {
  readonly date: Day;
  roomType: string;
  roomTypeCharged: string;
  ratePlan: string;
  market: string;
  source: string;
  adults: number;
  children: number;
  /** Net price of the room, before taxes. */
  amount: Minor;
  /** The price stays when dates or people change. */
  fixed: boolean;
  /** It does so because another price than the rate plan's was agreed, not because the rate is a fixed one. */
  overridden?: boolean;
  discount?: { readonly percent?: number; readonly amount?: Minor; readonly reason?: string };
}

export interface StayGuest {
  profileId: string;
  primary: boolean;
  /** Transport, visa and other stored facts, as sent. */
  document: Document;
}

/** A company, agent, group or source attached to a stay. */
export interface StayProfile {
  readonly type: string;
  readonly profileId: string;
}

export interface StayPayment {
  readonly window: number;
  method: string;
  /** Kind, last digits and expiry of a card on file; the sandbox never keeps a number. */
  card?: {
    readonly type?: string;
    readonly last4?: string;
    readonly expiry?: string;
    readonly holder?: string;
  };
}

export interface StayPackage {
  readonly id: string;
  readonly code: string;
  start: Day;
  end: Day;
  quantity: number;
  unitPrice: Minor;
  readonly source: 'Reservation' | 'RateHeader';
}

export interface Cancellation {
  readonly number: string;
  readonly reason: string;
  readonly description?: string;
  readonly date: Day;
  readonly penalty: Minor;
}

/** A better room sold to a stay that was booked already. */
export interface StayUpsell {
  readonly ruleId: string;
  readonly ruleCode: string;
  readonly description: string;
  readonly roomType: string;
  readonly on: Day;
  /** Net prices added to the nights. */
  readonly added: readonly { readonly date: Day; readonly amount: Minor }[];
  /** The nights as they were booked. */
  readonly before: readonly StayNight[];
}

/** A move from room to room during the stay. */
export interface RoomMoveEntry {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly description?: string;
}

/** A line of the stay's history: who changed what. */
export interface Activity {
  readonly at: string;
  readonly day: Day;
  readonly type: string;
  readonly text: string;
}

/** Kinds of records that hang on a stay and are stored as they were sent. */
export const STAY_RECORDS = [
  'comments',
  'alerts',
  'traces',
  'guestMessages',
  'locators',
  'fixedCharges',
  'wakeUpCalls',
  'routingInstructions',
  'preferences',
  'tickets',
  'roomKeys',
] as const;
export type StayRecordKind = (typeof STAY_RECORDS)[number];

/** A booking of one kind of room for some nights, through to its folio. */
export interface Reservation {
  readonly id: string;
  readonly confirmation: string;
  readonly hotelId: string;
  status: StayStatus;
  arrival: Day;
  departure: Day;
  nights: StayNight[];
  /** Number of rooms; more than one has to be split before check-in. */
  units: number;
  roomId?: string;
  roomLocked: boolean;
  guests: StayGuest[];
  profiles: StayProfile[];
  guarantee: string;
  payments: StayPayment[];
  sourceType?: string;
  sourceCode?: string;
  /** Expected times, local `YYYY-MM-DD HH:MM:SS.0`. */
  expectedArrival?: string;
  expectedDeparture?: string;
  customReference?: string;
  externalReferences: { readonly id: string; readonly context: string }[];
  packages: StayPackage[];
  records: Record<StayRecordKind, Numbered[]>;
  /** Whatever else was sent and is only stored, in Oracle's names. */
  details: Document;
  /** Stays with the same share id may use one room together. */
  shareId?: string;
  /** Prices of the nights before the stay came to share a room. */
  beforeShare?: readonly Pick<StayNight, 'date' | 'amount' | 'fixed'>[];
  upsell?: StayUpsell;
  /** Stays that were split from or copied from one another. */
  linkId?: string;
  blockId?: string;
  walkIn: boolean;
  preRegistered: boolean;
  queue?: { readonly since: string; priority: number; readonly texted?: string };
  /** The guest was here before the room was ready, and will return. */
  advanceCheckIn?: { readonly at: string; readonly returns?: string; readonly comments?: string };
  cancellation?: Cancellation;
  /** Cancellations that were taken back, oldest first. */
  cancellations?: readonly Cancellation[];
  /** Policies agreed for this stay in place of the rate's; null where the rate's was waived. */
  ownCancellationPolicy?: CancellationPolicy | null;
  ownDepositPolicy?: DepositPolicy | null;
  /** Name that linked stays go by. */
  linkName?: string;
  /** Other records that are stored as they were sent, by kind. */
  registers?: Registers;
  waitlist?: Document;
  readonly createdOn: Day;
  readonly createdAt: string;
  readonly creator: string;
  modifiedAt: string;
  checkedInOn?: Day;
  checkedInAt?: string;
  checkedOutOn?: Day;
  /** Last night whose room and tax were posted. */
  postedThrough?: Day;
  moves?: readonly RoomMoveEntry[];
  windows: FolioWindow[];
  deposits: Deposit[];
  authorizations?: readonly CardAuthorization[];
  activities: Activity[];
}
