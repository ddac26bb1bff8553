import type { Day } from '../clock/business-date.js';
import type { Minor } from './money.js';

/** The kinds of money that are counted apart when a cashier closes. */
export const TENDERS = ['cash', 'check', 'creditCard', 'others'] as const;
export type Tender = (typeof TENDERS)[number];

/** A closed shift of a cashier. */
export interface CashierClosure {
  readonly no: number;
  readonly cashier: number;
  readonly date: Day;
  readonly at: string;
  /** The last transaction of the shift; what a cashier posted after it is the next shift's. */
  readonly lastTransaction: number;
  readonly counted: Readonly<Record<Tender, Minor>>;
  readonly bags?: { readonly cash?: string; readonly others?: string; readonly location?: string };
}

/** A lock on a cashier while a shift is being closed. */
export interface CashierLock {
  readonly handle: number;
  readonly cashier: number;
  readonly at: string;
  seconds: number;
}

/** The cash desk of a hotel beside its folios. */
export interface CashDesk {
  readonly closures: CashierClosure[];
  readonly locks: CashierLock[];
  /** Texts of outlets' checks, by check number. */
  readonly checks: {
    [checkNumber: string]: { text?: string; image?: string; date: Day; reservationId?: string };
  };
  /** Mails ordered: which folio went to how many addresses. */
  readonly mails: {
    readonly id: string;
    readonly reservationId: string;
    readonly at: string;
    readonly recipients: number;
  }[];
}
