import type { Day } from '../clock/business-date.js';
import type { Document, Numbered, Registers } from './document.js';
import type { Minor } from './money.js';

/** Rooms of one type that a block holds for one night, and what they cost by people in the room. */
export interface BlockCell {
  readonly date: Day;
  readonly roomType: string;
  /** Rooms of the contract: what was held first. */
  initial: number;
  /** Rooms held now, taken up or not. */
  rooms: number;
  /** Rooms given back by the cut-off. */
  released: number;
  /** Net prices for one to four people; the rate plan's own where there is none. */
  prices: readonly (Minor | undefined)[];
  extraPerson?: Minor;
  forceOverbook?: boolean;
}

/** How a block's status changed. */
export interface BlockStatusChange {
  readonly sequence: number;
  readonly status: string;
  readonly before?: string;
  readonly date: Day;
  readonly at: string;
  readonly user: string;
}

/** Elastic: more may be taken than is held, as long as the house has it. */
export type InventoryControl = 'NonElastic' | 'Elastic' | 'SellLimit';

/** Rooms held for a group, from the first arrival day to the last departure day. */
export interface Block {
  /** Records that are stored as they were sent, by kind. */
  registers?: Registers;
  readonly id: string;
  code: string;
  name: string;
  start: Day;
  end: Day;
  status: string;
  cateringStatus?: string;
  history: BlockStatusChange[];
  ratePlan?: string;
  market: string;
  source: string;
  guarantee: string;
  control: InventoryControl;
  cutOffDate?: Day;
  cutOffDays?: number;
  /** The day on which what was not taken up went back to the house. */
  cutOn?: Day;
  cells: BlockCell[];
  profiles: { readonly type: string; readonly profileId: string; readonly primary: boolean }[];
  comments: Numbered[];
  externalReferences: { readonly id: string; readonly context: string }[];
  /** Stays without a room that take the group's bill. */
  postingMasters: string[];
  packages: Numbered[];
  cancellation?: {
    readonly number: string;
    readonly code?: string;
    readonly info?: string;
    readonly destination?: string;
    readonly date: Day;
  };
  /** Whatever else was sent and is only kept: blockDetails, blockOwners, reservationDetails, catering, in Oracle's names. */
  details: Document;
  readonly createdAt: string;
  readonly createdOn: Day;
  modifiedAt: string;
}

/** What a block in a status does. */
export interface BlockStatusRule {
  readonly code: string;
  readonly name: string;
  readonly color: string;
  /** Its rooms are out of the house's availability. */
  readonly deducts: boolean;
  readonly allowsPickup: boolean;
  readonly kind: 'Inquiry' | 'Actual' | 'Waitlist' | 'Cancel' | 'Referral';
  readonly cancellation?: 'Lost' | 'Cancel' | 'Refused';
  readonly next: readonly string[];
}

/** A room for meetings and meals. */
export interface FunctionSpace {
  readonly code: string;
  readonly name: string;
  readonly floor: string;
  readonly kind: string;
  readonly squareMetres: number;
  readonly shareable: boolean;
  /** Spaces that it is made of: taken when it is, and the reverse. */
  readonly elements: readonly string[];
  readonly rental: Minor;
  /** Most people by setup style. */
  readonly capacities: Readonly<Record<string, number>>;
}

/** Something held in a function space, or on the way to having one. */
export interface FunctionEvent {
  readonly id: string;
  readonly blockId: string;
  name: string;
  type: string;
  /** Local, `YYYY-MM-DD HH:MM:SS.0`. */
  start: string;
  end: string;
  status: string;
  attendees: Document;
  space?: string;
  setup?: string;
  setupMinutes: number;
  setdownMinutes: number;
  rentalCode?: string;
  rental: Minor;
  waitlisted: boolean;
  notes: Numbered[];
  resources: Numbered[];
  /** Whatever else was sent and is only kept, in Oracle's names. */
  details: Document;
  readonly createdAt: string;
  modifiedAt: string;
}

/** Work asked for asynchronously; its answer waits to be fetched once. */
export interface GroupJob {
  readonly kind: string;
  /** Undefined once it was fetched. */
  answer?: unknown;
}

/** Everything of a hotel's groups. */
export interface GroupBook {
  readonly blocks: Map<string, Block>;
  readonly spaces: Map<string, FunctionSpace>;
  readonly events: Map<string, FunctionEvent>;
  readonly jobs: Map<string, GroupJob>;
}
