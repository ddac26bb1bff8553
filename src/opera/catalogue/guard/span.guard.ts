import type { OperationFact } from '../operation.js';
import { datedPairs } from './date-pairs.js';
import type { Findings } from './findings.js';

/**
 * Notes periods that end before they begin or are longer than OPERA allows for the operation.
 * @param values parameters or body, already in Oracle's shape
 * @param where `parameters` or `body`
 */
export function checkSpans(
  fact: OperationFact,
  values: Readonly<Record<string, unknown>>,
  findings: Findings,
  where = 'parameters',
): void {
  const { maxSpanDays } = fact.limits;
  if (maxSpanDays === undefined) return;
  for (const { start, end, days } of datedPairs(values)) {
    if (days > maxSpanDays) {
      const problem = `lies ${days} days after ${start}; OPERA allows ${maxSpanDays} for this operation`;
      findings.error(
        `${where}.${end}`,
        problem,
        'Ask for a shorter period, or for several one after the other.',
      );
    }
    if (days < 0) findings.error(`${where}.${end}`, `lies before ${start}`);
  }
}
