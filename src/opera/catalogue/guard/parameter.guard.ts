import { nearest } from '../nearest.js';
import type { Finding, OperationFact, ParameterFact } from '../operation.js';
import { Findings } from './findings.js';
import { checkScalar } from './scalar.guard.js';
import { checkSpans } from './span.guard.js';

export type ScalarValue = string | number | boolean;
export type ParameterValues = Readonly<Record<string, ScalarValue | readonly ScalarValue[]>>;

/** Findings and what to send: types as declared, lists where a parameter repeats, absent values left out. */
export interface CheckedParameters {
  readonly findings: readonly Finding[];
  readonly value: ParameterValues;
}

/** Headers that the client sets itself. */
const OWN_HEADERS = new Set([
  'authorization',
  'x-app-key',
  'x-hotelid',
  'x-externalsystem',
  'x-request-id',
  'content-type',
  'accept',
  'consumes',
  'enterpriseid',
]);

const known = new WeakMap<OperationFact, ReadonlyMap<string, ParameterFact>>();

/** The parameters a caller may give, by name; read once per operation. */
export function givable(fact: OperationFact): ReadonlyMap<string, ParameterFact> {
  let map = known.get(fact);
  if (!map) {
    const own = fact.parameters.filter(
      ({ in: place, name }) => place !== 'header' || !OWN_HEADERS.has(name.toLowerCase()),
    );
    known.set(fact, (map = new Map(own.map((parameter) => [parameter.name, parameter]))));
  }
  return map;
}

/**
 * The parameters of a call before it leaves: names, required ones, types, codes, dates, lengths, and the limits that
 * Oracle states in prose. OPERA ignores an unknown query parameter in silence and answers something else than asked.
 * @param parameters by Oracle's names; undefined and null count as not given
 */
export function checkParameters(
  fact: OperationFact,
  parameters: Readonly<Record<string, unknown>>,
): CheckedParameters {
  const findings = new Findings();
  const facts = givable(fact);
  const value: Record<string, ScalarValue | readonly ScalarValue[]> = {};
  for (const [name, given] of Object.entries(parameters)) {
    if (given === undefined || given === null) continue;
    const parameter = facts.get(name);
    if (!parameter) noteUnknown(fact, facts, name, findings);
    else value[name] = capped(fact, name, checkOne(parameter, given, findings), findings);
  }
  for (const { name, required } of facts.values()) {
    if (required && value[name] === undefined) findings.error(`parameters.${name}`, 'is required');
  }
  checkSpans(fact, value, findings);
  return { findings: findings.all(), value };
}

function checkOne(
  parameter: ParameterFact,
  given: unknown,
  findings: Findings,
): ScalarValue | readonly ScalarValue[] {
  const path = `parameters.${parameter.name}`;
  const check = (one: unknown, at: string): ScalarValue =>
    checkScalar({ rules: parameter, path: at, quiet: true }, one, findings) as ScalarValue;
  if (!parameter.array) {
    if (Array.isArray(given) && given.length === 1) return check(given[0], path);
    const single = check(given, path);
    if (parameter.in === 'path' && /^\.{0,2}$/.test(String(single)))
      findings.error(path, 'is not an identifier');
    return single;
  }
  const values = Array.isArray(given) ? (given as unknown[]) : splitList(parameter, given, findings);
  if (parameter.maxItems !== undefined && values.length > parameter.maxItems) {
    findings.error(path, `has ${values.length} values; at most ${parameter.maxItems} are allowed`);
  }
  return values.map((one, at) => check(one, values.length > 1 ? `${path}[${at}]` : path));
}

/** One text for a parameter of codes may hold several, as people write lists; of free text a comma is part. */
function splitList(parameter: ParameterFact, given: unknown, findings: Findings): unknown[] {
  if (!parameter.enum || typeof given !== 'string' || !given.includes(',')) return [given];
  findings.warning(`parameters.${parameter.name}`, 'was one text with commas; sent as a list');
  return given.split(',').map((part) => part.trim());
}

function capped(
  fact: OperationFact,
  name: string,
  value: ScalarValue | readonly ScalarValue[],
  findings: Findings,
): ScalarValue | readonly ScalarValue[] {
  const { maxLimit } = fact.limits;
  if (name !== 'limit' || maxLimit === undefined || typeof value !== 'number' || value <= maxLimit)
    return value;
  findings.warning(
    'parameters.limit',
    `OPERA gives at most ${maxLimit} rows; ${maxLimit} asked for`,
    'Page on for more.',
  );
  return maxLimit;
}

function noteUnknown(
  fact: OperationFact,
  facts: ReadonlyMap<string, ParameterFact>,
  name: string,
  findings: Findings,
): void {
  const path = `parameters.${name.slice(0, 80)}`;
  if (OWN_HEADERS.has(name.toLowerCase())) {
    findings.error(path, 'is set by this server', 'Leave it out; the hotel is chosen with hotelId.');
    return;
  }
  const near = nearest(name, facts.keys());
  const fixes =
    near.length > 0 ? [`Did you mean ${near.map((one) => `parameters.${one}`).join(' or ')}?`] : [];
  if (fact.hasBody) fixes.push('This operation has a body: the field may belong there.');
  else if (near.length === 0) fixes.push(`It takes ${[...facts.keys()].slice(0, 20).join(', ') || 'none'}.`);
  findings.error(path, `is not a parameter of ${fact.id}`, fixes.join(' '));
}
