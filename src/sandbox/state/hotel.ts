import type { Release } from '../../opera/catalogue/operation.js';
import type { Day } from '../clock/business-date.js';
import type { Document, Numbered, Registers } from './document.js';
import type { GroupBook } from './group.js';
import type { HousekeepingBook } from './housekeeping.js';
import type { Package, RatePlan, Restriction, YieldBook } from './rate.js';
import type { CancellationPolicy, DepositPolicy, Guarantee } from './policy.js';
import type { Reservation } from './reservation.js';
import type { Room, RoomType } from './room.js';
import type { SalesBook } from './sales.js';
import type { TransactionCode } from './transaction-code.js';
import type { CashDesk } from './cashier.js';
import type { Minor } from './money.js';
import type { ReceivableAccount } from './receivable.js';

/** One value of a list: code, what people read, and whether it is still offered. */
export interface CodeItem {
  readonly code: string;
  readonly description: string;
  readonly active?: boolean;
}

/** What a closed business day amounted to; written by end of day. */
export interface DayStatistics {
  readonly day: Day;
  readonly roomsOccupied: number;
  readonly roomsOutOfOrder: number;
  readonly arrivals: number;
  readonly departures: number;
  readonly noShows: number;
  readonly cancellations: number;
  readonly persons: number;
  readonly roomRevenue: Minor;
  readonly foodRevenue: Minor;
  readonly otherRevenue: Minor;
  readonly taxes: Minor;
  readonly payments: Minor;
}

/** Where and how large a property is; never changes while the sandbox runs. */
export interface HotelProfile {
  readonly id: string;
  readonly name: string;
  readonly release: Release;
  readonly chainCode: string;
  readonly chainName: string;
  readonly currency: string;
  readonly country: string;
  readonly city: string;
  readonly street: string;
  readonly postalCode: string;
  readonly language: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly email: string;
  readonly checkInTime: string;
  readonly checkOutTime: string;
  readonly opened: Day;
  readonly latitude: number;
  readonly longitude: number;
}

/** The kinds of records that OPERA keeps beside a hotel's stays and that the sandbox stores as they were sent. */
export type HotelRecordKind =
  | 'serviceRequests'
  | 'trackItems'
  | 'maintenance'
  | 'turnaways'
  | 'dockets'
  | 'confirmations'
  | 'upsellRules'
  | 'locks';

/** One property with everything in it. Plain data: snapshots copy it, maps are the indexes by id or code. */
export interface Hotel {
  readonly profile: HotelProfile;
  businessDate: Day;
  readonly roomTypes: Map<string, RoomType>;
  readonly rooms: Map<string, Room>;
  readonly ratePlans: Map<string, RatePlan>;
  readonly packages: Map<string, Package>;
  readonly guarantees: Map<string, Guarantee>;
  readonly cancellationPolicies: Map<string, CancellationPolicy>;
  readonly depositPolicies: Map<string, DepositPolicy>;
  readonly transactionCodes: Map<string, TransactionCode>;
  readonly lists: Map<string, readonly CodeItem[]>;
  readonly restrictions: Map<string, Restriction>;
  readonly yield: YieldBook;
  readonly reservations: Map<string, Reservation>;
  readonly records: Record<HotelRecordKind, Map<string, Numbered>>;
  readonly statistics: Map<Day, DayStatistics>;
  /** Cashiers of the hotel; the integration user's own is `defaultCashier`. */
  readonly cashiers: Map<number, string>;
  readonly defaultCashier?: number;
  readonly cashDesk: CashDesk;
  /** Debtors' accounts by id. */
  readonly receivables: Map<string, ReceivableAccount>;
  readonly housekeeping: HousekeepingBook;
  readonly sales: SalesBook;
  readonly groups: GroupBook;
  readonly settings: Document;
  /** Records that are stored as they were sent, by kind. */
  registers?: Registers;
}
