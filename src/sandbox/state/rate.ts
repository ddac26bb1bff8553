import type { Day } from '../clock/business-date.js';
import type { Document } from './document.js';
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
  /** Prices of three, four and five adults, where they are not two plus so many extra ones. */
  moreAdults?: readonly (Minor | undefined)[];
  /** Supplements for one, two, three and four children, where they are not so many extra ones. */
  children?: readonly (Minor | undefined)[];
  /** Whatever else was sent with it and is only kept, in Oracle's names. */
  details?: Document;
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
  sellFrom: Day;
  sellTo: Day;
  sequence: number;
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
  maximumDaysAhead?: number;
  /** Only for profiles that negotiated it. */
  negotiated: boolean;
  complimentary: boolean;
  dayUse: boolean;
  discountAllowed: boolean;
  commissionPercent?: number;
  roomTransaction: string;
  /** Whatever else was sent when it was set up and is only kept, in Oracle's names. */
  details?: Document;
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
  'LOSNotAvailable',
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
  roomClasses?: readonly string[];
  rateCategories?: readonly string[];
  /** Sold elsewhere only: a rule for these channels does not bind the hotel's own desk. */
  channels?: readonly string[];
  /** Nights or days, for the minimum and maximum kinds. */
  unit?: number;
  /** Lengths of stay that are not sold, in nights. */
  lengths?: readonly number[];
}

/** How many rooms may be sold beyond (positive) or short of (negative) those there are, on one day. */
export interface SellLimit {
  readonly amount: number;
  /** The amount is a share of the rooms, in percent. */
  readonly percentage: boolean;
}

/** A change of a restriction, as its history tells it. */
export interface RestrictionChange {
  readonly at: string;
  readonly action: 'NEW' | 'DELETE';
  readonly restriction: Restriction;
}

/** What revenue management keeps beside the rate plans. */
export interface YieldBook {
  /** By `level|code|day`, where level is House, RoomClass or RoomType. */
  readonly sellLimits: Map<string, SellLimit>;
  /** Rate plans that are the best available ones, by `day|nights`; nights 0 stands for any. */
  readonly bestRates: Map<string, readonly string[]>;
  readonly changes: RestrictionChange[];
}
