import type { BusinessDate } from '../../shared/business-date.js';

/** Rules against selling, as staff say them. */
export const RULE_KINDS = [
  'closed',
  'closed_to_arrival',
  'closed_to_departure',
  'min_nights',
  'max_nights',
  'min_nights_through',
  'max_nights_through',
  'min_days_ahead',
  'max_days_ahead',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** True for rules that need a number of nights or days. */
export function isCounted(kind: RuleKind): boolean {
  return /^(min|max)/.test(kind);
}

/** Where a rule holds; without anything the whole house. */
export interface RuleScope {
  readonly roomType?: string;
  readonly ratePlan?: string;
}

/** A rule to be set or taken away. */
export interface RuleWish extends RuleScope {
  readonly kind: RuleKind;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** Nights or days, for counted rules. */
  readonly count?: number;
  /** English names, lower case; none means every day. */
  readonly weekdays: readonly Weekday[];
}

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A rule in force. */
export interface Rule extends RuleScope {
  /** One of RULE_KINDS, or OPERA's own word for a kind that cannot be set here. */
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly count?: number;
  /** `Fri Sat`; absent when it holds every day. */
  readonly weekdays?: string;
  /** Room class, rate category or sales channel it is about, beside room type and rate plan. */
  readonly about?: string;
}

/** A rule in half a line: `closed, DLX, 2026-05-01 to 2026-05-03`. */
export function sayRule(rule: Rule): string {
  const scope = [rule.roomType, rule.ratePlan, rule.about].filter((part) => part !== undefined);
  return [
    `${rule.kind.replaceAll('_', ' ')}${rule.count === undefined ? '' : ` ${rule.count}`}`,
    scope.length === 0 ? 'whole house' : scope.join(' '),
    rule.from === rule.to ? rule.from : `${rule.from} to ${rule.to}`,
    ...(rule.weekdays === undefined ? [] : [rule.weekdays]),
  ].join(', ');
}
