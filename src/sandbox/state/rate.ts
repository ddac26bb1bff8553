import type { Day } from '../clock/business-date.js';
import type { Minor } from './money.js';

/** Prices of a rate plan for a span of days, some weekdays and some room types. */
export interface RateSchedule {
  readonly id: string;
  start: Day;
  end: Day;
  /** Weekdays it holds on, 0 for Sunday. */
  weekdays: readonly number[];
  roomTypes: readonly string[];
  oneAdult: Minor;
  twoAdults: Minor;
  extraAdult: Minor;
  extraChild: Minor;
}

/** What a guest can be sold a room for. */
export interface RatePlan {
  readonly code: string;
  name: string;
  description: string;
  longText: string;
  category: string;
  market: string;
  source: string;
  readonly sellFrom: Day;
  readonly sellTo: Day;
  readonly sequence: number;
  roomTypes: readonly string[];
  /** Replaced as a whole when it changes. */
  schedules: readonly RateSchedule[];
  /** Packages that the price contains. */
  packages: readonly string[];
  cancellationPolicy: string;
  depositPolicy?: string;
  guarantee: string;
  minimumNights?: number;
  maximumNights?: number;
  minimumDaysAhead?: number;
  /** Only for profiles that negotiated it. */
  negotiated: boolean;
  complimentary: boolean;
  dayUse: boolean;
  discountAllowed: boolean;
  commissionPercent?: number;
  roomTransaction: string;
}

export type PackageRule = 'FlatRate' | 'PerPerson' | 'PerAdult' | 'PerChild' | 'PerRoom';
export type PackageRhythm = 'EveryNight' | 'ArrivalNight' | 'LastNight' | 'EveryNightExceptArrivalNight';

/** Something sold with a night: breakfast, parking. */
export interface Package {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly price: Minor;
  readonly rule: PackageRule;
  readonly rhythm: PackageRhythm;
  readonly transaction: string;
  readonly sellSeparate: boolean;
}

export const RESTRICTION_STATUSES = [
  'Closed',
  'ClosedForArrival',
  'ClosedForDeparture',
  'MinimumStayThrough',
  'MaximumStayThrough',
  'MinimumLengthOfStay',
  'MaximumLengthOfStay',
  'MinimumAdvanceBooking',
  'MaximumAdvanceBooking',
] as const;
export type RestrictionStatus = (typeof RESTRICTION_STATUSES)[number];

/** A rule against selling: for the house, or for some rate plans or room types only. */
export interface Restriction {
  readonly id: string;
  status: RestrictionStatus;
  start: Day;
  /** Last day it holds on. */
  end: Day;
  weekdays: readonly number[];
  ratePlans: readonly string[];
  roomTypes: readonly string[];
  /** Nights or days, for the minimum and maximum kinds. */
  unit?: number;
}
