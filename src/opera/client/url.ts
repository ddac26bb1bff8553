import { Fault } from '../../kernel/fault.js';
import type { OperationFact } from '../catalogue/operation.js';
import type { Parameters } from './call-plan.js';
import type { ParameterValue } from './opera-call.js';

/** A step to a neighbour or parent, however often it is escaped, or a character that ends a line. */
// oxlint-disable-next-line no-control-regex -- refusing them is the purpose
const STEP = /(^|[/\\]|%2f|%5c)(\.|%2e){1,2}([/\\]|%2f|%5c|$)|[\u0000-\u001f\u007f]/i;

/**
 * The absolute URL of a call. Every path value is escaped, so it cannot leave its segment, and steps such as `..`, which
 * clients and proxies resolve even when escaped, are refused. Arrays of query parameters repeat the name.
 * @throws Fault INPUT_INVALID naming the parameter
 */
export function urlOf(gatewayUrl: string, fact: OperationFact, parameters: Parameters): string {
  const path = fact.path.replace(/\{([^}]+)\}/g, (_match, name: string) => segment(name, parameters[name]));
  const query: string[] = [];
  for (const { name, in: place, csv } of fact.parameters) {
    const value = place === 'query' ? parameters[name] : undefined;
    if (value === undefined) continue;
    const list = Array.isArray(value) ? (value as readonly ParameterValue[]) : [value];
    const values = csv ? [list.join(',')] : list;
    for (const one of values) query.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`);
  }
  return gatewayUrl + path + (query.length === 0 ? '' : `?${query.join('&')}`);
}

function segment(name: string, value: ParameterValue | undefined): string {
  const refuse = (problem: string) =>
    new Fault('INPUT_INVALID', { message: `The parameter ${name} ${problem}.`, field: `parameters.${name}` });
  if (value === undefined || value === '') throw refuse('is missing');
  if (typeof value === 'object') throw refuse('takes one value');
  const text = String(value);
  if (STEP.test(text)) throw refuse('is not an identifier');
  try {
    return encodeURIComponent(text);
  } catch {
    throw refuse('holds broken characters');
  }
}
