import type { Day } from '../clock/business-date.js';
import type { Minor } from './money.js';
import type { RevenueBucket } from './transaction-code.js';

/** One line of a folio. Payments are negative, so a balance is the plain sum. */
export interface Posting {
  readonly no: number;
  readonly date: Day;
  /** Local time of posting, `YYYY-MM-DD HH:MM:SS.0`. */
  readonly at: string;
  readonly code: string;
  readonly description: string;
  readonly bucket: RevenueBucket;
  readonly quantity: number;
  readonly price: Minor;
  readonly amount: Minor;
  readonly cashier: number;
  readonly reference?: string;
  readonly remark?: string;
  readonly check?: string;
  readonly article?: string;
  readonly ratePlan?: string;
  readonly paymentMethod?: string;
  /** For a generated tax: the posting it belongs to. */
  readonly parent?: number;
  /** For a correction: the posting it reverses. */
  readonly reverses?: number;
  reversedBy?: number;
  /** For an adjustment: the posting it corrects, and why. */
  readonly adjusts?: number;
  readonly reason?: string;
  /** The stay it was posted to first, when it was moved or routed here. */
  from?: { readonly id: string; readonly confirmation: string; readonly room?: string };
}

/** A document that closed a window. */
export interface Folio {
  readonly no: number;
  readonly date: Day;
  readonly type: string;
  readonly window: number;
  readonly postings: readonly number[];
  readonly amount: Minor;
  voided?: boolean;
}

/** One of a stay's windows, with who pays it. */
export interface FolioWindow {
  readonly no: number;
  payeeId?: string;
  method?: string;
  postings: Posting[];
  folios: Folio[];
}

/** Money received before arrival, negative when it was given back; moves to the folio at check-in. */
export interface Deposit {
  readonly id: string;
  readonly date: Day;
  readonly method: string;
  readonly amount: Minor;
  readonly reference?: string;
  readonly comments?: string;
  readonly cashier?: number;
  policyId?: string;
  transferred: boolean;
}

/** An amount that a card on file was asked to hold. */
export interface CardAuthorization {
  readonly date: Day;
  readonly at: string;
  readonly window: number;
  readonly method: string;
  readonly amount: Minor;
  /** Approval of the card's bank; absent when it declined. */
  readonly approval?: string;
  readonly reason?: string;
  readonly occasion: string;
}
