import type { Day } from '../clock/business-date.js';
import type { RoomCondition } from './housekeeping.js';

export const HOUSEKEEPING_STATUSES = [
  'Clean',
  'Dirty',
  'Pickup',
  'Inspected',
  'OutOfOrder',
  'OutOfService',
] as const;
export type HousekeepingStatus = (typeof HOUSEKEEPING_STATUSES)[number];
/** What a room is when nothing blocks it. */
export type CleanStatus = 'Clean' | 'Dirty' | 'Pickup' | 'Inspected';

/** A period in which a room may not be sold (out of order) or should not be (out of service). */
export interface RoomBlocking {
  readonly id: string;
  readonly kind: 'OutOfOrder' | 'OutOfService';
  start: Day;
  /** Last day of the period. */
  end: Day;
  reason: string;
  remark?: string;
  returnStatus: CleanStatus;
}

/** A category of rooms. */
export interface RoomType {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly roomClass: string;
  readonly maximumOccupancy: number;
  readonly maximumAdults: number;
  readonly maximumChildren: number;
  readonly defaultOccupancy: number;
  readonly bedType: string;
  readonly features: readonly string[];
  readonly suite: boolean;
  readonly sequence: number;
}

/** One room of the house. Who is in it is not kept here: the stays know. */
export interface Room {
  readonly id: string;
  readonly type: string;
  readonly floor: string;
  readonly building: string;
  readonly features: readonly string[];
  readonly smoking: boolean;
  readonly accessible: boolean;
  readonly section: string;
  readonly connectsTo?: string;
  status: CleanStatus;
  /** Persons that housekeeping counted; a difference to the front office is a discrepancy. */
  countedPersons?: number;
  housekeepingOccupied?: boolean;
  turndown?: 'Required' | 'NotRequired' | 'Compeleted';
  guestService?: 'DoNotDisturb' | 'MakeUpRoom' | 'NoStatusSelected' | 'ServiceDeclined';
  cleaningPriority?: number;
  condition?: RoomCondition;
  hold?: { readonly until: string; readonly comment: string };
  blockings: RoomBlocking[];
}
