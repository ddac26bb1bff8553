import type { Day } from '../clock/business-date.js';
import type { Document, Numbered } from './document.js';
import type { Minor } from './money.js';

/** A line of an invoice. */
export interface InvoiceLine {
  readonly no: number;
  readonly date: Day;
  readonly code: string;
  readonly description: string;
  readonly amount: Minor;
  readonly tax: boolean;
}

/** What a debtor owes for one bill. */
export interface Invoice {
  readonly no: number;
  readonly transaction: number;
  readonly date: Day;
  readonly folio?: number;
  readonly reservationId?: string;
  readonly guestProfileId?: string;
  reference?: string;
  remark?: string;
  lines: InvoiceLine[];
  /** Payments applied to it, by the payment's transaction number. */
  applied: { readonly payment: number; readonly amount: Minor }[];
  closed?: Day;
}

/** Money a debtor sent. */
export interface ReceivablePayment {
  readonly no: number;
  readonly date: Day;
  readonly method: string;
  readonly amount: Minor;
  readonly cashier: number;
  readonly reference?: string;
  readonly remark?: string;
  reversed?: boolean;
}

/** A debtor's account: a company or agent that pays later. */
export interface ReceivableAccount {
  readonly id: string;
  no: string;
  name: string;
  readonly profileId: string;
  creditLimit?: Minor;
  type: string;
  /** Contact, address, due days and other stored facts, in Oracle's names. */
  details: Document;
  notes: Numbered[];
  traces: Numbered[];
  invoices: Invoice[];
  payments: ReceivablePayment[];
}
