import { Fault } from '../../kernel/fault.js';
import type { OperationFact } from '../catalogue/operation.js';
import type { Parameters } from './call-plan.js';
import type { ParameterValue } from './opera-call.js';

/** Search fields whose name changed between the older GET and the 26.x POST search: newer name, older name. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'crm.getProfiles': { taxId: 'taxID' },
  'par.getAlternateAvailability': { roomId: 'roomNumber' },
};

/**
 * The body of a 26.x search as query parameters of its older GET twin. Oracle kept the fields name for name, but for the
 * few renamed ones.
 * @param older the GET
 * @param parameters path and query parameters of the newer request
 * @param body properties with plain values or lists of them
 * @throws Fault OPERA_VERSION_UNSUPPORTED naming a criterion that the older search lacks
 */
export function asOlderSearch(older: OperationFact, parameters: Parameters, body: unknown): Parameters {
  const result: Record<string, ParameterValue | undefined> = { ...parameters };
  if (typeof body !== 'object' || body === null) return result;
  const renamed = RENAMED[older.id] ?? {};
  for (const [property, value] of Object.entries(body as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    const name = renamed[property] ?? property;
    const fact = older.parameters.find((parameter) => parameter.name === name && parameter.in !== 'header');
    // A search without pages gives all rows: asking for the first ones loses nothing.
    if (fact === undefined && (name === 'limit' || (name === 'offset' && value === 0))) continue;
    if (fact === undefined || !isPlain(value)) throw lacking(older, property);
    if (fact.array || !Array.isArray(value)) result[name] = value;
    else if (value.length === 1) result[name] = value[0] as ParameterValue;
    else throw lacking(older, property);
  }
  return result;
}

function isPlain(value: unknown): value is ParameterValue {
  return Array.isArray(value) ? value.every((one) => typeof one !== 'object') : typeof value !== 'object';
}

function lacking(older: OperationFact, property: string): Fault {
  return new Fault('OPERA_VERSION_UNSUPPORTED', {
    message: `The OPERA release of this hotel cannot search by ${property} (${older.id}).`,
    advice: 'Search by other criteria.',
    field: `body.${property}`,
  });
}
