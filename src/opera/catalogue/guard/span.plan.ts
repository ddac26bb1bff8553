import type { OperationFact } from '../operation.js';
import { type DatedPair, datedPairs, movedDate } from './date-pairs.js';
import { mergeAnswers } from './span.merge.js';
import { WHOLE_PERIODS } from './whole-period.table.js';

/** One of several calls that together cover a period. */
export interface SpanCall {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Inclusive, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** Several calls for one question, and how their answers become one. */
export interface SpanPlan {
  readonly calls: readonly SpanCall[];
  /** @param answers bodies in the order of the calls; undefined for 204 */
  readonly merge: (answers: readonly unknown[]) => unknown;
}

/** More calls than these for one question cost the hotel too much of its quota. */
const MOST_CALLS = 12;

/**
 * Splits a read over a period longer than OPERA allows into calls it accepts.
 * @param parameters as the caller gives them
 * @param body of a POST search
 * @returns undefined where one call will do or where splitting would change the meaning: a stay is not the sum of its
 * halves, a page not one of two lists, and a total not the total of totals; the guard then says what is too long
 */
export function planSpans(
  fact: OperationFact,
  parameters: Readonly<Record<string, unknown>>,
  body?: unknown,
): SpanPlan | undefined {
  const { maxSpanDays } = fact.limits;
  if (maxSpanDays === undefined || fact.effect !== 'read' || fact.async || WHOLE_PERIODS.has(fact.id))
    return undefined;
  const inBody = isRecord(body) && datedPairs(body).length > 0;
  const values = inBody ? body : parameters;
  const [long, ...others] = datedPairs(values).filter((pair) => pair.days > maxSpanDays);
  if (!long || others.length > 0 || startsLater(values)) return undefined;
  const chunks = chunksOf(long, maxSpanDays);
  if (chunks.length > MOST_CALLS) return undefined;
  return {
    calls: chunks.map(({ from, to }): SpanCall => {
      const narrowed = {
        ...values,
        [long.start]: like(values[long.start], from),
        [long.end]: like(values[long.end], to),
      };
      const dates = { from: from.slice(0, 10), to: to.slice(0, 10) };
      if (inBody) return { parameters, body: narrowed, ...dates };
      return { parameters: narrowed, ...(body !== undefined && { body }), ...dates };
    }),
    merge: mergeAnswers,
  };
}

/** Periods of at most `days` days, both ends counted; a time of day stays at the outer ends only. */
function chunksOf({ from, to }: DatedPair, days: number): { from: string; to: string }[] {
  const timed = from.length > 10;
  const chunks: { from: string; to: string }[] = [];
  for (let first = from; first.slice(0, 10) <= to.slice(0, 10);) {
    const last = movedDate(first, days - 1);
    const final = last >= to.slice(0, 10);
    chunks.push({ from: first, to: final ? to : timed ? `${last} 23:59:59.0` : last });
    const next = movedDate(last, 1);
    first = timed ? `${next} 00:00:00.0` : next;
  }
  return chunks;
}

function startsLater(values: Readonly<Record<string, unknown>>): boolean {
  return ['offset', 'pageNumber'].some((name) => Number(values[name] ?? 0) > 1);
}

function like(sample: unknown, value: string): string | string[] {
  return Array.isArray(sample) ? [value] : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
