import { addDays, type Day } from '../clock/business-date.js';
import type { Desk } from '../desk/desk.js';
import type { Restriction, RestrictionStatus } from '../state/rate.js';
import { nextId } from '../state/world.js';

/** What a restriction is about; an empty one is about the whole house. */
export interface RestrictionControl {
  readonly ratePlan?: string;
  readonly roomType?: string;
  readonly roomClass?: string;
  readonly rateCategory?: string;
  readonly channel?: string;
}

/** Days on which a restriction shall hold: a span and, within it, some weekdays (none named: all). */
export interface RestrictionSpan {
  readonly start: Day;
  readonly end: Day;
  readonly weekdays: readonly number[];
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** What a stored restriction is about. */
export function controlOf(restriction: Restriction): RestrictionControl {
  return {
    ratePlan: restriction.ratePlans[0],
    roomType: restriction.roomTypes[0],
    roomClass: restriction.roomClasses?.[0],
    rateCategory: restriction.rateCategories?.[0],
    channel: restriction.channels?.[0],
  };
}

/** True when both are about exactly the same. */
export function sameControl(left: RestrictionControl, right: RestrictionControl): boolean {
  return (
    left.ratePlan === right.ratePlan &&
    left.roomType === right.roomType &&
    left.roomClass === right.roomClass &&
    left.rateCategory === right.rateCategory &&
    left.channel === right.channel
  );
}

/** Puts a restriction into force; one of the same kind about the same gives way on its days. Gives back its id. */
export function addRestriction(
  desk: Desk,
  status: RestrictionStatus,
  control: RestrictionControl,
  span: RestrictionSpan,
  terms: { readonly unit?: number; readonly lengths?: readonly number[] },
): string {
  liftRestrictions(desk, (other) => other.status === status && sameControl(controlOf(other), control), span);
  const restriction: Restriction = {
    id: nextId(desk.world, 'record'),
    status,
    ...span,
    ratePlans: listOf(control.ratePlan),
    roomTypes: listOf(control.roomType),
    roomClasses: listOf(control.roomClass),
    rateCategories: listOf(control.rateCategory),
    channels: listOf(control.channel),
    unit: terms.unit,
    lengths: terms.lengths,
  };
  desk.hotel.restrictions.set(restriction.id, restriction);
  desk.hotel.yield.changes.push({ at: desk.at, action: 'NEW', restriction: { ...restriction } });
  return restriction.id;
}

/** Takes the chosen restrictions out of force on the days of the span; what lies outside stays. Gives back how many it met. */
export function liftRestrictions(
  desk: Desk,
  chosen: (restriction: Restriction) => boolean,
  span: RestrictionSpan,
): number {
  const { restrictions, yield: book } = desk.hotel;
  const met = [...restrictions.values()].filter(
    (restriction) => chosen(restriction) && restriction.start <= span.end && span.start <= restriction.end,
  );
  for (const restriction of met) {
    restrictions.delete(restriction.id);
    book.changes.push({
      at: desk.at,
      action: 'DELETE',
      restriction: {
        ...restriction,
        start: later(restriction.start, span.start),
        end: earlier(restriction.end, span.end),
      },
    });
    for (const [index, left] of leftovers(restriction, span).entries()) {
      const id = index === 0 ? restriction.id : nextId(desk.world, 'record');
      restrictions.set(id, { ...restriction, ...left, id });
    }
  }
  return met.length;
}

/** The days of a restriction that lie outside a span, as spans. */
function leftovers(restriction: Restriction, span: RestrictionSpan): RestrictionSpan[] {
  const { start, end, weekdays } = restriction;
  const own = weekdays.length === 0 ? WEEK : weekdays;
  const lifted = span.weekdays.length === 0 ? WEEK : span.weekdays;
  const kept = own.filter((day) => !lifted.includes(day));
  const parts: RestrictionSpan[] = [];
  if (start < span.start) parts.push({ start, end: addDays(span.start, -1), weekdays });
  if (kept.length > 0)
    parts.push({ start: later(start, span.start), end: earlier(end, span.end), weekdays: kept });
  if (end > span.end) parts.push({ start: addDays(span.end, 1), end, weekdays });
  return parts;
}

function listOf(code: string | undefined): readonly string[] {
  return code === undefined ? [] : [code];
}

function later(left: Day, right: Day): Day {
  return left > right ? left : right;
}

function earlier(left: Day, right: Day): Day {
  return left < right ? left : right;
}
