import { Fault } from '../../kernel/fault.js';
import type { Parameters } from './call-plan.js';

const HOTEL_NAME = /hotel(id|code)s?$/i;
const DEEPEST = 12;

/**
 * Refuses hotels in parameters and body that the caller may not act for: OPERA only checks the integration user, who may see
 * them all.
 * @param allowed the caller's hotels, `*` for all
 * @param hotelId the call's own hotel, already allowed
 * @throws Fault AUTH_HOTEL_FORBIDDEN
 */
export function checkHotels(
  allowed: readonly string[],
  hotelId: string,
  parameters: Parameters,
  body: unknown,
): void {
  if (allowed.includes('*')) return;
  const permitted = new Set([...allowed, hotelId]);
  walk(parameters, 'parameters', permitted, 0);
  walk(body, 'body', permitted, 0);
}

function walk(node: unknown, path: string, permitted: ReadonlySet<string>, depth: number): void {
  if (typeof node !== 'object' || node === null) return;
  if (depth > DEEPEST)
    throw new Fault('INPUT_INVALID', { message: 'The body is nested too deeply.', field: path });
  for (const [name, value] of Object.entries(node)) {
    const at = `${path}.${name}`;
    if (HOTEL_NAME.test(name)) {
      for (const hotel of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof hotel === 'string' && !permitted.has(hotel)) throw forbidden(at);
      }
    }
    walk(value, at, permitted, depth + 1);
  }
}

function forbidden(field: string): Fault {
  return new Fault('AUTH_HOTEL_FORBIDDEN', {
    message: 'The call names a hotel that this caller may not act for.',
    field,
  });
}
