import type { OperationFact, ParameterFact } from '../../opera/catalogue/operation.js';
import { daysBetween, isDay } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import type { Document } from '../state/document.js';

/**
 * Reads the query parameters an operation declares, in their types; the others are ignored, as OPERA ignores them.
 * Throws GEN01346 on a value outside its list, GEN01278 on text where a number is meant, 400 on a missing one.
 */
export function readQuery(operation: OperationFact, query: URLSearchParams): Document {
  const result: Document = {};
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query') continue;
    const values = query.getAll(parameter.name).filter((value) => value !== '');
    if (values.length === 0) {
      if (parameter.required) throw refuse('VALUE_MISSING', `${parameter.name} is required.`, parameter.name);
      continue;
    }
    const read = values.map((value) => readValue(parameter, value));
    result[parameter.name] = parameter.array ? read : read[0];
  }
  return result;
}

function readValue(parameter: ParameterFact, value: string): string | number | boolean {
  const { name } = parameter;
  if (parameter.type === 'integer' || parameter.type === 'number') {
    const number = Number(value);
    if (!Number.isFinite(number)) throw refuse('NUMBER_INVALID', `Enter a valid number for ${name}.`, name);
    return number;
  }
  if (parameter.type === 'boolean') {
    if (value !== 'true' && value !== 'false')
      throw refuse('QUERY_INVALID', `Invalid value for Query parameter ${name}.`, name);
    return value === 'true';
  }
  if (parameter.enum && !parameter.enum.includes(value)) {
    throw refuse('QUERY_INVALID', `Invalid value ${value} for Query parameter ${name}.`, name);
  }
  if (parameter.format === 'date' && !isDay(value.slice(0, 10))) {
    throw refuse('QUERY_INVALID', `Query parameter ${name} is not a date of the form YYYY-MM-DD.`, name);
  }
  return value;
}

/** Throws ODE09998 when more rows or a longer period is asked for than the operation allows. */
export function checkLimits(operation: OperationFact, criteria: Document): void {
  const { maxLimit, maxSpanDays } = operation.limits;
  const asked = [criteria['limit']].flat().map(Number);
  if (maxLimit !== undefined && asked.some((limit) => limit > maxLimit)) {
    throw refuse(
      'LIMIT_EXCEEDED',
      `The limit of ${Math.max(...asked)} exceeds the maximum of ${maxLimit}.`,
      'limit',
    );
  }
  if (maxSpanDays === undefined) return;
  for (const [name, value] of Object.entries(criteria)) {
    if (typeof value !== 'string' || !isDay(value.slice(0, 10))) continue;
    const counterpart = endNameOf(name)
      .map((candidate) => criteria[candidate])
      .find(
        (candidate): candidate is string => typeof candidate === 'string' && isDay(candidate.slice(0, 10)),
      );
    if (counterpart === undefined) continue;
    const days = daysBetween(value.slice(0, 10), counterpart.slice(0, 10));
    if (days > maxSpanDays) {
      throw refuse(
        'LIMIT_EXCEEDED',
        `The period of ${days} days exceeds the maximum of ${maxSpanDays}.`,
        name,
      );
    }
  }
}

/** Names under which the end of a period stands when its start stands under `name`. */
function endNameOf(name: string): string[] {
  const names: string[] = [];
  if (name.includes('Start')) names.push(name.replace('Start', 'End'));
  if (name.includes('start')) names.push(name.replace('start', 'end'));
  if (name.includes('begin')) names.push(name.replace('begin', 'end'));
  return names;
}
